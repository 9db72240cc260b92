import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { ReplicationSimulator } from 'cdk-encrypted-replication';

const PLAIN_ACCOUNT = '111111111111';
const PLAIN_REGION = 'us-east-1';

/** A statement of a policy, by its id in the table below. */
interface PlainStatement {
  readonly Sid: string;
  readonly [element: string]: unknown;
}

/** One resource; what a test breaks in it is written as in a template. */
export interface PlainResource {
  readonly Type: string;
  // templates are what CloudFormation makes of them
  readonly Properties: any;
}

const OBJECTS = { source: 'arn:aws:s3:::plain-source/*', replica: 'arn:aws:s3:::plain-replica/*' };

const ROLE_STATEMENTS: readonly PlainStatement[] = [
  allow('Configuration', ['s3:GetReplicationConfiguration', 's3:ListBucket'], 'arn:aws:s3:::plain-source'),
  allow('Objects', ['s3:GetObjectVersionForReplication', 's3:GetObjectVersionAcl'], OBJECTS.source),
  allow('Tags', 's3:GetObjectVersionTagging', OBJECTS.source),
  allow('Locks', ['s3:GetObjectRetention', 's3:GetObjectLegalHold'], OBJECTS.source),
  allow('Decrypt', 'kms:Decrypt', attribute('SourceKey')),
  allow('Replicate', ['s3:ReplicateObject', 's3:ReplicateDelete'], OBJECTS.replica),
  allow('Encrypt', ['kms:Encrypt', 'kms:Decrypt'], attribute('ReplicaKey')),
  allow('DataKeys', 'kms:GenerateDataKey', attribute('ReplicaKey')),
];

/** Two buckets, two keys and a role in one Region, written by hand and in order. */
const RESOURCES: Readonly<Record<string, PlainResource>> = {
  SourceKey: key(),
  ReplicaKey: key(),
  OtherKey: key(),
  Source: bucket('plain-source', 'SourceKey', {
    ReplicationConfiguration: {
      Role: attribute('Role'),
      Rules: [{
        Id: 'all',
        Priority: 0,
        Status: 'Enabled',
        Filter: { Prefix: '' },
        DeleteMarkerReplication: { Status: 'Enabled' },
        SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: 'Enabled' } },
        Destination: {
          Bucket: 'arn:aws:s3:::plain-replica',
          EncryptionConfiguration: { ReplicaKmsKeyID: attribute('ReplicaKey') },
        },
      }],
    },
  }),
  Replica: bucket('plain-replica', 'ReplicaKey', {}),
  Role: {
    Type: 'AWS::IAM::Role',
    Properties: {
      RoleName: 'plain',
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { Service: 's3.amazonaws.com' }, Action: 'sts:AssumeRole' }],
      },
      Policies: [{ PolicyName: 'plain', PolicyDocument: { Version: '2012-10-17', Statement: ROLE_STATEMENTS } }],
    },
  },
};

function allow(Sid: string, Action: string | readonly string[], Resource: unknown): PlainStatement {
  return { Sid, Effect: 'Allow', Action, Resource };
}

function attribute(logicalId: string): unknown {
  return { 'Fn::GetAtt': [logicalId, 'Arn'] };
}

function key(): PlainResource {
  const root = `arn:aws:iam::${PLAIN_ACCOUNT}:root`;
  return {
    Type: 'AWS::KMS::Key',
    Properties: {
      KeyPolicy: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { AWS: root }, Action: 'kms:*', Resource: '*' }],
      },
    },
  };
}

function bucket(BucketName: string, keyId: string, more: object): PlainResource {
  const encryption = { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: attribute(keyId) };
  return {
    Type: 'AWS::S3::Bucket',
    Properties: {
      BucketName,
      VersioningConfiguration: { Status: 'Enabled' },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: encryption, BucketKeyEnabled: true }],
      },
      ...more,
    },
  };
}

export type PlainResources = Record<string, PlainResource>;

/** What a test changes in the resources. */
export type Change = (resources: PlainResources) => void;

/** The app with changes; `Source` replicates to `Replica`. */
export function plainApp(...changes: readonly Change[]): App {
  const app = new App();
  const stack = new Stack(app, 'Plain', { env: { account: PLAIN_ACCOUNT, region: PLAIN_REGION } });
  const resources = structuredClone(RESOURCES) as PlainResources;
  changes.forEach((change) => change(resources));
  for (const [id, { Type, Properties }] of Object.entries(resources)) {
    new CfnResource(stack, id, { type: Type, properties: Properties });
  }
  return app;
}

export function simulatePlain(...changes: readonly Change[]): ReplicationSimulator {
  return ReplicationSimulator.fromApp(plainApp(...changes));
}

/** The only rule. */
export function ruleOf({ Source }: PlainResources): any {
  return Source.Properties.ReplicationConfiguration.Rules[0];
}

/** Takes a statement from the role. */
export function without(sid: string): Change {
  return ({ Role }) => {
    const document = Role.Properties.Policies[0].PolicyDocument;
    document.Statement = document.Statement.filter((statement: PlainStatement) => statement.Sid !== sid);
  };
}

/** Denies everybody something on a bucket and its objects. */
export function deny(bucketId: 'Source' | 'Replica', Action: string | readonly string[], Condition?: object): Change {
  return (resources) => {
    const arn = `arn:aws:s3:::plain-${bucketId.toLowerCase()}`;
    resources[`${bucketId}Policy`] = {
      Type: 'AWS::S3::BucketPolicy',
      Properties: {
        Bucket: { Ref: bucketId },
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Sid: 'No', Effect: 'Deny', Principal: '*', Action, Resource: [arn, `${arn}/*`], Condition }],
        },
      },
    };
  };
}

/** Sets a property of a resource. */
export function set(logicalId: string, property: string, value: unknown): Change {
  return (resources) => {
    resources[logicalId].Properties[property] = value;
  };
}

/** Sets the types of encryption that a bucket blocks. */
export function blocks(logicalId: string, type: 'NONE' | 'SSE-C'): Change {
  return (resources) => {
    const [byDefault] = resources[logicalId].Properties.BucketEncryption.ServerSideEncryptionConfiguration;
    byDefault.BlockedEncryptionTypes = { EncryptionType: [type] };
  };
}

/** Changes the only rule. */
export function rule(change: (properties: any) => void): Change {
  return (resources) => change(ruleOf(resources));
}

/** Adds a rule back to the source, with the status of replica modification sync there and back. */
export function twoWay(there: 'Enabled' | 'Disabled', back: 'Enabled' | 'Disabled'): Change {
  return ({ Source, Replica }) => {
    const configuration = Source.Properties.ReplicationConfiguration;
    const [principalMatch] = configuration.Rules;
    principalMatch.SourceSelectionCriteria.ReplicaModifications = { Status: there };
    const criteria = { ...principalMatch.SourceSelectionCriteria, ReplicaModifications: { Status: back } };
    const Destination = {
      Bucket: 'arn:aws:s3:::plain-source',
      EncryptionConfiguration: { ReplicaKmsKeyID: attribute('SourceKey') },
    };
    const Rules = [{ ...principalMatch, Id: 'back', SourceSelectionCriteria: criteria, Destination }];
    Replica.Properties.ReplicationConfiguration = { ...configuration, Rules };
  };
}
