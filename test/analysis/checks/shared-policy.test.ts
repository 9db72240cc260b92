import type { TemplateResource } from '../../../src/analysis/assembly/stack-template';
import { buildModel } from '../../../src/analysis/model/build-model';
import { prove } from '../../../src/analysis/prove';
import { formatRuleId } from '../../../src/analysis/report/findings';
import { createReport } from '../../../src/proof/private/report';
import { ACCOUNT, REGION, stackOf } from '../model/templates';

type Resources = { readonly [logicalId: string]: TemplateResource };

const ROOT = { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: 'kms:*', Resource: '*' };

/** A replication of its own buckets, keys and role; what its role may do stands elsewhere. */
function replicationOf(name: string): Resources {
  const key = { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: { Statement: ROOT } } };
  return {
    [`${name}SourceKey`]: key,
    [`${name}ReplicaKey`]: key,
    [`${name}Role`]: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: name,
        AssumeRolePolicyDocument: {
          Statement: { Effect: 'Allow', Principal: { Service: 's3.amazonaws.com' }, Action: 'sts:AssumeRole' },
        },
      },
    },
    [`${name}Replicas`]: {
      Type: 'AWS::S3::Bucket',
      Properties: { BucketName: `${name}-replicas`, VersioningConfiguration: { Status: 'Enabled' } },
    },
    [`${name}Source`]: {
      Type: 'AWS::S3::Bucket',
      DependsOn: `${name}Replicas`,
      Properties: {
        BucketName: `${name}-source`,
        VersioningConfiguration: { Status: 'Enabled' },
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [{
            ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: { 'Fn::GetAtt': [`${name}SourceKey`, 'Arn'] } },
          }],
        },
        ReplicationConfiguration: {
          Role: { 'Fn::GetAtt': [`${name}Role`, 'Arn'] },
          Rules: [{
            Id: 'all',
            Status: 'Enabled',
            Priority: 1,
            Filter: { Prefix: '' },
            DeleteMarkerReplication: { Status: 'Disabled' },
            SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: 'Enabled' } },
            Destination: {
              Bucket: `arn:aws:s3:::${name}-replicas`,
              EncryptionConfiguration: { ReplicaKmsKeyID: { 'Fn::GetAtt': [`${name}ReplicaKey`, 'Arn'] } },
            },
          }],
        },
      },
    },
  };
}

const NAMES = ['alpha', 'beta'];

/** Lets both roles use every key of both replications, by no matter which service and for no matter which bucket. */
const SHARED: TemplateResource = {
  Type: 'AWS::IAM::ManagedPolicy',
  Properties: {
    Roles: NAMES.map((name) => ({ Ref: `${name}Role` })),
    PolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        { Sid: 'UseSourceKeys', Effect: 'Allow', Action: 'kms:Decrypt', Resource: keys('SourceKey') },
        { Sid: 'UseReplicaKeys', Effect: 'Allow', Action: 'kms:Encrypt', Resource: keys('ReplicaKey') },
      ],
    },
  },
};

function keys(suffix: string) {
  return NAMES.map((name) => ({ 'Fn::GetAtt': [`${name}${suffix}`, 'Arn'] }));
}

/** Ids of the findings on the keys' use, for the replication of each bucket. */
function unboundKeysIn(order: readonly string[]): Record<string, string[]> {
  const template = { Resources: { ...Object.assign({}, ...order.map(replicationOf)), Shared: SHARED } };
  const found: Record<string, string[]> = {};
  for (const finding of prove(buildModel([stackOf('Stack', template, { region: REGION })])).findings) {
    if (finding.check === 'ExcessPermissions') {
      const { logicalId } = finding.replication;
      found[logicalId] = [...found[logicalId] ?? [], formatRuleId(finding)].sort();
    }
  }
  return found;
}

const UNBOUND = ['ExcessPermissions[UseReplicaKeys]', 'ExcessPermissions[UseSourceKeys]'];

