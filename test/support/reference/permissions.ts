import { App, Stack } from 'aws-cdk-lib';
import { AccountRootPrincipal } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { DataPerimeter, EncryptionEnforcement, ReplicaProtection, ReplicaWriters } from 'cdk-encrypted-replication';
import { REPLICATION_CALLS } from '../../../src/analysis/s3/replication-calls';
import type { ReplicatedChange, ReplicationCall } from '../../../src/analysis/s3/replication-calls';
import { renderDeliveryStatement } from '../../../src/bucket/access-logs';
import { renderTransportStatements } from '../../../src/bucket/private/bucket-policy';
import type { NamedBucket } from '../../../src/bucket/private/named-bucket';
import { renderCrossAccountStatements } from '../../../src/destination/private/cross-account-access';
import { renderDeadLetterStatements, renderNetworkStatement } from '../../../src/functions/private/function-statements';
import type { StatementSpec } from '../../../src/internal/policy/statement';
import {
  renderCreateStatements,
  renderDescribeStatement,
  renderFileStatements,
  renderInitiateStatement,
  renderReencryptStatements,
} from '../../../src/jobs/private/job-statements';
import { renderKeyPolicyStatements } from '../../../src/key/private/key-policy';
import {
  renderPublishStatement,
  renderTopicKeyStatement,
  renderTopicTransportStatement,
} from '../../../src/monitoring/private/topic-statements';
import { renderDestinationStatements, renderSourceStatements } from '../../../src/role/private/role-statements';
import { renderConfigureStatements, renderRemoveFormerStatement } from '../../../src/two-way/private/reverse-replication';
import { code, page, table } from './page';

/** Stand-ins for what an app would give. */
const SAMPLE = {
  source: 'arn:aws:s3:::source',
  replica: 'arn:aws:s3:::replica',
  sourceRegion: 'source-region',
  replicaRegion: 'replica-region',
  account: '111111111111',
  role: 'arn:aws:iam::111111111111:role/role',
};

const JOB_FILES = {
  bucketArn: SAMPLE.source,
  manifest: undefined,
  reportArn: '<report bucket>',
  reportPrefix: '<job>',
};

/** A group of statements: where they stand, on what condition. */
interface Group {
  readonly where: string;
  readonly note: string;
  readonly statements: readonly StatementSpec[];
}

