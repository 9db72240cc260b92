import type { Variant } from './variant';
import type { Json, World } from './world';
import { ACCOUNT, addStatement, document, OTHER_ACCOUNT, ruleOf, statementOf } from './world';

function bucketOf({ src }: World): Json {
  return src.Resources.Bucket.Properties;
}

function encryptionOf(resources: Json): Json {
  return resources.Bucket.Properties.BucketEncryption.ServerSideEncryptionConfiguration[0];
}

function ownership(ObjectOwnership: string): Json {
  return { Rules: [{ ObjectOwnership }] };
}

function retain({ Resources }: Json, DefaultRetention: Json): void {
  Object.assign(Resources.Bucket.Properties, {
    ObjectLockEnabled: true,
    ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention } },
  });
}

/** The destination, and all that names it. */
function nameInNamespace(world: World, account: string, region: string): void {
  const rename = (value: Json) => JSON.parse(JSON.stringify(value).replaceAll('dst-bucket', `dst-${account}-${region}-an`));
  Object.assign(world.dst.Resources, rename(world.dst.Resources));
  Object.assign(world.src.Resources, rename(world.src.Resources));
  world.dst.Resources.Bucket.Properties.BucketNamespace = 'account-regional';
}

function refused(title: string, change: (world: World) => void, names: RegExp): Variant {
  return { title, change, expected: 'fails', names };
}

/** A statement that denies nothing of a replication, of a given length. */
function filler(length: number, more: object = {}): Json {
  const Action = Array.from({ length: length / 32 }, (_unused, index) => `sqs:${'x'.repeat(25)}${index % 10}`);
  return { Effect: 'Deny', Action, ...more };
}

const TOO_LONG: Readonly<Record<string, (world: World) => void>> = {
  'an inline policy': (world) => addStatement(world, filler(10240, { Resource: '*' })),
  'inline policies of the role itself': ({ src }) => {
    src.Resources.Role.Properties.Policies = ['a', 'b'].map((PolicyName) =>
      ({ PolicyName, PolicyDocument: document(filler(6000, { Resource: '*' })) }));
  },
  'that of a key': ({ dst }) => {
    dst.Resources.Key.Properties.KeyPolicy.Statement.push(filler(32768, { Resource: '*', Principal: '*' }));
  },
};