test.each([[NAMES], [[...NAMES].reverse()]])('a policy that two roles share is judged for each of them: %p', (order) => {
  expect(unboundKeysIn(order)).toEqual({ alphaSource: UNBOUND, betaSource: UNBOUND });
});

test('CDK is told of it once, with both replications', () => {
  const template = { Resources: { ...Object.assign({}, ...NAMES.map(replicationOf)), Shared: SHARED } };
  const { violations } = createReport(prove(buildModel([stackOf('Stack', template, { region: REGION })])));
  const shown = violations.filter((violation) => violation.ruleName === UNBOUND[1]);
  expect(shown.map(({ ruleMetadata }) => ruleMetadata?.replication)).toEqual(['Stack/alphaSource, Stack/betaSource']);
});

/** Two replications below a prefix with one role and one source key. */
function sharedRoleIn(check: string, order: readonly string[], contexts?: readonly string[], actions = ['kms:Decrypt']) {
  const keyed = order.map((name) => {
    const resources = structuredClone(replicationOf(name)) as Record<string, any>;
    const { [`${name}Source`]: source } = resources;
    source.Properties.ReplicationConfiguration.Role = { 'Fn::GetAtt': ['alphaRole', 'Arn'] };
    source.Properties.ReplicationConfiguration.Rules[0].Filter.Prefix = 'p/';
    source.Properties.BucketEncryption.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault.KMSMasterKeyID
      = { 'Fn::GetAtt': ['alphaSourceKey', 'Arn'] };
    return resources;
  });
  const decrypt = {
    Sid: 'UseSourceKey',
    Effect: 'Allow',
    Action: actions,
    Resource: { 'Fn::GetAtt': ['alphaSourceKey', 'Arn'] },
    Condition: {
      StringEquals: { 'kms:ViaService': `s3.${REGION}.amazonaws.com` },
      ...(contexts && { StringLike: { 'kms:EncryptionContext:aws:s3:arn': contexts } }),
    },
  };
  const policy = {
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: { Roles: [{ Ref: 'alphaRole' }], PolicyDocument: { Version: '2012-10-17', Statement: [decrypt] } },
  };
  return prove(buildModel([stackOf('Stack', { Resources: { ...Object.assign({}, ...keyed), Policy: policy } })])).findings
    .filter((finding) => finding.check === check);
}

const ORDERS = [[NAMES], [[...NAMES].reverse()]];

test.each(ORDERS)('a context too wide for one of two buckets under one key is found: %p', (order) => {
  const found = sharedRoleIn('ExcessPermissions', order, [
    'arn:aws:s3:::alpha-source', 'arn:aws:s3:::alpha-source/p/*', 'arn:aws:s3:::beta-source', 'arn:aws:s3:::beta-source/*',
  ]);
  expect(found.map(({ replication }) => replication.logicalId).sort()).toEqual(['alphaSource', 'betaSource']);
});

test.each(ORDERS)('the suggested condition serves both replications: %p', (order) => {
  const fixes = new Set(sharedRoleIn('ExcessPermissions', order).map(({ fix }) => fix));
  expect([...fixes]).toEqual([expect.stringContaining(JSON.stringify([
    'arn:aws:s3:::alpha-source', 'arn:aws:s3:::alpha-source/p/*', 'arn:aws:s3:::beta-source', 'arn:aws:s3:::beta-source/p/*',
  ]))]);
});

test.each(ORDERS)('an action that the key of the source does not need is found for one of two buckets: %p', (order) => {
  const alphaOnly = ['arn:aws:s3:::alpha-source', 'arn:aws:s3:::alpha-source/p/*'];
  const found = sharedRoleIn('ExcessPermissions', order, alphaOnly, ['kms:Decrypt', 'kms:Encrypt']);
  expect(found.map(({ message }) => message)).toContainEqual(expect.stringContaining(': kms:Encrypt on'));
});