function permissionGroups(): Group[] {
  const scope: Construct = new App();
  const enforcement = { objectArns: `${SAMPLE.source}/*`, algorithm: 'aws:kms', keyArns: ['the source key'] };
  const perimeter = new DataPerimeter({ organizationId: 'o-exampleorg1', vpcEndpointIds: ['vpce-0123456789abcdef0'] });
  const prefixes = ['<prefix>'];
  const access = {
    bucketArn: SAMPLE.replica,
    region: SAMPLE.replicaRegion,
    prefixes,
    deleteMarkerPrefixes: prefixes,
    bucketKeys: true,
    ownerOverride: true,
  };
  const writers = ReplicaWriters.roles([SAMPLE.role])._strategy(SAMPLE.replicaRegion, scope);
  const crossAccount = renderCrossAccountStatements(writers, access);
  return [
    {
      where: 'Role: the policy of the source',
      note: 'Object statements are narrowed to the prefixes of the rules; the Object Lock statement with Object Lock alone, and '
        + '`s3:GetObjectVersionAnnotationForReplication` unless `replicateAnnotations` is off.',
      statements: renderSourceStatements({
        bucketArn: SAMPLE.source,
        region: SAMPLE.sourceRegion,
        prefixes,
        keyArns: ['the source key'],
        objectLock: true,
        annotations: true,
      }),
    },
    {
      where: 'Role: one policy for each destination',
      note: 'Delete markers only where a rule replicates them, `UseReplicaBucketKeys` not with DSSE-KMS.',
      statements: renderDestinationStatements(access, 'the destination key'),
    },
    {
      where: 'Replica bucket policy, for a role of another account',
      note: 'The statements of the role, for its account and its name alone; nothing at bucket level.',
      statements: crossAccount.bucket,
    },
    {
      where: 'Replica key policy, for a role of another account',
      note: 'The statements of the role, for its account and its name alone.',
      statements: crossAccount.key,
    },
    {
      where: 'Replica bucket policy: `ReplicaProtection`',
      note: 'Only with `protection`; the exemptions are the writers, the break-glass roles, and they with the deployment roles.',
      statements: new ReplicaProtection({
        breakGlassRoleArns: [SAMPLE.role],
        deploymentRoleArns: [SAMPLE.role],
      })._renderStatements({
        bucketArn: '<bucket>',
        env: { account: SAMPLE.account, region: SAMPLE.replicaRegion },
        writerArns: ['the replication role'],
      }, scope),
    },
    {
      where: 'Custom resource of `ReplicationDirection.TWO_WAY`',
      note: 'Its function puts the configuration of the replica bucket, and passes the role of the reverse direction.',
      statements: [
        ...renderConfigureStatements('<replica bucket>', 'the role of the reverse direction'),
        renderRemoveFormerStatement('<replica bucket of any Region>', SAMPLE.account, SAMPLE.sourceRegion),
      ],
    },
    {
      where: 'Role of a `BatchReplicationJob`',
      note: 'For S3 Batch Operations; with a list of yours, `ReadManifest` takes the place of `GenerateManifest`.',
      statements: [
        renderInitiateStatement(SAMPLE.source, prefixes),
        ...renderFileStatements({
          ...JOB_FILES,
          listActions: ['s3:GetReplicationConfiguration', 's3:PutInventoryConfiguration'],
        }),
      ],
    },
    {
      where: 'Functions of a `BatchReplicationJob`',
      note: 'One creates the job of a revision, unless S3 has one already; with `waitForCompletion` another asks for its status. '
        + 'That of a `ReplicationRepair` has all of them.',
      statements: [
        ...renderCreateStatements({ operationName: 'S3ReplicateObject', roleArn: 'the role of the job', priority: '10' }),
        renderDescribeStatement({ account: SAMPLE.account, region: SAMPLE.sourceRegion }),
      ],
    },
    {
      where: 'Function of a `ReplicationCanary` or a `ReplicationRepair`: `deadLetterQueue`',
      note: 'The last one with a queue under a key of its own.',
      statements: renderDeadLetterStatements({
        queueArn: '<queue>',
        encryptionMasterKey: { keyArn: 'the key of the queue' },
        env: { account: SAMPLE.account, region: SAMPLE.sourceRegion },
      } as IQueue),
    },
    {
      where: 'Function of a `ReplicationCanary`: `vpc`',
      note: "The functions of jobs and repairs have AWS's managed policy for that.",
      statements: [renderNetworkStatement()],
    },
    {
      where: 'Role of an `UpdateObjectEncryptionJob`',
      note: 'For S3 Batch Operations; its functions have the statements of the other job, for this operation.',
      statements: [
        ...renderReencryptStatements({
          bucketArn: '<bucket>',
          region: SAMPLE.sourceRegion,
          prefix: '<prefix>',
          keyArn: 'the key',
          formerKeyArns: ['each former key'],
        }),
        ...renderFileStatements({ ...JOB_FILES, bucketArn: '<bucket>', listActions: ['s3:PutInventoryConfiguration'] }),
      ],
    },
    {
      where: 'Every bucket policy',
      note: 'Source, replica and managed log bucket.',
      statements: renderTransportStatements('<bucket>'),
    },
    {
      where: 'Log bucket policy',
      note: 'One statement for each bucket that is logged; the id ends with a hash of its ARN.',
      statements: [logDelivery()],
    },
    {
      where: 'Source bucket policy: `EncryptionEnforcement`',
      note: 'The first two by default (`whenSpecified()`), all with `strict()`, none with `none()`.',
      statements: EncryptionEnforcement.strict()._strategy(enforcement),
    },
    {
      where: 'Source and replica bucket policies: `DataPerimeter`',
      note: 'Only with `perimeter`; the first with an organization, the second with VPC endpoints.',
      statements: perimeter._renderStatements({ bucketArn: '<bucket>', account: SAMPLE.account, roleArns: ['the replication role'] }, scope),
    },
    {
      where: 'Key policies',
      note: 'The account always, administrators with `admins`, the last on a primary key with `allowedReplicaRegions`.',
      statements: renderKeyPolicyStatements({
        account: new AccountRootPrincipal(),
        admins: [new AccountRootPrincipal()],
        replicaRegions: ['<region>'],
        extra: [],
      }),
    },
    ...alarmGroups(),
  ];
}

