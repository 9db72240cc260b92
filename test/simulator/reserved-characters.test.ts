import { UploadEncryption } from 'cdk-encrypted-replication';
import type { StackTemplate, TemplateResource } from '../../src/analysis/assembly/stack-template';
import { buildModel } from '../../src/analysis/model/build-model';
import { fromTemplate } from '../../src/analysis/symbolic/symbolic-string';
import { Simulation } from '../../src/simulator/private/simulation';
import { ACCOUNT, REGION, stackOf } from '../analysis/model/templates';

/** What would be an unknown part, were it not text. */
const LIKE_A_PART = '\uE000x\uE003';
const PRIVATE_USE = ['\uF8FF', '\uE104', LIKE_A_PART];

interface Variant {
  readonly filter?: object;
  readonly statements?: readonly object[];
}

/** One rule and a role that may do everything; texts are escaped as the reader of templates does. */
function stackWith({ filter = { Prefix: '' }, statements = [] }: Variant): StackTemplate {
  const resources: { [id: string]: TemplateResource } = {
    Key: {
      Type: 'AWS::KMS::Key',
      Properties: { KeyPolicy: allow({ Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` } }) },
    },
    Alias: {
      Type: 'AWS::KMS::Alias',
      Properties: { AliasName: `alias/${LIKE_A_PART}`, TargetKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } },
    },
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: 'replication',
        AssumeRolePolicyDocument: {
          Statement: { Effect: 'Allow', Principal: { Service: 's3.amazonaws.com' }, Action: 'sts:AssumeRole' },
        },
        Policies: [{ PolicyName: 'All', PolicyDocument: { Statement: [...allow().Statement, ...statements] } }],
      },
    },
    Destination: bucket('dst'),
    Source: {
      ...bucket('src'),
      DependsOn: 'Destination',
      Properties: {
        ...bucket('src').Properties,
        ReplicationConfiguration: {
          Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
          Rules: [{
            Id: 'all',
            Status: 'Enabled',
            Priority: 1,
            Filter: filter,
            DeleteMarkerReplication: { Status: 'Disabled' },
            SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: 'Enabled' } },
            Destination: {
              Bucket: 'arn:aws:s3:::dst',
              EncryptionConfiguration: { ReplicaKmsKeyID: { 'Fn::GetAtt': ['Key', 'Arn'] } },
            },
          }],
        },
      },
    },
  };
  return stackOf('Stack', JSON.parse(fromTemplate(JSON.stringify({ Resources: resources }))), { region: REGION });
}

function allow(more: object = {}) {
  return { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*', ...more }] };
}

function bucket(name: string): TemplateResource {
  return { Type: 'AWS::S3::Bucket', Properties: { BucketName: name, VersioningConfiguration: { Status: 'Enabled' } } };
}

function put(
  variant: Variant,
  key: string,
  tags: { [key: string]: string } = {},
  encryption = UploadEncryption.bucketDefault(),
) {
  const simulation = new Simulation(buildModel([stackWith(variant)]));
  const upload = { headers: encryption._headers, tags, storageClass: 'STANDARD', writtenBeforeRule: false };
  const { outcomes } = simulation.put('src', key, upload);
  return { status: outcomes[0].status, outcome: outcomes[0], head: simulation.head('src', key) };
}

test('a key that looks like an unknown part is no more than text: outside of a prefix it is not eligible', () => {
  expect(put({ filter: { Prefix: 'logs/' } }, LIKE_A_PART).status).toBe('NOT_ELIGIBLE');
});

test('a deny on other objects does not concern it', () => {
  const deny = { Effect: 'Deny', Action: 's3:ReplicateObject', Resource: 'arn:aws:s3:::dst/secret/*' };
  expect(put({ statements: [deny] }, LIKE_A_PART).status).toBe('COMPLETED');
});

test.each(PRIVATE_USE)('a prefix of characters for private use is compared with the key as it is written: %j', (text) => {
  const { status, head } = put({ filter: { Prefix: text } }, `${text}/a`);
  expect(status).toBe('COMPLETED');
  expect(head?.key).toBe(`${text}/a`);
});

test.each(PRIVATE_USE)('so is a tag, which is shown as it was given: %j', (text) => {
  const filter = { TagFilter: { Key: text, Value: text } };
  expect(put({ filter }, 'a', { [text]: text }).status).toBe('COMPLETED');
  expect(put({ filter }, 'a', { [text]: text }).head?.tags).toEqual({ [text]: text });
  expect(put({ filter }, 'a', { [text]: 'other' }).status).toBe('NOT_ELIGIBLE');
});

test('so is the alias of a key', () => {
  expect(put({}, 'a', {}, UploadEncryption.kms(`alias/${LIKE_A_PART}`)).status).toBe('COMPLETED');
});

test('the trace shows the key as it was given', () => {
  const { outcome } = put({}, LIKE_A_PART);
  expect(outcome.trace.map(({ resource }) => resource)).toContain(`arn:aws:s3:::dst/${LIKE_A_PART}`);
});