/** Values of a kind, or of a text, that CloudFormation or S3 refuse. */
export const SHAPE_VARIANTS: readonly Variant[] = [
  refused('a list where the key of the replicas belongs', (world) => {
    ruleOf(world).Destination.EncryptionConfiguration.ReplicaKmsKeyID = [];
  }, /ReplicaKmsKeyID is \[\]/),
  refused('one rule where the list of rules belongs', ({ src }) => {
    const { ReplicationConfiguration: given } = src.Resources.Bucket.Properties;
    [given.Rules] = given.Rules;
  }, /Rules is \{.*give a list/),
  refused('one rule where the list of the rules of encryption belongs', ({ src }) => {
    const { BucketEncryption: given } = src.Resources.Bucket.Properties;
    [given.ServerSideEncryptionConfiguration] = given.ServerSideEncryptionConfiguration;
  }, /ServerSideEncryptionConfiguration is \{.*give a list/),
  refused('one policy where the list of managed policies belongs', ({ src }) => {
    src.Resources.Role.Properties.ManagedPolicyArns = 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess';
  }, /ManagedPolicyArns is .*give a list/),
  refused('one role where the list of the roles of a policy belongs', ({ src }) => {
    delete src.Resources.Role.Properties.RoleName;
    src.Resources.Pol.Properties.Roles = { Ref: 'Role' };
  }, /Roles is .*give a list/),
  refused('tags as an object', ({ dst }) => {
    dst.Resources.Key.Properties.Tags = { a: 'b' };
  }, /Tags is .*give a list/),
  {
    title: 'the managed policies of the role are a parameter',
    change: ({ src }) => {
      src.Parameters = { Policies: { Type: 'CommaDelimitedList' } };
      src.Resources.Role.Properties.ManagedPolicyArns = { Ref: 'Policies' };
    },
    expected: 'undecided',
  },
  {
    title: 'empty criteria of selection, of objects under SSE-S3',
    change: (world) => {
      delete world.src.Resources.Bucket.Properties.BucketEncryption;
      delete ruleOf(world).Destination.EncryptionConfiguration;
      ruleOf(world).SourceSelectionCriteria = {};
    },
    expected: 'undecided',
    names: /SourceSelectionCriteria is empty/,
  },
  {
    title: 'an empty And in a filter',
    change: (world) => {
      ruleOf(world).Filter = { And: {} };
    },
    expected: 'undecided',
    names: /And is empty/,
  },
  refused('an object where the status of a rule belongs', (world) => {
    ruleOf(world).Status = {};
  }, /Status is \{\}/),
  refused('a list where the status of delete markers belongs', (world) => {
    ruleOf(world).DeleteMarkerReplication.Status = [];
  }, /Status is \[\]/),
  refused('an object where a prefix belongs', (world) => {
    ruleOf(world).Filter.Prefix = {};
  }, /Prefix is \{\}/),
  refused('a list where the account of the destination belongs', (world) => {
    ruleOf(world).Destination.Account = [];
  }, /Account is \[\]/),
  refused('no rule of encryption in the source', ({ src }) => {
    src.Resources.Bucket.Properties.BucketEncryption.ServerSideEncryptionConfiguration = [];
  }, /no rule of encryption/),
  refused('no rule of encryption in the destination', ({ dst }) => {
    dst.Resources.Bucket.Properties.BucketEncryption.ServerSideEncryptionConfiguration = [];
  }, /no rule of encryption/),
  {
    title: 'an empty id of a key by which the destination encrypts',
    change: ({ dst }) => {
      encryptionOf(dst.Resources).ServerSideEncryptionByDefault.KMSMasterKeyID = '';
    },
    expected: 'undecided',
    names: /KMSMasterKeyID is empty/,
  },
  {
    title: 'an alias that no template has, by which the destination encrypts what no rule names a key for',
    change: (world) => {
      const rule = ruleOf(world);
      delete rule.SourceSelectionCriteria;
      delete rule.Destination.EncryptionConfiguration;
      encryptionOf(world.dst.Resources).ServerSideEncryptionByDefault.KMSMasterKeyID = 'alias/elsewhere';
    },
    expected: 'heard',
    names: /DefaultKeyAlias.*if it does not exist, nothing arrives/,
  },
  refused('the id of a key where the status of a rule belongs', (world) => {
    ruleOf(world).Status = { Ref: 'Key' };
  }, /Status must be one of/),
  refused('the id of a key where an algorithm belongs', ({ dst }) => {
    encryptionOf(dst.Resources).ServerSideEncryptionByDefault.SSEAlgorithm = { Ref: 'Key' };
  }, /SSEAlgorithm must be one of/),
  refused('the id of a key where a Boolean belongs', ({ src }) => {
    encryptionOf(src.Resources).BucketKeyEnabled = { Ref: 'Key' };
  }, /BucketKeyEnabled must be one of/),
  refused('the id of a key where the status of versioning belongs', (world) => {
    bucketOf(world).VersioningConfiguration.Status = { Ref: 'Key' };
  }, /Status must be one of/),
  refused('a public ACL of a bucket without ACLs', ({ dst }) => {
    dst.Resources.Bucket.Properties.AccessControl = 'PublicRead';
  }, /the bucket has no ACLs/),
  refused('an ACL for logs, and the ownership without ACLs', (world) => {
    Object.assign(bucketOf(world), { AccessControl: 'LogDeliveryWrite', OwnershipControls: ownership('BucketOwnerEnforced') });
  }, /the bucket has no ACLs/),
  {
    title: 'an ACL for logs, and an ownership with ACLs',
    change: (world) => {
      Object.assign(bucketOf(world), { AccessControl: 'LogDeliveryWrite', OwnershipControls: ownership('ObjectWriter') });
    },
    expected: 'works',
  },
  {
    title: 'a private ACL of a bucket without ACLs',
    change: ({ dst }) => {
      dst.Resources.Bucket.Properties.AccessControl = 'Private';
    },
    expected: 'works',
  },
  refused('a retention without a mode', ({ dst }) => retain(dst, { Days: 1 }), /Mode is missing/),
  refused('a retention without a time', ({ dst }) => retain(dst, { Mode: 'GOVERNANCE' }), /either Days or Years/),
  refused('a retention of days and years', ({ dst }) => retain(dst, { Mode: 'GOVERNANCE', Days: 1, Years: 1 }), /either Days/),
  {
    title: 'a rule with neither a filter nor a prefix',
    change: (world) => {
      const rule = ruleOf(world);
      delete rule.Filter;
      delete rule.DeleteMarkerReplication;
      delete rule.Priority;
      statementOf(world, 'Write').Action.push('s3:ReplicateDelete');
    },
    expected: 'undecided',
    names: /a rule has Filter or Prefix/,
  },
  {
    title: 'an unknown property of a bucket, which AWS may have added',
    change: (world) => {
      bucketOf(world).Versioning = true;
    },
    expected: 'undecided',
    names: /"Versioning" is unknown/,
  },
  {
    title: 'an unknown property of a role',
    change: ({ src }) => {
      src.Resources.Role.Properties.Name = 'r';
    },
    expected: 'undecided',
    names: /"Name" is unknown/,
  },
  ...Object.entries(TOO_LONG).map(([title, change]) => refused(`a policy that is too long: ${title}`, change, /at most \d+ are allowed/)),
  refused('more managed policies than a role can have', ({ src }) => {
    src.Resources.Role.Properties.ManagedPolicyArns = Array.from({ length: 26 },
      (_unused, index) => `arn:aws:iam::${ACCOUNT}:policy/p${index}`);
  }, /at most 25 managed policies/),
  refused('the account of another in the namespace of a bucket', (world) => {
    nameInNamespace(world, OTHER_ACCOUNT, 'us-west-2');
  }, /in the namespace of 222222222222, and the stack is in 111111111111/),
  refused('another Region in the namespace of a bucket', (world) => {
    nameInNamespace(world, ACCOUNT, 'us-east-1');
  }, /in the namespace of us-east-1, and the stack is in us-west-2/),
  {
    title: 'a bucket in the namespace of its account and Region',
    change: (world) => nameInNamespace(world, ACCOUNT, 'us-west-2'),
    expected: 'works',
  },
  {
    title: 'a prefix that begins with the name of the bucket',
    change: (world) => {
      ruleOf(world).Filter.Prefix = 'src-bucket/reports/';
    },
    expected: 'heard',
    names: /LiteralPrefix.*keys do not begin with the name of their bucket/,
  },
  {
    title: 'a prefix that is written as a pattern of one character',
    change: (world) => {
      ruleOf(world).Filter.Prefix = 'logs/?';
    },
    expected: 'heard',
    names: /LiteralPrefix/,
  },
];