/** What `AlarmTopics` gives to CloudWatch. */
function alarmGroups(): Group[] {
  const env = { account: SAMPLE.account, region: SAMPLE.replicaRegion };
  return [
    {
      where: 'Topic policy: `ReplicationMonitoring`',
      note: 'The first on topics of yours that this app owns, both on managed ones.',
      statements: [renderPublishStatement('<topic>', env), renderTopicTransportStatement('<topic>')],
    },
    {
      where: 'Key policy of a topic: `ReplicationMonitoring`',
      note: 'On the key of a managed topic, and on a key of yours that a topic of yours is encrypted with.',
      statements: [renderTopicKeyStatement(env)],
    },
  ];
}

function logDelivery(): StatementSpec {
  const bucket = { literalArn: '<bucket>', env: { account: SAMPLE.account }, stack: new Stack() } as NamedBucket;
  const logBucket = { arnForObjects: (pattern) => `<log bucket>/${pattern}` } as IBucket;
  return { ...renderDeliveryStatement(bucket, logBucket, '<prefix>'), sid: 'AllowLogDelivery…' };
}

const CHANGES: { readonly [change in ReplicatedChange]: string } = {
  object: 'objects',
  deleteMarker: 'delete markers',
  tags: 'tags',
  acl: 'ACLs',
  retention: 'retention',
  legalHold: 'legal holds',
  annotation: 'annotations',
};

export function permissionsPage(): string {
  const groups = permissionGroups().flatMap(({ where, note, statements }) => [
    `## ${where}`,
    note,
    table(['Statement', 'Effect', 'Actions', 'Resources', 'Condition keys', 'Source'], statements.map(row)),
  ]);
  return page(
    'Permissions',
    [
      'Every statement that the library writes. The role is assumed by `s3.amazonaws.com`; no statement of its policies has',
      '`Resource: "*"`. Each KMS statement is bound to one key, to S3 of one Region and to one bucket.',
    ].join('\n'),
    ...groups,
    '## The calls that S3 makes',
    'In their order: what the checks of the [proof](proof.md) ask for, and what the simulator makes.',
    table(['Action', 'On', 'To replicate', 'Check', 'S3 reports', 'Source'], REPLICATION_CALLS.map(callRow)),
  );
}

function callRow({ id, action, target, changes, failureReason, see }: ReplicationCall): string[] {
  const reason = 'reported' in failureReason ? code(failureReason.reported) : `nothing: ${failureReason.unreported}`;
  return [code(action), `the ${target}`, changes.map((change) => CHANGES[change]).join(', '), code(id), reason, `[AWS](${see})`];
}

function row({ sid, deny, actions, resources, conditions = {}, see }: StatementSpec): string[] {
  const keys = Object.entries(conditions).flatMap(([operator, values]) =>
    Object.keys(values).map((key) => `${code(key)} (${operator})`));
  return [
    code(sid),
    deny ? 'Deny' : 'Allow',
    actions.map(code).join(', '),
    resources.map((resource) => (/[:<*]/.test(resource) ? code(resource) : resource)).join(', '),
    keys.join(', ') || '-',
    `[AWS](${see})`,
  ];
}
