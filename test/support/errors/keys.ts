import { App, CliCredentialsStackSynthesizer, NestedStack, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import {
  MultiRegionKey,
  ReplicationDestination,
  ReplicationKeys,
  ReplicationSource,
} from 'cdk-encrypted-replication';
import type { ErrorCase } from './error-case';
import {
  ACCOUNT,
  OTHER_ACCOUNT,
  REPLICA_PATH,
  REPLICA_REGION,
  SOURCE_REGION,
  replicate,
  replicateFrom,
  sourceStack,
  stackBeside,
} from './fixture';

const DESTROY = RemovalPolicy.DESTROY;
const { HMAC_256, RSA_2048, SYMMETRIC_DEFAULT } = kms.KeySpec;
const { ENCRYPT_DECRYPT, GENERATE_VERIFY_MAC, SIGN_VERIFY } = kms.KeyUsage;

/** A replication with a single-Region source key of the user's own, in a stack beside the source stack. */
function withSourceKey(make: (keyStack: Stack) => kms.IKey, region = SOURCE_REGION): void {
  const stack = sourceStack();
  const sourceKey = make(stackBeside(stack, 'Keys', { region }));
  replicate({ keys: ReplicationKeys.singleRegion({ sourceKey }) }, stack);
}

/** A replication whose destination brings a key, made in a stack of the given Region. */
function withDestinationKey(make: (keyStack: Stack) => kms.IKey, keys = ReplicationKeys.singleRegion()): void {
  const stack = sourceStack();
  const key = make(stackBeside(stack, 'Keys'));
  replicate({ keys, destinations: [ReplicationDestination.inRegion(REPLICA_REGION, { key })] }, stack);
}

function arnOf(resource: string, region: string, account = ACCOUNT): string {
  return `arn:aws:kms:${region}:${account}:${resource}`;
}

const places: readonly ErrorCase[] = [
  {
    code: 'PrimaryKeyInSourceStack',
    title: 'fails when the primary key is in the source stack',
    act: () => {
      const stack = sourceStack();
      replicate({ keys: ReplicationKeys.multiRegion(new MultiRegionKey(stack, 'Key')) }, stack);
    },
    problem: 'the multi-Region primary key is in the source stack',
    value: 'Documents/Key',
    remedy: 'create the MultiRegionKey in a stack of its own',
  },
  {
    code: 'PrimaryKeyInSourceStack',
    title: 'fails when the primary key is in a stack nested in the source stack',
    act: () => {
      const stack = sourceStack();
      replicate({ keys: ReplicationKeys.multiRegion(new MultiRegionKey(new NestedStack(stack, 'Nested'), 'Key')) }, stack);
    },
    problem: 'the multi-Region primary key is in the source stack',
    value: 'Documents/Nested/Key',
    remedy: 'create the MultiRegionKey in a stack of its own',
  },
  {
    code: 'KeyRegionMismatch',
    title: 'fails when the primary key is in another Region than the source',
    act: () => {
      const stack = sourceStack();
      const key = new MultiRegionKey(stackBeside(stack, 'Keys', { region: 'us-east-1' }), 'Key');
      replicate({ keys: ReplicationKeys.multiRegion(key) }, stack);
    },
    problem: `the primary key has to be in the source Region, ${SOURCE_REGION}`,
    value: 'us-east-1',
    remedy: `create the MultiRegionKey in a stack of ${SOURCE_REGION}`,
  },
  {
    code: 'KeyRegionMismatch',
    title: 'fails when a source key of your own is in another Region than the source',
    act: () => withSourceKey((keys) => new kms.Key(keys, 'Key'), 'us-east-1'),
    problem: `a key has to be in the Region of its bucket, ${SOURCE_REGION}`,
    value: 'us-east-1',
    remedy: `use a key of ${SOURCE_REGION}`,
  },
  {
    code: 'KeyRegionMismatch',
    title: 'fails when an imported destination key is in the Region of the source',
    act: () => withDestinationKey((keys) => kms.Key.fromKeyArn(keys, 'Key', arnOf('key/1234', SOURCE_REGION))),
    problem: `a key has to be in the Region of its bucket, ${REPLICA_REGION}`,
    value: SOURCE_REGION,
    remedy: `use a key of ${REPLICA_REGION}`,
    path: REPLICA_PATH,
  },
  {
    code: 'KeyAccountMismatch',
    title: 'fails when the primary key is in another account than the source',
    act: () => {
      const stack = sourceStack();
      const keys = stackBeside(stack, 'Keys', { account: OTHER_ACCOUNT, region: SOURCE_REGION });
      replicate({ keys: ReplicationKeys.multiRegion(new MultiRegionKey(keys, 'Key')) }, stack);
    },
    problem: `a key has to be in the account of its bucket, ${ACCOUNT}`,
    value: OTHER_ACCOUNT,
    remedy: 'use a key of that account',
  },
  {
    code: 'KeyAccountMismatch',
    title: 'fails when an imported destination key is in another account than the destination',
    act: () => withDestinationKey((keys) =>
      kms.Key.fromKeyArn(keys, 'Key', arnOf('key/1234', REPLICA_REGION, OTHER_ACCOUNT))),
    problem: `a key has to be in the account of its bucket, ${ACCOUNT}`,
    value: OTHER_ACCOUNT,
    remedy: 'use a key of that account',
    path: REPLICA_PATH,
  },
  {
    code: 'KeyKindMismatch',
    title: 'fails when a destination brings a key although the keys are multi-Region',
    act: () => withDestinationKey((keys) => new kms.Key(keys, 'Key'), ReplicationKeys.multiRegion()),
    problem: "a destination brings a 'key', but the keys are multi-Region",
    value: 'Keys/Key',
    remedy: 'use keys: ReplicationKeys.singleRegion()',
    path: REPLICA_PATH,
  },
];

const kinds: readonly ErrorCase[] = [
  ...[
    { keySpec: RSA_2048, keyUsage: ENCRYPT_DECRYPT },
    { keySpec: RSA_2048, keyUsage: SIGN_VERIFY },
    { keySpec: HMAC_256, keyUsage: GENERATE_VERIFY_MAC },
  ].map(({ keySpec, keyUsage }): ErrorCase => ({
    code: 'KeyNotSymmetric',
    title: `fails when the source key is ${keySpec} for ${keyUsage}`,
    act: () => withSourceKey((keys) => new kms.Key(keys, 'Key', { keySpec, keyUsage })),
    problem: 'S3 supports symmetric encryption keys only',
    value: { keySpec: keySpec === HMAC_256 ? 'HMAC_256' : 'RSA_2048', keyUsage },
    remedy: 'use a key with keySpec SYMMETRIC_DEFAULT and keyUsage ENCRYPT_DECRYPT',
  })),
  {
    code: 'KeyNotSymmetric',
    title: 'fails when the usage alone of a key was changed by an escape hatch',
    act: () => withSourceKey((keys) => {
      const key = new kms.Key(keys, 'Key', { keySpec: SYMMETRIC_DEFAULT });
      (key.node.defaultChild as kms.CfnKey).keyUsage = SIGN_VERIFY;
      return key;
    }),
    problem: 'S3 supports symmetric encryption keys only',
    value: { keySpec: SYMMETRIC_DEFAULT, keyUsage: SIGN_VERIFY },
    remedy: 'use a key with keySpec SYMMETRIC_DEFAULT and keyUsage ENCRYPT_DECRYPT',
  },
  {
    code: 'KeyNotSymmetric',
    title: 'fails when a destination key is asymmetric',
    act: () => withDestinationKey((keys) => new kms.Key(keys, 'Key', { keySpec: RSA_2048, keyUsage: ENCRYPT_DECRYPT })),
    problem: 'S3 supports symmetric encryption keys only',
    value: { keySpec: RSA_2048, keyUsage: ENCRYPT_DECRYPT },
    remedy: 'use a key with keySpec SYMMETRIC_DEFAULT and keyUsage ENCRYPT_DECRYPT',
    path: REPLICA_PATH,
  },
  {
    code: 'KeyDisabled',
    title: 'fails when the source key is disabled',
    act: () => withSourceKey((keys) => new kms.Key(keys, 'Key', { enabled: false })),
    problem: 'a key is disabled',
    value: 'Keys/Key',
    remedy: "leave 'enabled' of the key out",
  },
  {
    code: 'KeyDisabled',
    title: 'fails when a destination key is disabled',
    act: () => withDestinationKey((keys) => new kms.Key(keys, 'Key', { enabled: false })),
    problem: 'a key is disabled',
    value: 'Keys/Key',
    remedy: "leave 'enabled' of the key out",
    path: REPLICA_PATH,
  },
  {
    code: 'KeyArnRequired',
    title: 'fails when the source key is an alias of this app',
    act: () => withSourceKey((keys) => new kms.Key(keys, 'Key').addAlias('documents')),
    problem: 'a key is given by id or alias',
    value: 'Keys/Key/Alias',
    remedy: 'use the key itself, or its ARN, as a string or by kms.Key.fromKeyArn()',
  },
  {
    code: 'KeyArnRequired',
    title: 'fails when the source key is an imported alias',
    act: () => withSourceKey((keys) => kms.Alias.fromAliasName(keys, 'Alias', 'alias/documents')),
    problem: 'a key is given by id or alias',
    value: 'Keys/Alias',
    remedy: 'use the key itself, or its ARN, as a string or by kms.Key.fromKeyArn()',
  },
  {
    code: 'KeyArnRequired',
    title: 'fails when a destination key is imported by the ARN of an alias',
    act: () => withDestinationKey((keys) => kms.Key.fromKeyArn(keys, 'Key', arnOf('alias/documents', REPLICA_REGION))),
    problem: 'a key is given by id or alias',
    value: arnOf('alias/documents', REPLICA_REGION),
    remedy: 'use the key itself, or its ARN, as a string or by kms.Key.fromKeyArn()',
    path: REPLICA_PATH,
  },
  {
    code: 'KeyArnRequired',
    title: 'fails when a destination key is imported by an ARN that is no key\'s',
    act: () => withDestinationKey((keys) => kms.Key.fromKeyArn(keys, 'Key', arnOf('custom-key-store/1', REPLICA_REGION))),
    problem: 'a key is given by id or alias',
    value: arnOf('custom-key-store/1', REPLICA_REGION),
    remedy: 'use the key itself, or its ARN, as a string or by kms.Key.fromKeyArn()',
    path: REPLICA_PATH,
  },
  {
    code: 'KeyArnRequired',
    title: 'fails when a former key is an alias',
    act: () => {
      const stack = sourceStack();
      const former = kms.Alias.fromAliasName(stack, 'Former', 'alias/former');
      replicateFrom({ additionalDecryptKeys: [former] }, stack);
    },
    problem: 'a key is given by id or alias',
    value: 'Documents/Former',
    remedy: 'use the key itself, or its ARN, as a string or by kms.Key.fromKeyArn()',
  },
];

const ACROSS_ACCOUNTS = { destinations: [ReplicationDestination.inAccount(OTHER_ACCOUNT, REPLICA_REGION)] };
const PLAIN = new CliCredentialsStackSynthesizer();

const unreadable: readonly ErrorCase[] = [
  {
    code: 'KeyArnUnreadable',
    title: 'fails in a nested stack when a key is in another account',
    act: () => replicate(ACROSS_ACCOUNTS, new NestedStack(sourceStack(), 'Nested')),
    problem: 'the stack Documents/Nested cannot read the ARN of a key of another account: it is nested',
    value: /SingleRegionKey"$/,
    remedy: 'use a stack that is not nested, or state the ARN',
    path: 'Documents/Nested/Replication',
  },
  {
    code: 'KeyArnUnreadable',
    title: 'fails without an execution role when a key is in another account',
    act: () => replicate(ACROSS_ACCOUNTS, new Stack(new App(), 'Documents', {
      env: { account: ACCOUNT, region: SOURCE_REGION }, synthesizer: PLAIN,
    })),
    problem: 'its synthesizer names no execution role',
    value: /SingleRegionKey"$/,
    remedy: 'use a synthesizer with one, such as DefaultStackSynthesizer, or state the ARN',
  },
];

const lifetimes: readonly ErrorCase[] = [
  {
    code: 'KeyDestroyedWhileBucketRetained',
    title: 'fails when multi-Region keys are destroyed and the replica bucket is retained',
    act: () => replicate({ keys: ReplicationKeys.createMultiRegion({ removalPolicy: DESTROY }) }),
    problem: `the key ${REPLICA_PATH}/ReplicaKey is deleted with its stack`,
    value: 'Delete',
    remedy: 'retain the key, or give the bucket RemovalPolicy.DESTROY too',
    path: REPLICA_PATH,
  },
  {
    code: 'KeyDestroyedWhileBucketRetained',
    title: 'fails when multi-Region keys are destroyed and the source bucket is retained',
    act: () => replicate({
      keys: ReplicationKeys.createMultiRegion({ removalPolicy: DESTROY }),
      destinations: [ReplicationDestination.inRegion(REPLICA_REGION, { removalPolicy: DESTROY })],
    }),
    problem: 'the key Documents-key/Documents-Replication/MultiRegionKey is deleted with its stack',
    value: 'Delete',
    remedy: 'retain the key, or give the bucket RemovalPolicy.DESTROY too',
  },
  {
    code: 'KeyDestroyedWhileBucketRetained',
    title: 'fails when single-Region keys are destroyed and the replica bucket is retained',
    act: () => replicate({
      keys: ReplicationKeys.singleRegion({ removalPolicy: DESTROY }),
      source: ReplicationSource.create({ removalPolicy: DESTROY }),
      destinations: [ReplicationDestination.inRegion(REPLICA_REGION, { removalPolicy: RemovalPolicy.RETAIN })],
    }),
    problem: `the key ${REPLICA_PATH}/SingleRegionKey is deleted with its stack`,
    value: 'Delete',
    remedy: 'retain the key, or give the bucket RemovalPolicy.DESTROY too',
    path: REPLICA_PATH,
  },
];

export const KEY_CASES: readonly ErrorCase[] = [...places, ...kinds, ...unreadable, ...lifetimes];
