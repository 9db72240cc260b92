import * as fc from 'fast-check';

/** How a statement of the role differs from the one that S3 needs. */
export type Twist =
  | 'as needed' | 'dropped' | 'for another bucket' | 'for some objects' | 'every action' | 'any resource' | 'no empty key'
  | 'another way to read' | 'for encrypted replicas' | 'for replicas encrypted or not stated'
  | 'under a condition that holds' | 'under a condition that fails' | 'under a condition that nobody knows';

/** What is denied, by which policy, to whom. */
export interface Denial {
  readonly by: 'role' | 'source bucket' | 'destination bucket' | 'source key' | 'replica key';
  readonly action: string;
  readonly condition: 'none' | 'holds' | 'fails' | 'unknown' | 'other role' | 'unencrypted' | 'under SSE-S3';
}

/** A small deployment: one rule from one bucket to another. */
export interface World {
  readonly crossAccount: boolean;
  readonly algorithm: 'none' | 'AES256' | 'aws:kms' | 'aws:kms:dsse';
  readonly bucketKeys: readonly [source: boolean, destination: boolean];
  readonly v2: boolean;
  readonly prefix: '' | 'logs/';
  readonly optsIn: boolean;
  readonly deleteMarkers: boolean;
  readonly ownerOverride: boolean;
  readonly versioned: readonly [source: boolean, destination: boolean];
  readonly trust: 'S3' | 'S3 for this account' | 'S3 for another account' | 'another service';
  readonly twists: readonly Twist[];
  readonly contexts: 'both' | 'bucket' | 'objects' | 'none stated';
  readonly boundary: 'none' | 'everything' | 'S3 alone';
  readonly managed: 'none' | 'AmazonS3FullAccess' | 'not known here';
  readonly keyPolicies: readonly [source: KeyPolicy, replica: KeyPolicy];
  readonly admission: 'account' | 'role' | 'none';
  readonly denials: readonly Denial[];
  /** What a parameter without default decides. */
  readonly open: 'nothing' | 'the opt-in' | 'the Bucket Key' | 'the algorithm' | 'delete markers' | 'the status' | 'versioning';
}

export type KeyPolicy = 'account' | 'role' | 'another role';

/** The statements of the role that a twist may change, in the order of `World.twists`. */
export const STATEMENTS = 7;

function mostly<T>(usual: T, ...others: readonly T[]): fc.Arbitrary<T> {
  return fc.oneof(
    { weight: 3 * others.length, arbitrary: fc.constant(usual) },
    { weight: others.length, arbitrary: fc.constantFrom(...others) },
  );
}

const TWIST = fc.oneof(
  { weight: 12, arbitrary: fc.constant<Twist>('as needed') },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Twist>(
      'dropped', 'for another bucket', 'for some objects', 'every action', 'any resource', 'no empty key',
      'another way to read', 'for encrypted replicas', 'for replicas encrypted or not stated',
      'under a condition that holds', 'under a condition that fails', 'under a condition that nobody knows',
    ),
  },
);

const DENIAL: fc.Arbitrary<Denial> = fc.record({
  by: fc.constantFrom<Denial['by']>('role', 'source bucket', 'destination bucket', 'source key', 'replica key'),
  action: fc.constantFrom('s3:*', 's3:Get*', 's3:ReplicateObject', 's3:ReplicateTags', 's3:ReplicateDelete', 's3:GetObjectVersionTagging',
    's3:PutObject', 'kms:*', 'kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey', '*'),
  condition: fc.constantFrom<Denial['condition']>('none', 'holds', 'fails', 'unknown', 'other role', 'unencrypted', 'under SSE-S3'),
});

const KEY_POLICY = mostly<KeyPolicy>('account', 'role', 'another role');

export const WORLDS: fc.Arbitrary<World> = fc.record({
  crossAccount: fc.boolean(),
  algorithm: fc.constantFrom<World['algorithm']>('none', 'AES256', 'aws:kms', 'aws:kms', 'aws:kms:dsse'),
  bucketKeys: fc.tuple(fc.boolean(), fc.boolean()),
  v2: mostly(true, false),
  prefix: fc.constantFrom<World['prefix']>('', 'logs/'),
  optsIn: mostly(true, false),
  deleteMarkers: fc.boolean(),
  ownerOverride: mostly(false, true),
  versioned: mostly<World['versioned']>([true, true], [true, false], [false, true]),
  trust: mostly<World['trust']>('S3', 'S3 for this account', 'S3 for another account', 'another service'),
  twists: fc.array(TWIST, { minLength: STATEMENTS, maxLength: STATEMENTS }),
  contexts: mostly<World['contexts']>('both', 'bucket', 'objects', 'none stated'),
  boundary: mostly<World['boundary']>('none', 'everything', 'S3 alone'),
  managed: mostly<World['managed']>('none', 'AmazonS3FullAccess', 'not known here'),
  keyPolicies: fc.tuple(KEY_POLICY, KEY_POLICY),
  admission: mostly<World['admission']>('account', 'role', 'none'),
  denials: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 2, arbitrary: fc.array(DENIAL, { minLength: 1, maxLength: 2 }) },
  ),
  open: fc.oneof(
    { weight: 4, arbitrary: fc.constant<World['open']>('nothing') },
    {
      weight: 1,
      arbitrary: fc.constantFrom<World['open']>(
        'the opt-in', 'the Bucket Key', 'the algorithm', 'delete markers', 'the status', 'versioning',
      ),
    },
  ),
});

/** A world in which everything is as S3 needs it. */
export const AS_NEEDED: World = {
  crossAccount: false,
  algorithm: 'aws:kms',
  bucketKeys: [true, true],
  v2: true,
  prefix: '',
  optsIn: true,
  deleteMarkers: true,
  ownerOverride: false,
  versioned: [true, true],
  trust: 'S3',
  twists: Array<Twist>(STATEMENTS).fill('as needed'),
  contexts: 'both',
  boundary: 'none',
  managed: 'none',
  keyPolicies: ['account', 'account'],
  admission: 'account',
  denials: [],
  open: 'nothing',
};

/** The twists of a world in which one statement has one. */
export function twistOne(index: number, twist: Twist): Pick<World, 'twists'> {
  return { twists: AS_NEEDED.twists.map((usual, at) => (at === index ? twist : usual)) };
}
