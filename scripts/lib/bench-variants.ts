import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CrossStackReferences, Duration, ReferenceStrength, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { compiled } from './compiled';

const { EncryptedCrossRegionReplication, ReplicationDestination } = compiled<typeof import('../../src')>('index');

/** One way to write N replications. */
export interface Variant {
  readonly name: string;
  readonly build: (app: App, size: number) => void;
}

const ACCOUNT = '111111111111';
const SOURCE = 'eu-west-1';
const REPLICA = 'eu-central-1';
/** Replications of one source stack: a template takes 500 resources. */
const PER_STACK = 10;

export const VARIANTS: readonly Variant[] = [
  { name: 'library', build: withLibrary },
  { name: 'L2', build: withL2 },
  { name: 'L1', build: withL1 },
  { name: 'L2 replicationRules', build: withReplicationRules },
];

export function templateBytes(assembly: CloudAssembly): number {
  return readdirSync(assembly.directory)
    .filter((file) => file.endsWith('.template.json'))
    .reduce((sum, file) => sum + statSync(join(assembly.directory, file)).size, 0);
}

/** Custom resources and Lambda functions. */
export function helperCount({ Resources = {} }: { Resources?: Record<string, { Type: string }> }): number {
  return Object.values(Resources).filter(({ Type }) => /^Custom::|^AWS::Lambda::|CustomResource$/.test(Type)).length;
}

function withLibrary(app: App, size: number): void {
  forEachReplication(size, (index, group) => {
    const stack = found(app, `Data${group}`, SOURCE);
    new EncryptedCrossRegionReplication(stack, `Replication${index}`, {
      destinations: [ReplicationDestination.inRegion(REPLICA)],
    });
  });
}

