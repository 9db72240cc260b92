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
    if (finding.check.startsWith('ExcessKeyUse')) {
      const { logicalId } = finding.replication;
      found[logicalId] = [...found[logicalId] ?? [], formatRuleId(finding)].sort();
    }
  }
  return found;
}

const UNBOUND = [
  'ExcessKeyUseForOtherObjects[UseReplicaKeys]',
  'ExcessKeyUseForOtherObjects[UseSourceKeys]',
  'ExcessKeyUseOutsideS3[UseReplicaKeys]',
  'ExcessKeyUseOutsideS3[UseSourceKeys]',
];

test.each([[NAMES], [[...NAMES].reverse()]])('a policy that two roles share is judged for each of them: %p', (order) => {
  expect(unboundKeysIn(order)).toEqual({ alphaSource: UNBOUND, betaSource: UNBOUND });
});

test('CDK is told of it once, with both replications', () => {
  const template = { Resources: { ...Object.assign({}, ...NAMES.map(replicationOf)), Shared: SHARED } };
  const { violations } = createReport(prove(buildModel([stackOf('Stack', template, { region: REGION })])));
  const shown = violations.filter((violation) => violation.ruleName === UNBOUND[0]);
  expect(shown.map(({ ruleMetadata }) => ruleMetadata?.replication)).toEqual(['Stack/alphaSource, Stack/betaSource']);
});
