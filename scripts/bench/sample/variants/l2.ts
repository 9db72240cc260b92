import { CrossStackReferences, Duration, ReferenceStrength, RemovalPolicy } from 'aws-cdk-lib';
import type { App, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { enforcement, replicaKeyResource, replicaStatements, replicationConfiguration, sourceStatements } from './parts';
import { ACCOUNT, forEachReplication, nameOf, REPLICA, SOURCE, threeStacks } from './stacks';

/** What the library makes, by hand. */
export function withL2(app: App, size: number): void {
  forEachReplication(size, (index, group) => {
    const { keys, replicas, sources } = threeStacks(app, group);
    const key = new kms.Key(keys, `Key${index}`, {
      multiRegion: true,
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    CrossStackReferences.of(key).produce(ReferenceStrength.WEAK);
    const cfnReplicaKey = replicaKeyResource(replicas, `ReplicaKey${index}`, key.keyArn);
    const replicaKey = kms.Key.fromKeyArn(replicas, `Key${index}`, cfnReplicaKey.attrArn);
    bucket(replicas, index, 'replica', replicaKey, logBucket(replicas, group));
    const role = new iam.Role(sources, `Role${index}`, {
      roleName: `replication-${index}`,
      assumedBy: new iam.ServicePrincipal('s3.amazonaws.com'),
    });
    const replicaKeyArn = `arn:aws:kms:${REPLICA}:${ACCOUNT}:key/${key.keyId}`;
    const replicaArn = `arn:aws:s3:::${nameOf(index, 'replica', REPLICA)}`;
    const sourceArn = `arn:aws:s3:::${nameOf(index, 'source', SOURCE)}`;
    const sourcePolicy = new iam.ManagedPolicy(sources, `SourcePolicy${index}`, {
      roles: [role],
      statements: sourceStatements(sourceArn, key.keyArn).map((each) => new iam.PolicyStatement(each)),
    });
    const replicaPolicy = new iam.ManagedPolicy(sources, `ReplicaPolicy${index}`, {
      roles: [role],
      statements: replicaStatements(replicaArn, replicaKeyArn).map((each) => new iam.PolicyStatement(each)),
    });
    const source = bucket(sources, index, 'source', key, logBucket(sources, group));
    denyOthers(source, key.keyArn);
    const cfnSource = source.node.defaultChild as s3.CfnBucket;
    cfnSource.replicationConfiguration = replicationConfiguration(role.roleArn, replicaArn, replicaKeyArn);
    source.node.addDependency(sourcePolicy, replicaPolicy);
  });
}

function logBucket(stack: Stack, group: number): s3.Bucket {
  const existing = stack.node.tryFindChild('Logs') as s3.Bucket | undefined;
  return existing ?? new s3.Bucket(stack, 'Logs', {
    bucketName: nameOf(group, 'logs', stack.region),
    encryption: s3.BucketEncryption.S3_MANAGED,
    blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
    versioned: true,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    removalPolicy: RemovalPolicy.RETAIN,
  });
}

function bucket(stack: Stack, index: number, side: string, encryptionKey: kms.IKey, logs: s3.Bucket): s3.Bucket {
  const created = new s3.Bucket(stack, `Bucket${index}`, {
    bucketName: nameOf(index, side, stack.region),
    encryptionKey,
    bucketKeyEnabled: true,
    versioned: true,
    blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(7) }],
    removalPolicy: RemovalPolicy.RETAIN,
  });
  const resource = created.node.defaultChild as s3.CfnBucket;
  resource.loggingConfiguration = { destinationBucketName: logs.bucketName, logFilePrefix: `${side}-${index}/` };
  logs.addToResourcePolicy(new iam.PolicyStatement({
    sid: `Logs${index}`,
    principals: [new iam.ServicePrincipal('logging.s3.amazonaws.com')],
    actions: ['s3:PutObject'],
    resources: [logs.arnForObjects(`${side}-${index}/*`)],
    conditions: { ArnEquals: { 'aws:SourceArn': created.bucketArn }, StringEquals: { 'aws:SourceAccount': ACCOUNT } },
  }));
  return created;
}

function denyOthers(source: s3.Bucket, keyArn: string): void {
  for (const statement of enforcement(source.bucketArn, keyArn)) {
    source.addToResourcePolicy(new iam.PolicyStatement({ ...statement, principals: [new iam.AnyPrincipal()] }));
  }
}
