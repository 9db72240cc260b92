import type { Acknowledgement } from './acknowledgement';
import { KMS_PACKS, LAMBDA_PACKS, REPLICATION_PACKS } from './acknowledgement';
import { FUNCTION_ACKNOWLEDGEMENTS } from './function-acknowledgements';
import { JOB_ACKNOWLEDGEMENTS } from './job-acknowledgements';

/**
 * Everything that the library acknowledges, by what it is acknowledged on; `docs/reference/nag.md` is generated from
 * this table.
 *
 * A choice of the user's is never acknowledged for them. What depends on a resource is rendered by
 * `acknowledgeWildcards`.
 */
export const ACKNOWLEDGEMENTS = {
  logBucket: [
    {
      packs: REPLICATION_PACKS,
      rule: 'S3BucketReplicationEnabled',
      reason: 'Access logs describe the access to one copy of the data, in its Region; each copy has its own logs.',
    },
    {
      packs: KMS_PACKS,
      rule: 'S3DefaultEncryptionKMS',
      reason: 'S3 does not deliver server access logs to a bucket with SSE-KMS default encryption; the logs are under SSE-S3.',
    },
    {
      packs: ['NIST.800.53.R4'],
      rule: 'S3BucketDefaultLockEnabled',
      reason: 'S3 does not deliver server access logs to a bucket with a default retention; the bucket is versioned and retained.',
    },
  ],
  reportBucket: [
    {
      packs: REPLICATION_PACKS,
      rule: 'S3BucketReplicationEnabled',
      reason: 'Reports of jobs describe the replication of one bucket, in its Region; a job that runs again writes them again.',
    },
    {
      packs: KMS_PACKS,
      rule: 'S3DefaultEncryptionKMS',
      reason: 'S3 writes the report of a job under SSE-S3, whatever the default encryption of the bucket is.',
    },
    {
      packs: ['NIST.800.53.R4'],
      rule: 'S3BucketDefaultLockEnabled',
      reason: 'S3 does not deliver the report of a job to a bucket with a default retention; the bucket is versioned and retained.',
    },
  ],
  replicaBucket: [
    {
      packs: REPLICATION_PACKS,
      rule: 'S3BucketReplicationEnabled',
      reason: 'The bucket is itself the replica; S3 does not replicate replicas.',
    },
  ],
  customResource: [
    {
      packs: REPLICATION_PACKS,
      rule: 'IAMNoInlinePolicy',
      reason: 'Made by AwsCustomResource for its function alone: one action on the replica bucket of this Region or a former one, and iam:PassRole for one role to S3.',
    },
  ],
  customResourceFunction: [
    {
      packs: LAMBDA_PACKS,
      rule: 'LambdaDLQ',
      reason: 'Called by CloudFormation in a deployment, which reports a failure itself; nothing is queued.',
    },
    {
      packs: ['HIPAA.Security', 'NIST.800.53.R5'],
      rule: 'LambdaConcurrency',
      reason: 'Called by CloudFormation in a deployment, once per resource.',
    },
    {
      packs: REPLICATION_PACKS,
      rule: 'LambdaInsideVPC',
      reason: 'Calls the S3 API alone, and handles no object.',
    },
    {
      packs: ['Serverless'],
      rule: 'LambdaDefaultMemorySize',
      reason: 'Makes one API call; the default memory of AwsCustomResource is enough.',
    },
    {
      packs: ['Serverless'],
      rule: 'LambdaTracing',
      reason: 'Makes one API call in a deployment; CloudFormation and CloudTrail show it.',
    },
    {
      packs: ['AwsSolutions'],
      rule: 'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
      reason: 'The role that CDK makes for the function of AwsCustomResource: it may write its own log.',
    },
  ],
  jobFunction: [
    {
      packs: ['Serverless'],
      rule: 'LambdaTracing',
      reason: 'Makes two API calls in a deployment; CloudFormation and CloudTrail show them.',
    },
    {
      packs: ['AwsSolutions'],
      rule: 'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
      reason: 'The role that CDK makes for a function: it may write its own log.',
    },
  ],
  ...JOB_ACKNOWLEDGEMENTS,
  ...FUNCTION_ACKNOWLEDGEMENTS,
  canaryFunction: [
    {
      packs: ['Serverless'],
      rule: 'LambdaTracing',
      reason: 'Runs by a schedule, on behalf of nobody; its log says what it did, and its metrics how long that took.',
    },
    {
      packs: ['Serverless'],
      rule: 'LambdaAsyncFailureDestination',
      reason: 'An alarm tells of a run that failed by itself; deadLetterQueue, where it is given, keeps its event.',
    },
  ],
  loggingDisabled: [
    { packs: ['AwsSolutions'], rule: 'S1', reason: 'The reason that was given to AccessLogs.disabled().' },
    { packs: REPLICATION_PACKS, rule: 'S3BucketLoggingEnabled', reason: 'The reason that was given to AccessLogs.disabled().' },
  ],
} as const satisfies { readonly [kind: string]: readonly Acknowledgement[] };

/** Why the role's policies have wildcards, by the `Sid` of the statement. */
export const WILDCARD_REASONS = {
  ReadSourceObjects: 'S3 replicates every object that a rule covers; the resource is narrowed to the prefixes of the rules.',
  ReadSourceObjectLock: 'S3 replicates the lock of every object that a rule covers; the resource is narrowed to the prefixes of the rules.',
  ReplicateObjects: 'S3 writes a replica of every object that a rule covers; the resource is narrowed to the prefixes of the rules.',
  InitiateReplication: 'S3 replicates every object that a rule and the filter of the job cover; the resource is narrowed to their prefixes.',
  UpdateObjectEncryption: 'S3 encrypts every object that the filter of the job covers; the resource is narrowed to its prefix.',
  ReadManifest: 'An S3 Inventory report consists of a manifest and of lists beside it; the resource is narrowed to the report.',
  WriteReport: 'S3 names the objects of a report; the resource is narrowed to the prefix of the job.',
  WriteCanaryObjects: 'Each run of a canary writes another object; the resource is narrowed to its prefix.',
  ReadReplicationStatus: 'Each run of a canary writes another object; the resource is narrowed to its prefix.',
  DeleteCanaryObjects: 'Each run of a canary deletes what it wrote; the resource is narrowed to its prefix.',
  ReadReplicas: 'Each run of a canary reads another replica; the resource is narrowed to its prefix.',
  DeleteReplicas: 'Each run of a canary deletes another replica; the resource is narrowed to its prefix.',
  PublishMetrics: 'The action has no resource; a condition narrows it to one namespace.',
  WriteLog: 'Lambda names the streams of a log group; the resource is narrowed to that of the function.',
  UseNetwork: 'The actions have no resource that is known before Lambda makes it.',
  CreateJob: 'The action has no resource; conditions narrow it to one operation and one priority.',
  FindJob: 'The action has no resource.',
  InvokeFunction: 'The provider framework of CDK may call any version of the function that it is made for.',
  DescribeJob: 'S3 makes the id of a job when it is created; the resource is narrowed to jobs of this account and Region.',
  RemoveFormerReplication: 'Removes the configuration of the bucket in the former Region of a destination that moved; the name ends in the account and that Region.',
  ReplicateDeleteMarkers: 'S3 replicates delete markers of every object that a rule with delete markers covers.',
} as const satisfies { readonly [sid: string]: string };
