import { CrossStackReferences, ReferenceStrength, RemovalPolicy } from 'aws-cdk-lib';
import type { App, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { enforcement, replicaKeyResource, replicaStatements, replicationConfiguration, sourceStatements } from './parts';
import { ACCOUNT, document, forEachReplication, nameOf, REPLICA, root, SOURCE, threeStacks } from './stacks';
import type { Allowed } from './stacks';

/** The same without statements, grants or defaults of the L2s. */
export function withL1(app: App, size: number): void {
  forEachReplication(size, (index, group) => {
    const { keys, replicas, sources } = threeStacks(app, group);
    const key = new kms.CfnKey(keys, `Key${index}`, {
      multiRegion: true,
      enableKeyRotation: true,
      keyPolicy: document([{ principals: root(), actions: ['kms:*'], resources: ['*'] }]),
    });
    key.applyRemovalPolicy(RemovalPolicy.RETAIN);
    CrossStackReferences.of(key).produce(ReferenceStrength.WEAK);
    const replicaKey = replicaKeyResource(replicas, `ReplicaKey${index}`, key.attrArn);
    cfnBucket(replicas, index, 'replica', replicaKey.attrArn, []);
    const role = new iam.CfnRole(sources, `Role${index}`, {
      roleName: `replication-${index}`,
      assumeRolePolicyDocument: document([{ principals: { Service: 's3.amazonaws.com' }, actions: ['sts:AssumeRole'] }]),
    });
    const replicaKeyArn = `arn:aws:kms:${REPLICA}:${ACCOUNT}:key/${key.ref}`;
    const replicaArn = `arn:aws:s3:::${nameOf(index, 'replica', REPLICA)}`;
    const sourceArn = `arn:aws:s3:::${nameOf(index, 'source', SOURCE)}`;
    const statements = [sourceStatements(sourceArn, key.attrArn), replicaStatements(replicaArn, replicaKeyArn)];
    const policies = statements.map(document).map((policyDocument, nth) =>
      new iam.CfnManagedPolicy(sources, `Policy${index}-${nth}`, { roles: [role.ref], policyDocument }));
    const source = cfnBucket(sources, index, 'source', key.attrArn, enforcement(sourceArn, key.attrArn));
    source.replicationConfiguration = replicationConfiguration(role.attrArn, replicaArn, replicaKeyArn);
    policies.forEach((policy) => source.addResourceDependency(policy));
  });
}

function cfnBucket(stack: Stack, index: number, side: string, keyArn: string, more: readonly Allowed[]): s3.CfnBucket {
  const logs = cfnLogBucket(stack);
  const created = new s3.CfnBucket(stack, `Bucket${index}`, {
    bucketName: nameOf(index, side, stack.region),
    versioningConfiguration: { status: 'Enabled' },
    bucketEncryption: {
      serverSideEncryptionConfiguration: [{
        bucketKeyEnabled: true,
        serverSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId: keyArn },
      }],
    },
    publicAccessBlockConfiguration: {
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    },
    ownershipControls: { rules: [{ objectOwnership: 'BucketOwnerEnforced' }] },
    lifecycleConfiguration: { rules: [{ status: 'Enabled', abortIncompleteMultipartUpload: { daysAfterInitiation: 7 } }] },
    loggingConfiguration: { destinationBucketName: logs.bucket.ref, logFilePrefix: `${side}-${index}/` },
  });
  created.applyRemovalPolicy(RemovalPolicy.RETAIN);
  logs.statements.push({
    sid: `Logs${index}`,
    principals: { Service: 'logging.s3.amazonaws.com' },
    actions: ['s3:PutObject'],
    resources: [`${logs.bucket.attrArn}/${side}-${index}/*`],
    conditions: { ArnEquals: { 'aws:SourceArn': created.attrArn }, StringEquals: { 'aws:SourceAccount': ACCOUNT } },
  });
  logs.policy.policyDocument = document(logs.statements);
  bucketPolicy(stack, `BucketPolicy${index}`, created, more);
  return created;
}

/** Log bucket, its policy and the statements so far; one for each stack. */
interface CfnLogs {
  readonly bucket: s3.CfnBucket;
  readonly policy: s3.CfnBucketPolicy;
  readonly statements: Allowed[];
}

const logsOf = new WeakMap<Stack, CfnLogs>();

function cfnLogBucket(stack: Stack): CfnLogs {
  const known = logsOf.get(stack);
  if (known) {
    return known;
  }
  const created = new s3.CfnBucket(stack, 'Logs', {
    versioningConfiguration: { status: 'Enabled' },
    ownershipControls: { rules: [{ objectOwnership: 'BucketOwnerEnforced' }] },
  });
  created.applyRemovalPolicy(RemovalPolicy.RETAIN);
  const statements = transport(created.attrArn);
  const logs = { bucket: created, policy: bucketPolicy(stack, 'LogsPolicy', created, []), statements };
  logsOf.set(stack, logs);
  return logs;
}

function transport(bucketArn: string): Allowed[] {
  const denied = {
    effect: iam.Effect.DENY,
    principals: { AWS: '*' },
    actions: ['s3:*'],
    resources: [bucketArn, `${bucketArn}/*`],
  };
  return [
    { sid: 'Tls', ...denied, conditions: { Bool: { 'aws:SecureTransport': 'false' } } },
    { sid: 'TlsVersion', ...denied, conditions: { NumericLessThan: { 's3:TlsVersion': '1.2' } } },
  ];
}

function bucketPolicy(stack: Stack, id: string, of: s3.CfnBucket, more: readonly Allowed[]): s3.CfnBucketPolicy {
  const denied = more.map((statement) => ({ ...statement, principals: { AWS: '*' } }));
  return new s3.CfnBucketPolicy(stack, id, {
    bucket: of.ref,
    policyDocument: document([...transport(of.attrArn), ...denied]),
  });
}