/** What the library makes, by hand. */
function withL2(app: App, size: number): void {
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

/** The same without statements, grants or defaults of the L2s. */
function withL1(app: App, size: number): void {
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

/** What CDK itself offers: not the same resources, but what a user would write without the library. */
function withReplicationRules(app: App, size: number): void {
  forEachReplication(size, (index, group) => {
    const replicas = found(app, `Replicas${group}`, REPLICA);
    const sources = found(app, `Data${group}`, SOURCE);
    const named = (stack: Stack, side: string, region: string) => ({
      bucketName: nameOf(index, side, region),
      encryptionKey: new kms.Key(stack, `Key${index}`, { enableKeyRotation: true, alias: `${side}-${index}` }),
      versioned: true,
      bucketKeyEnabled: true,
      enforceSSL: true,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    });
    const replica = new s3.Bucket(replicas, `Bucket${index}`, named(replicas, 'replica', REPLICA));
    new s3.Bucket(sources, `Bucket${index}`, {
      ...named(sources, 'source', SOURCE),
      replicationRules: [{ destination: replica, sseKmsEncryptedObjects: true, kmsKey: replica.encryptionKey }],
    });
  });
}

function forEachReplication(size: number, write: (index: number, group: number) => void): void {
  for (let index = 0; index < size; index += 1) {
    write(index, Math.floor(index / PER_STACK));
  }
}

function found(app: App, id: string, region: string): Stack {
  return (app.node.tryFindChild(id) as Stack | undefined) ?? new Stack(app, id, { env: { account: ACCOUNT, region } });
}

function threeStacks(app: App, group: number) {
  const [keys, replicas, sources] = [
    found(app, `Keys${group}`, SOURCE),
    found(app, `Replicas${group}`, REPLICA),
    found(app, `Data${group}`, SOURCE),
  ];
  replicas.addStackDependency(keys);
  sources.addStackDependency(keys);
  sources.addStackDependency(replicas);
  return { keys, replicas, sources };
}

const nameOf = (index: number, side: string, region: string) => `bench-${side}-${index}-${ACCOUNT}-${region}-an`;

function root(): unknown {
  return { AWS: `arn:aws:iam::${ACCOUNT}:root` };
}

interface Allowed {
  readonly sid?: string;
  readonly effect?: iam.Effect;
  readonly principals?: unknown;
  readonly actions: string[];
  readonly resources?: string[];
  readonly conditions?: { [operator: string]: unknown };
}

function document(statements: readonly Allowed[]): object {
  return {
    Version: '2012-10-17',
    Statement: statements.map(({ sid, effect = iam.Effect.ALLOW, principals, actions, resources, conditions }) => ({
      Sid: sid,
      Effect: effect,
      Principal: principals,
      Action: actions,
      Resource: resources,
      Condition: conditions,
    })),
  };
}

function kmsConditions(region: string, bucketArn: string) {
  return {
    StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` },
    StringLike: { 'kms:EncryptionContext:aws:s3:arn': [bucketArn, `${bucketArn}/*`] },
  };
}

function sourceStatements(bucketArn: string, keyArn: string) {
  return [
    { sid: 'ReadSourceBucket', actions: ['s3:GetReplicationConfiguration', 's3:ListBucket'], resources: [bucketArn] },
    {
      sid: 'ReadSourceObjects',
      actions: ['s3:GetObjectVersionAcl', 's3:GetObjectVersionForReplication', 's3:GetObjectVersionTagging'],
      resources: [`${bucketArn}/*`],
    },
    { sid: 'DecryptSourceObjects', actions: ['kms:Decrypt'], resources: [keyArn], conditions: kmsConditions(SOURCE, bucketArn) },
  ];
}

function replicaStatements(bucketArn: string, keyArn: string) {
  const conditions = kmsConditions(REPLICA, bucketArn);
  return [
    { sid: 'ReplicateObjects', actions: ['s3:ReplicateObject', 's3:ReplicateTags'], resources: [`${bucketArn}/*`] },
    { sid: 'EncryptReplicas', actions: ['kms:Encrypt'], resources: [keyArn], conditions },
    { sid: 'UseReplicaBucketKeys', actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [keyArn], conditions },
  ];
}

function replicaKeyResource(stack: Stack, id: string, primaryKeyArn: string): kms.CfnReplicaKey {
  const key = new kms.CfnReplicaKey(stack, id, {
    primaryKeyArn,
    keyPolicy: document([{ principals: root(), actions: ['kms:*'], resources: ['*'] }]),
  });
  key.applyRemovalPolicy(RemovalPolicy.RETAIN);
  return key;
}

function replicationConfiguration(role: string, bucketArn: string, replicaKmsKeyId: string) {
  return {
    role,
    rules: [{
      id: `all-${REPLICA}`,
      priority: 1,
      status: 'Enabled',
      filter: { prefix: '' },
      deleteMarkerReplication: { status: 'Disabled' },
      sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: 'Enabled' } },
      destination: {
        bucket: bucketArn,
        encryptionConfiguration: { replicaKmsKeyId },
        metrics: { status: 'Enabled' },
      },
    }],
  };
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

/** Uploads that ask for another encryption or another key. */
function enforcement(bucketArn: string, keyArn: string) {
  const algorithm = 's3:x-amz-server-side-encryption';
  const key = `${algorithm}-aws-kms-key-id`;
  const put = { effect: iam.Effect.DENY, actions: ['s3:PutObject'], resources: [`${bucketArn}/*`] };
  return [
    {
      sid: 'DenyOtherEncryption',
      ...put,
      conditions: { Null: { [algorithm]: 'false' }, StringNotEquals: { [algorithm]: 'aws:kms' } },
    },
    { sid: 'DenyOtherKeys', ...put, conditions: { Null: { [key]: 'false' }, ArnNotEquals: { [key]: keyArn } } },
  ];
}

function denyOthers(source: s3.Bucket, keyArn: string): void {
  for (const statement of enforcement(source.bucketArn, keyArn)) {
    source.addToResourcePolicy(new iam.PolicyStatement({ ...statement, principals: [new iam.AnyPrincipal()] }));
  }
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
