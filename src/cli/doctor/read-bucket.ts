import { convertApiConfiguration } from '../../analysis/model/replication-calls';
import { at, listAt, textAt } from '../../analysis/symbolic/json-members';
import type { LiveResource } from './live-resource';
import { readDocument, readProperty, toTemplate } from './live-resource';
import type { OperationName } from './operations';
import type { Answer, Reader, Unread } from './reader';

/** Where a bucket is. */
export interface BucketPlace {
  readonly name: string;
  readonly region: string;
  /** That reads the account of its owner. */
  readonly reader: Reader;
  /** The place is presumed, since it may not be asked for. */
  readonly unread?: Unread;
}

/** A bucket with what the API says of it. */
export interface LiveBucket extends BucketPlace {
  readonly arn: string;
  readonly resources: readonly LiveResource[];
  readonly unread?: Unread;
  /** `undefined` where it has none, or where it may not be read. */
  readonly configuration?: unknown;
  readonly configurationUnread: boolean;
  /** Who is told of events; `undefined` where that may not be read. */
  readonly notification?: unknown;
  /** What the bucket encrypts with by default, under a KMS key. */
  readonly encryptsWithKms: boolean;
  /** As the bucket names it. */
  readonly keyId?: string;
}

/**
 * Finds the owner and the Region of a bucket.
 *
 * @param readers of the accounts that may own it, the likeliest first
 * @param hint finds the Region that is presumed where nobody may ask
 * @returns `absent` where no account has it
 */
export async function findBucket(
  name: string,
  readers: readonly Reader[],
  hint: () => Promise<string | undefined>,
): Promise<BucketPlace | 'absent'> {
  let refused: BucketPlace | undefined;
  for (const reader of readers) {
    const input = { Bucket: name, ExpectedBucketOwner: reader.account };
    const { found, unread } = await reader.read({ name: 'GetBucketLocation', input, region: reader.region, resource: name });
    if (found) {
      return { name, region: nameRegion(textAt(found, 'LocationConstraint')), reader };
    }
    refused ??= unread && { name, region: findRegionInName(name) ?? await hint() ?? reader.region, reader, unread };
  }
  return refused ?? 'absent';
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html */
function nameRegion(constraint: string | undefined): string {
  return constraint === undefined || constraint === '' ? 'us-east-1' : constraint === 'EU' ? 'eu-west-1' : constraint;
}

function findRegionInName(name: string): string | undefined {
  return /-\d{12}-([a-z]{2}(?:-[a-z]+)+-\d)-an$/.exec(name)?.[1];
}

const ASKED = [
  'GetBucketReplication', 'GetBucketVersioning', 'GetBucketEncryption', 'GetBucketOwnershipControls', 'GetBucketPolicy',
  'GetObjectLockConfiguration', 'GetBucketNotificationConfiguration', 'GetPublicAccessBlock',
] as const satisfies readonly OperationName[];

type Answers = Readonly<Record<typeof ASKED[number], Answer>>;

/** Reads everything of a bucket that has a part in replication. */
export async function readBucket(place: BucketPlace): Promise<LiveBucket> {
  const { name, region, reader } = place;
  const input = { Bucket: name, ExpectedBucketOwner: reader.account };
  const answered = await Promise.all(ASKED.map(async (operation) =>
    [operation, await reader.read({ name: operation, input, region, resource: name })] as const));
  const answers = Object.fromEntries(answered) as unknown as Answers;
  const arn = `arn:${reader.partition}:s3:::${name}`;
  const { found: replication, unread } = answers.GetBucketReplication;
  const configuration = replication && convertApiConfiguration(toTemplate(replication.ReplicationConfiguration));
  const encryption = readEncryption(answers.GetBucketEncryption);
  const defaults = at(encryption, 'ServerSideEncryptionConfiguration', 0, 'ServerSideEncryptionByDefault');
  return {
    ...place,
    arn,
    resources: describe({ arn, answers, configuration, encryption }, place),
    configuration,
    configurationUnread: unread !== undefined,
    notification: toTemplate(answers.GetBucketNotificationConfiguration.found),
    encryptsWithKms: (textAt(defaults, 'SSEAlgorithm') ?? '').startsWith('aws:kms'),
    keyId: textAt(defaults, 'KMSMasterKeyID'),
  };
}

interface Described {
  readonly arn: string;
  readonly answers: Answers;
  readonly configuration: unknown;
  readonly encryption: unknown;
}

function describe(
  { arn, answers, configuration, encryption }: Described,
  { name, region, reader }: BucketPlace,
): LiveResource[] {
  const place = { account: reader.account, region };
  const policy = readProperty(answers.GetBucketPolicy, ({ Policy }) => readDocument(Policy));
  return [
    {
      ...place,
      type: 'AWS::S3::Bucket',
      arn,
      properties: {
        BucketName: name,
        ReplicationConfiguration: readProperty(answers.GetBucketReplication, () => configuration),
        VersioningConfiguration: readProperty(answers.GetBucketVersioning, ({ Status }) => toTemplate({ Status })),
        BucketEncryption: encryption,
        ...readSettings(answers),
      },
    },
    ...(policy === undefined ? [] : [{
      ...place,
      type: 'AWS::S3::BucketPolicy',
      // there is no ARN of a bucket policy
      arn: `policy of ${arn}`,
      properties: { Bucket: name, PolicyDocument: policy },
    }]),
  ];
}

function readSettings(answers: Answers): Readonly<Record<string, unknown>> {
  const lock = readProperty(answers.GetObjectLockConfiguration, (found) => toTemplate(found.ObjectLockConfiguration));
  return {
    // without ownership controls a bucket has the default of before April 2023
    OwnershipControls: readProperty(answers.GetBucketOwnershipControls, (found) => toTemplate(found.OwnershipControls),
      { Rules: [{ ObjectOwnership: 'ObjectWriter' }] }),
    ObjectLockEnabled: typeof lock === 'string' ? lock : at(lock, 'ObjectLockEnabled') === 'Enabled',
    // without a configuration nothing is blocked
    PublicAccessBlockConfiguration: readProperty(answers.GetPublicAccessBlock, (found) =>
      toTemplate(found.PublicAccessBlockConfiguration), {}),
  };
}

/** In CloudFormation's words. */
function readEncryption(answer: Answer): unknown {
  return readProperty(answer, (found) => ({
    ServerSideEncryptionConfiguration: listAt(toTemplate(found.ServerSideEncryptionConfiguration), 'Rules').map((rule) => ({
      ServerSideEncryptionByDefault: at(rule, 'ApplyServerSideEncryptionByDefault'),
      BucketKeyEnabled: at(rule, 'BucketKeyEnabled'),
      BlockedEncryptionTypes: at(rule, 'BlockedEncryptionTypes'),
    })),
  }));
}
