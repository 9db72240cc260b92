import type { Spoiler } from './broken-examples';
import type { SpoiledCase } from './cases';

const IN_EU = '[all-eu-west-1]';

function bucketResource(spoiler: Spoiler, idPrefix: string): any {
  return spoiler.resource('AWS::S3::Bucket', idPrefix);
}

function bucket(spoiler: Spoiler, idPrefix: string): any {
  return bucketResource(spoiler, idPrefix).Properties;
}

function source(spoiler: Spoiler): any {
  return bucket(spoiler, 'ReplicationBucket');
}

function replica(spoiler: Spoiler): any {
  return bucket(spoiler, 'DocumentsReplicationReplicaBucket');
}

function rule(spoiler: Spoiler): any {
  return source(spoiler).ReplicationConfiguration.Rules[0];
}

function resources(spoiler: Spoiler, path: string): any {
  return spoiler.stack(path).template.Resources;
}

/** A parameter without default, and conditions on it. */
function parameter(spoiler: Spoiler, path: string): void {
  const { template } = spoiler.stack(path);
  Object.assign(template, {
    Parameters: { ...template.Parameters, Decided: { Type: 'String' } },
    Conditions: {
      IsDecided: { 'Fn::Equals': [{ Ref: 'Decided' }, 'yes'] },
      IsNotDecided: { 'Fn::Not': [{ Condition: 'IsDecided' }] },
    },
  });
}

export const CONDITIONS: readonly SpoiledCase[] = [
  {
    title: 'a rule that does not opt in to encrypted objects',
    example: 'minimal',
    change: (spoiler) => {
      delete rule(spoiler).SourceSelectionCriteria;
    },
    findings: [`error SseKmsOptIn${IN_EU}`, 'error ConfigurationShape[all-eu-west-1.SourceSelectionCriteria]'],
    says: ['S3 skips its objects silently'],
  },
  {
    title: 'a rule that opts in, on a bucket without a default of SSE-KMS: encrypted uploads name their keys',
    example: 'minimal',
    change: (spoiler) => {
      delete source(spoiler).BucketEncryption;
    },
    findings: ['error SourceEncryptedWithKms'],
  },
  {
    title: 'a source bucket of this library that something encrypts with SSE-S3',
    example: 'minimal',
    change: (spoiler) => {
      const [encryption] = source(spoiler).BucketEncryption.ServerSideEncryptionConfiguration;
      encryption.ServerSideEncryptionByDefault = { SSEAlgorithm: 'AES256' };
    },
    findings: ['error SourceEncryptedWithKms'],
    says: ['encrypts what is uploaded with "AES256", not with a KMS key'],
  },
  {
    title: 'the same on a bucket that this library did not make: it replicates, under SSE-S3',
    example: 'minimal',
    change: (spoiler) => {
      const [encryption] = source(spoiler).BucketEncryption.ServerSideEncryptionConfiguration;
      encryption.ServerSideEncryptionByDefault = { SSEAlgorithm: 'AES256' };
      delete bucketResource(spoiler, 'ReplicationBucket').Metadata;
    },
    findings: ['info SourceEncryptedWithKms'],
    says: ['S3 replicates them, under SSE-S3 on both sides'],
  },
  {
    title: 'a bucket that this library did not make, and encryption that deployment decides',
    example: 'minimal',
    change: (spoiler) => {
      parameter(spoiler, 'Documents');
      const [encryption] = source(spoiler).BucketEncryption.ServerSideEncryptionConfiguration;
      encryption.ServerSideEncryptionByDefault.SSEAlgorithm = { Ref: 'Decided' };
      delete bucketResource(spoiler, 'ReplicationBucket').Metadata;
    },
    findings: [],
  },
  {
    title: 'a replica bucket of this library that something encrypts with SSE-S3',
    example: 'minimal',
    change: (spoiler) => {
      delete replica(spoiler).BucketEncryption;
    },
    findings: [`error DestinationEncryptedWithKms${IN_EU}`],
  },
  {
    title: 'the same on a bucket that this library did not make: the rule decides what key replicas have',
    example: 'minimal',
    change: (spoiler) => {
      delete replica(spoiler).BucketEncryption;
      delete bucketResource(spoiler, 'DocumentsReplicationReplicaBucket').Metadata;
    },
    findings: [],
  },
  {
    title: 'a source bucket of this library without its configuration',
    example: 'minimal',
    change: (spoiler) => {
      delete source(spoiler).ReplicationConfiguration;
    },
    findings: ['error ConfigurationPresent'],
  },
  {
    title: 'a bucket without a configuration whose metadata are of somebody else',
    example: 'minimal',
    change: (spoiler) => {
      delete source(spoiler).ReplicationConfiguration;
      bucketResource(spoiler, 'ReplicationBucket').Metadata = { 'cdk-encrypted-replication': { side: 'source' } };
    },
    findings: [],
  },
  ...([
    ['Filter.Not', ['Filter'], 'Not', { Prefix: 'temporary/' }],
    ['Filter.And.Not', ['Filter', 'And'], 'Not', { Or: { Prefixes: ['temporary/', 'drafts/'] } }],
    ['Destination.EncryptionConfiguration.UseSourceMultiRegionKey', ['Destination', 'EncryptionConfiguration'], 'UseSourceMultiRegionKey',
      { Status: 'Enabled' }],
  ] as const).map(([element, path, name, value]): SpoiledCase => ({
    title: `${element}, which S3 has and no template can carry`,
    example: 'minimal',
    change: (spoiler) => {
      if (element === 'Filter.And.Not') {
        rule(spoiler).Filter = { And: { Prefix: '' } };
      }
      path.reduce((parent, member) => parent[member], rule(spoiler))[name] = value;
    },
    findings: [`warning ConfigurationShape[all-eu-west-1.${element}][undecided]`],
    says: ['S3 has had it since November 2026'],
  })),
  ...([
    ['Filter.Not', '"Filter":{"Prefix":""', '"Filter":{"Prefix":"","Not":{"Prefix":"temporary/"}'],
    ['Destination.EncryptionConfiguration.UseSourceMultiRegionKey', '"EncryptionConfiguration":{', '"EncryptionConfiguration":{"UseSourceMultiRegionKey":{"Status":"Enabled"},'],
  ] as const).map(([element, before, after]): SpoiledCase => ({
    title: `${element} in the call of a custom resource`,
    example: 'two-way',
    change: (spoiler) => {
      const { Properties } = spoiler.resource('Custom::BucketReplication');
      for (const { 'Fn::Join': join } of [Properties.Create, Properties.Update]) {
        join[1] = join[1].map((part: unknown) => (typeof part === 'string' ? part.replace(before, after) : part));
      }
    },
    findings: [`warning ConfigurationShape[everything-us-east-1.${element}][undecided]`],
  })),
  {
    title: 'the key of the source for replicas, and a role that may use more keys: AWS does not say what that takes',
    example: 'minimal',
    change: (spoiler) => {
      rule(spoiler).Destination.EncryptionConfiguration.UseSourceMultiRegionKey = { Status: 'Enabled' };
      spoiler.statement('EncryptReplicas').Action = ['kms:Encrypt', 'kms:ReEncryptTo'];
    },
    findings: ['warning ConfigurationShape[all-eu-west-1.Destination.EncryptionConfiguration.UseSourceMultiRegionKey][undecided]'],
  },
  {
    title: 'DSSE-KMS on both sides, which knows no Bucket Keys',
    example: 'minimal',
    change: (spoiler) => {
      for (const bucketOf of [source, replica]) {
        const [encryption] = bucketOf(spoiler).BucketEncryption.ServerSideEncryptionConfiguration;
        encryption.ServerSideEncryptionByDefault.SSEAlgorithm = 'aws:kms:dsse';
        encryption.BucketKeyEnabled = false;
      }
      for (const sid of ['DecryptSourceObjects', 'EncryptReplicas']) {
        const context = spoiler.statement(sid).Condition.StringLike;
        context['kms:EncryptionContext:aws:s3:arn'] = context['kms:EncryptionContext:aws:s3:arn'].slice(1);
      }
    },
    findings: [],
  },
  {
    title: 's3:GetObjectVersion, which will do where no object is under a KMS key',
    example: 'minimal',
    change: (spoiler) => {
      delete source(spoiler).BucketEncryption;
      delete rule(spoiler).SourceSelectionCriteria;
      delete rule(spoiler).Destination.EncryptionConfiguration;
      const { Action: actions } = spoiler.statement('ReadSourceObjects');
      actions[actions.indexOf('s3:GetObjectVersionForReplication')] = 's3:GetObjectVersion';
      for (const sid of ['DecryptSourceObjects', 'EncryptReplicas', 'UseReplicaBucketKeys']) {
        spoiler.statement(sid).Effect = 'Deny';
      }
    },
    findings: ['error SourceEncryptedWithKms'],
  },
  {
    title: 's3:GetObjectVersion, with which S3 does not replicate objects under a KMS key',
    example: 'minimal',
    change: (spoiler) => {
      const { Action: actions } = spoiler.statement('ReadSourceObjects');
      actions[actions.indexOf('s3:GetObjectVersionForReplication')] = 's3:GetObjectVersion';
    },
    findings: ['error ReadSourceObject', 'warning ExcessPermissions[ReadSourceObjects]'],
  },
  {
    title: 'no KMS at all, in a rule and in its bucket: the permissions on keys are more than is needed',
    example: 'minimal',
    change: (spoiler) => {
      delete source(spoiler).BucketEncryption;
      delete rule(spoiler).SourceSelectionCriteria;
      delete rule(spoiler).Destination.EncryptionConfiguration;
      for (const sid of ['DecryptSourceObjects', 'UseReplicaBucketKeys']) {
        spoiler.statement(sid).Effect = 'Deny';
      }
    },
    findings: [
      'error SourceEncryptedWithKms',
      'warning ExcessPermissions[EncryptReplicas]',
    ],
  },
  {
    title: 'a source key that is named by an alias of the app',
    example: 'minimal',
    change: (spoiler) => {
      resources(spoiler, 'Documents-key').Alias = {
        Type: 'AWS::KMS::Alias',
        Properties: { AliasName: 'alias/data', TargetKeyId: { Ref: 'DocumentsReplicationMultiRegionKeyC1A6FC74' } },
      };
      const [encryption] = source(spoiler).BucketEncryption.ServerSideEncryptionConfiguration;
      encryption.ServerSideEncryptionByDefault.KMSMasterKeyID = 'alias/data';
    },
    findings: [],
  },
  {
    title: 'a source key that is named by an alias of nobody',
    example: 'minimal',
    change: (spoiler) => {
      const [encryption] = source(spoiler).BucketEncryption.ServerSideEncryptionConfiguration;
      encryption.ServerSideEncryptionByDefault.KMSMasterKeyID = 'alias/data';
    },
    findings: ['warning SourceKeyKnown[undecided]', 'warning DecryptSource[undecided]'],
  },
  {
    title: 'a source key that is named by its id',
    example: 'cross-account',
    change: (spoiler) => {
      const [encryption] = source(spoiler).BucketEncryption.ServerSideEncryptionConfiguration;
      encryption.ServerSideEncryptionByDefault.KMSMasterKeyID = { Ref: 'ReplicationSingleRegionKeyAD32D4F3' };
    },
    findings: [],
  },
  {
    title: 'a source key that is named by the id of no key here',
    example: 'cross-account',
    change: (spoiler) => {
      const [encryption] = source(spoiler).BucketEncryption.ServerSideEncryptionConfiguration;
      encryption.ServerSideEncryptionByDefault.KMSMasterKeyID = '22222222-2222-2222-2222-222222222222';
    },
    findings: ['warning SourceKeyKnown[undecided]', 'warning DecryptSource[undecided]'],
  },
  {
    title: 'the AWS managed key for the source, whose policy no template has',
    example: 'minimal',
    change: (spoiler) => {
      const [encryption] = source(spoiler).BucketEncryption.ServerSideEncryptionConfiguration;
      delete encryption.ServerSideEncryptionByDefault.KMSMasterKeyID;
    },
    findings: ['warning SourceKeyKnown[undecided]', 'warning DecryptSource[undecided]'],
    says: ['alias/aws/s3'],
  },
  {
    title: 'a key of the replicas that is named by an alias',
    example: 'minimal',
    change: (spoiler) => {
      rule(spoiler).Destination.EncryptionConfiguration.ReplicaKmsKeyID = 'arn:aws:kms:eu-west-1:111111111111:alias/data';
    },
    findings: [
      `warning ReplicaKeyKnown${IN_EU}[undecided]`, `warning ReplicaKeyArn${IN_EU}`, `warning EncryptReplica${IN_EU}[undecided]`,
      `warning VerifyReplicaBucketKey${IN_EU}[undecided]`, `warning GenerateReplicaDataKey${IN_EU}[undecided]`,
    ],
    says: ['S3 checks neither, and resolves an alias in the account of the requester'],
  },
  {
    title: 'the key of the source for the replicas',
    example: 'minimal',
    change: (spoiler) => {
      const [encryption] = source(spoiler).BucketEncryption.ServerSideEncryptionConfiguration;
      const { KMSMasterKeyID } = encryption.ServerSideEncryptionByDefault;
      rule(spoiler).Destination.EncryptionConfiguration.ReplicaKmsKeyID = structuredClone(KMSMasterKeyID);
    },
    findings: [
      `error ReplicaKeyRegion${IN_EU}`, `error EncryptReplica${IN_EU}`, `warning VerifyReplicaBucketKey${IN_EU}[undecided]`,
      `warning GenerateReplicaDataKey${IN_EU}[undecided]`,
      'warning ExcessPermissions[EncryptReplicas]',
      'warning ExcessPermissions[UseReplicaBucketKeys]',
    ],
  },
  {
    title: 'an asymmetric key of the replicas',
    example: 'cross-account',
    change: (spoiler) => {
      const key = spoiler.resource('AWS::KMS::Key', 'DocumentsReplicationReplica').Properties;
      key.KeySpec = 'RSA_2048';
    },
    findings: ['error ReplicaKeySymmetric[all-222222222222-eu-north-1:%20KeySpec]'],
  },
  {
    title: 'a source key for signatures',
    example: 'cross-account',
    change: (spoiler) => {
      spoiler.resource('AWS::KMS::Key', 'ReplicationSingleRegionKey').Properties.KeyUsage = 'SIGN_VERIFY';
    },
    findings: ['error SourceKeySymmetric[KeyUsage]'],
  },
  {
    title: 'an account that does not own the destination bucket',
    example: 'cross-account',
    change: (spoiler) => {
      source(spoiler).ReplicationConfiguration.Rules[0].Destination.Account = '333333333333';
    },
    findings: ['error DestinationOwner[all-222222222222-eu-north-1]'],
    says: ['the rule states account "333333333333", the destination bucket is in "222222222222"'],
  },
  {
    title: 'a role of another account, which is not in the templates either',
    example: 'minimal',
    change: (spoiler) => {
      source(spoiler).ReplicationConfiguration.Role = 'arn:aws:iam::333333333333:role/replication';
    },
    findings: [
      'warning RoleKnown[undecided]', 'error RoleAccount', 'error ReadReplicationConfiguration', 'error ListSourceBucket',
      'error ReadSourceObject', 'error ReadSourceAcl', 'warning ReadSourceTags', 'error DecryptSource',
      `error ReplicateObject${IN_EU}`, `error EncryptReplica${IN_EU}`, `warning VerifyReplicaBucketKey${IN_EU}[undecided]`,
      `warning GenerateReplicaDataKey${IN_EU}[undecided]`,
    ],
  },
  {
    title: 'an imported role of the account',
    example: 'minimal',
    change: (spoiler) => {
      source(spoiler).ReplicationConfiguration.Role = 'arn:aws:iam::111111111111:role/replication';
    },
    findings: ['warning RoleKnown[undecided]'],
    says: ['S3 may assume the role'],
  },
  {
    title: 'Object Lock on the source alone',
    example: 'minimal',
    change: (spoiler) => {
      source(spoiler).ObjectLockEnabled = true;
    },
    findings: ['error ReadSourceRetention', 'error ReadSourceLegalHold', `error ObjectLockOnDestination${IN_EU}`],
  },
  {
    title: 'SSE-C that the source takes and the destination blocks',
    example: 'minimal',
    change: (spoiler) => {
      source(spoiler).BucketEncryption.ServerSideEncryptionConfiguration[0].BlockedEncryptionTypes = { EncryptionType: ['NONE'] };
    },
    findings: [`warning SseCUnblocked${IN_EU}`],
  },
  {
    title: 'SSE-C that both take',
    example: 'minimal',
    change: (spoiler) => {
      for (const bucketOf of [source, replica]) {
        bucketOf(spoiler).BucketEncryption.ServerSideEncryptionConfiguration[0].BlockedEncryptionTypes = { EncryptionType: ['NONE'] };
      }
    },
    findings: [],
  },
  {
    title: 'nothing changed: one half of a replication, in which roles may write and nobody does',
    example: 'two-apps-destination',
    change: () => undefined,
    findings: ['warning ReplicationNotInTemplates[undecided]'],
    says: ['lets roles replicate into the bucket'],
  },
  {
    title: 'nothing changed: the other half, which refers to a bucket and a key of elsewhere',
    example: 'two-apps-source',
    change: () => undefined,
    findings: [
      'warning DestinationKnown[all-222222222222-eu-north-1][undecided]',
      'warning ReplicaKeyKnown[all-222222222222-eu-north-1][undecided]',
    ],
  },
  {
    title: 'nothing changed: an ARN of a literal for a key that the app creates',
    example: 'backup-account',
    change: () => undefined,
    findings: Array(3).fill('warning ReplicaKeyKnown[all-222222222222-eu-central-1][undecided]'),
    says: ['which is taken for Backup/Vault/SingleRegionKey/Resource'],
  },
  {
    title: 'two rules of one priority',
    example: 'three-regions',
    change: (spoiler) => {
      const rules = bucket(spoiler, 'ReplicationBucket').ReplicationConfiguration.Rules;
      rules[1].Priority = rules[0].Priority;
    },
    findings: ['error ConfigurationShape[all-eu-west-1.Priority]'],
  },
  {
    title: 'rules that only deployment knows',
    example: 'minimal',
    change: (spoiler) => {
      source(spoiler).ReplicationConfiguration.Rules = { Ref: 'Nobody' };
    },
    findings: [
      'error TemplateWellFormed[ReplicationBucket870D1545.Properties.ReplicationConfiguration.Rules]',
      'warning ConfigurationResolved[undecided]',
    ],
  },
  {
    title: 'a bucket policy with an Effect that does not exist',
    example: 'minimal',
    change: (spoiler) => {
      spoiler.resource('AWS::S3::BucketPolicy', 'ReplicationBucketPolicy').Properties.PolicyDocument.Statement[0].Effect = 'Refuse';
    },
    findings: ['error PoliciesWellFormed[PolicyDocument.Statement.0.Effect]'],
    says: ['Refuse'],
  },
  {
    title: 'an unknown condition operator',
    example: 'minimal',
    change: (spoiler) => {
      spoiler.statement('DecryptSourceObjects').Condition.StringMatches = { 'aws:PrincipalArn': 'x' };
    },
    findings: ['error DecryptSource', 'error PoliciesWellFormed[PolicyDocument.Statement.2.Condition.StringMatches]'],
    says: ['StringMatches'],
  },
  {
    title: 'an Allow from a date on',
    example: 'minimal',
    change: (spoiler) => {
      spoiler.statement('DecryptSourceObjects').Condition.DateGreaterThan = { 'aws:CurrentTime': '2999-01-01T00:00:00Z' };
    },
    findings: ['warning DecryptSource[undecided]'],
    says: ['whether aws:CurrentTime of the request is before or after 2999-01-01T00:00:00Z'],
  },
  {
    title: 'an Allow until a date that is over',
    example: 'minimal',
    change: (spoiler) => {
      spoiler.statement('DecryptSourceObjects').Condition.DateLessThan = { 'aws:CurrentTime': '2020-01-01T00:00:00Z' };
    },
    findings: ['error DecryptSource'],
    says: ['its DateLessThan aws:CurrentTime is "2020-01-01T00:00:00Z" and S3 calls with "a later time"'],
  },
  {
    title: 'a valid condition operator that the proof does not support',
    example: 'minimal',
    change: (spoiler) => {
      spoiler.statement('DecryptSourceObjects').Condition.BinaryEquals = { 'aws:unheard': 'QUJD' };
    },
    findings: ['warning DecryptSource[undecided]'],
    says: ['BinaryEquals'],
  },
  {
    title: 'a key that hangs on a parameter',
    example: 'minimal',
    change: (spoiler) => {
      const { template } = spoiler.stack('Documents-key');
      Object.assign(template, {
        Parameters: { ...template.Parameters, Wanted: { Type: 'String' } },
        Conditions: { IsWanted: { 'Fn::Equals': [{ Ref: 'Wanted' }, 'yes'] } },
      });
      Object.assign(spoiler.resource('AWS::KMS::Key'), { Condition: 'IsWanted' });
    },
    findings: ['warning ConditionalResource[undecided]'],
  },
  {
    title: 'a replica of a single-Region key',
    example: 'minimal',
    change: (spoiler) => {
      spoiler.resource('AWS::KMS::Key').Properties.MultiRegion = false;
    },
    findings: ['error ReplicaKeyPrimary[kind]'],
    says: ['which is a single-Region key'],
  },
  {
    // the output that the replica key reads orders the two: another order fails before anything is made
    title: 'a replica key whose stack is deployed before that of its primary',
    example: 'minimal',
    change: (spoiler) => {
      spoiler.stack('Documents-replica-eu-west-1').dependencies.length = 0;
      const ofPrimary = spoiler.stacks.find(({ template }) =>
        Object.values(template.Resources ?? {}).some(({ Type }) => Type === 'AWS::KMS::Key'))!;
      ofPrimary.dependencies.push('Documents-replica-eu-west-1');
    },
    findings: ['error NoStackCycle[Documents-key]'],
    says: ['stacks wait for each other'],
  },
  {
    title: 'a bucket that replicates into itself',
    example: 'minimal',
    change: (spoiler) => {
      const { BucketName } = source(spoiler);
      delete source(spoiler).BucketEncryption;
      delete rule(spoiler).SourceSelectionCriteria;
      rule(spoiler).Destination = { Bucket: `arn:aws:s3:::${BucketName}` };
      spoiler.statement('ReplicateObjects').Resource = `arn:aws:s3:::${BucketName}/*`;
      for (const sid of ['DecryptSourceObjects', 'EncryptReplicas', 'UseReplicaBucketKeys']) {
        spoiler.statement(sid).Effect = 'Deny';
      }
    },
    findings: ['error SourceEncryptedWithKms', `error DestinationIsSource${IN_EU}`],
  },
  {
    title: 'a rule that is switched off, as the only one',
    example: 'minimal',
    change: (spoiler) => {
      rule(spoiler).Status = 'Disabled';
    },
    findings: ['warning RuleEnabled'],
    says: ['every rule is disabled'],
  },
  {
    title: 'a rule that is switched off beside others',
    example: 'three-regions',
    change: (spoiler) => {
      bucket(spoiler, 'ReplicationBucket').ReplicationConfiguration.Rules[0].Status = 'Disabled';
    },
    findings: [],
  },
  {
    title: 'a rule whose status is a parameter',
    example: 'minimal',
    change: (spoiler) => {
      parameter(spoiler, 'Documents');
      rule(spoiler).Status = { Ref: 'Decided' };
    },
    findings: [`warning RuleEnabled${IN_EU}[undecided]`],
  },
  {
    title: 'two rules without ids that state a wrong account, each by its prefix',
    example: 'minimal',
    change: (spoiler) => {
      const { Rules: rules } = source(spoiler).ReplicationConfiguration;
      delete rules[0].Id;
      rules[0].Destination.Account = '333333333333';
      rules.push({ ...structuredClone(rules[0]), Priority: 2, Filter: { Prefix: 'a/' } });
    },
    findings: ['', '/a/'].map((prefix) =>
      `error DestinationOwner[documents-replication-b65fa0f3-111111111111-eu-west-1-an${prefix}]`),
  },
  {
    title: 'delete markers in a rule of schema V1, which S3 refuses',
    example: 'minimal',
    change: (spoiler) => {
      delete rule(spoiler).Filter;
      delete rule(spoiler).Priority;
    },
    findings: [
      'error ConfigurationShape[all-eu-west-1.DeleteMarkerReplication]',
      'error ConfigurationShape[all-eu-west-1.Destination.Metrics]',
      `error ReplicateDeleteMarker${IN_EU}`,
      'warning ConfigurationShape[all-eu-west-1.Filter][undecided]',
    ],
  },
  {
    title: 'a macro that rewrites the stack',
    example: 'minimal',
    change: (spoiler) => {
      Object.assign(spoiler.stack('Documents').template, { Transform: ['AWS::LanguageExtensions', 'Ours'] });
    },
    findings: ['warning TemplateRewrittenByMacro[Documents][undecided]'],
    says: ['is rewritten at deployment by Ours'],
  },
  {
    title: 'a macro with parameters that rewrites the stack of the replicas',
    example: 'minimal',
    change: (spoiler) => {
      const { path } = spoiler.stacks.find(({ region }) => region === 'eu-west-1')!;
      Object.assign(spoiler.stack(path).template, { Transform: { Name: 'AWS::Include', Parameters: { Location: 'x' } } });
    },
    findings: ['warning TemplateRewrittenByMacro[Documents-replica-eu-west-1][undecided]'],
    says: ['is rewritten at deployment by AWS::Include'],
  },
  {
    title: 'a custom resource that configures a bucket which no template has',
    example: 'minimal',
    change: (spoiler) => {
      resources(spoiler, 'Documents').Elsewhere = {
        Type: 'Custom::AWS',
        Properties: {
          ServiceToken: 'arn:aws:lambda:ap-southeast-1:111111111111:function:f',
          Create: JSON.stringify({ service: 'S3', action: 'putBucketReplication', parameters: { Bucket: 'elsewhere' } }),
        },
      };
    },
    findings: ['warning ConfigurationResolved[undecided]'],
    says: ['no template is known to have the bucket "elsewhere"'],
  },
  {
    title: 'a rule of schema V1, which replicates the delete markers that users make',
    example: 'minimal',
    change: (spoiler) => {
      delete rule(spoiler).Filter;
      delete rule(spoiler).DeleteMarkerReplication;
      delete rule(spoiler).Priority;
      delete rule(spoiler).Destination.Metrics;
      rule(spoiler).Prefix = '';
    },
    findings: [`error ReplicateDeleteMarker${IN_EU}`],
  },
  {
    title: 'a source key that is named by the alias of another account, whose name is known here',
    example: 'minimal',
    change: (spoiler) => {
      resources(spoiler, 'Documents-key').Alias = {
        Type: 'AWS::KMS::Alias',
        Properties: { AliasName: 'alias/data', TargetKeyId: { Ref: 'DocumentsReplicationMultiRegionKeyC1A6FC74' } },
      };
      const [encryption] = source(spoiler).BucketEncryption.ServerSideEncryptionConfiguration;
      encryption.ServerSideEncryptionByDefault.KMSMasterKeyID = 'arn:aws:kms:ap-southeast-1:222222222222:alias/data';
    },
    findings: ['warning SourceKeyKnown[undecided]', 'error DecryptSource'],
    says: ['S3 calls with "arn:aws:kms:ap-southeast-1:222222222222:key/<key of alias/data>"'],
  },
  ...([
    ['versioning', 'VersioningConfiguration', 'warning SourceVersioned[undecided]'],
    ['encryption', 'BucketEncryption', 'warning SourceKeyKnown[undecided]', 'warning DecryptSource[undecided]',
      'warning SourceEncryptedWithKms[undecided]'],
    ['Object Lock', 'ObjectLockEnabled', `warning ObjectLockOnDestination${IN_EU}[undecided]`,
      'warning ReadSourceLegalHold[undecided]', 'warning ReadSourceRetention[undecided]'],
  ] as const).map(([what, property, ...findings]): SpoiledCase => ({
    title: `${what} that deployment decides`,
    example: 'minimal',
    change: (spoiler) => {
      parameter(spoiler, 'Documents');
      source(spoiler)[property] = { 'Fn::If': ['IsDecided', source(spoiler)[property] ?? true, { Ref: 'AWS::NoValue' }] };
    },
    findings,
  })),
  {
    title: 'encryption that deployment decides, and a rule that does not opt in',
    example: 'minimal',
    change: (spoiler) => {
      parameter(spoiler, 'Documents');
      source(spoiler).BucketEncryption = { 'Fn::If': ['IsDecided', source(spoiler).BucketEncryption, { Ref: 'AWS::NoValue' }] };
      delete rule(spoiler).SourceSelectionCriteria;
    },
    findings: [
      'warning SourceEncryptedWithKms[undecided]',
      'warning SourceKeyKnown[undecided]', `warning SseKmsOptIn${IN_EU}[undecided]`,
      'error ConfigurationShape[all-eu-west-1.SourceSelectionCriteria]',
    ],
  },
  {
    title: 'a Bucket Key that deployment decides, with permissions for one form alone',
    example: 'minimal',
    change: (spoiler) => {
      parameter(spoiler, 'Documents');
      source(spoiler).BucketEncryption.ServerSideEncryptionConfiguration[0].BucketKeyEnabled = { Ref: 'Decided' };
      const context = spoiler.statement('DecryptSourceObjects').Condition.StringLike;
      context['kms:EncryptionContext:aws:s3:arn'] = context['kms:EncryptionContext:aws:s3:arn'].slice(1);
    },
    findings: ['warning DecryptSource[undecided]'],
  },
  {
    title: 'ownership that deployment decides, with an owner override that nothing allows',
    example: 'minimal',
    change: (spoiler) => {
      parameter(spoiler, 'Documents-replica-eu-west-1');
      replica(spoiler).OwnershipControls.Rules[0].ObjectOwnership = { Ref: 'Decided' };
      rule(spoiler).Destination.AccessControlTranslation = { Owner: 'Destination' };
      rule(spoiler).Destination.Account = '111111111111';
    },
    findings: [`warning OverrideOwner${IN_EU}[undecided]`],
  },
  {
    title: 'a second bucket policy that a parameter attaches',
    example: 'minimal',
    change: (spoiler) => {
      parameter(spoiler, 'Documents');
      resources(spoiler, 'Documents').Second = {
        ...structuredClone(spoiler.resource('AWS::S3::BucketPolicy', 'ReplicationBucketPolicy')), Condition: 'IsDecided',
      };
    },
    findings: [
      'warning OneBucketPolicy[undecided]', 'warning ReadReplicationConfiguration[undecided]', 'warning ListSourceBucket[undecided]',
      'warning ReadSourceObject[undecided]', 'warning ReadSourceAcl[undecided]', 'warning ReadSourceTags[undecided]',
    ],
  },
  {
    title: 'a configuration that a parameter switches',
    example: 'minimal',
    change: (spoiler) => {
      parameter(spoiler, 'Documents');
      const properties = source(spoiler);
      properties.ReplicationConfiguration = { 'Fn::If': ['IsDecided', properties.ReplicationConfiguration, { Ref: 'AWS::NoValue' }] };
    },
    findings: ['warning SwitchedByParameter[Decided][undecided]'],
    says: ['the parameter Decided, which has no default'],
  },
  {
    title: 'two bucket policies that exclude each other',
    example: 'minimal',
    change: (spoiler) => {
      parameter(spoiler, 'Documents');
      const policy = spoiler.resource('AWS::S3::BucketPolicy', 'ReplicationBucketPolicy');
      resources(spoiler, 'Documents').Second = { ...structuredClone(policy), Condition: 'IsDecided' };
      Object.assign(policy, { Condition: 'IsNotDecided' });
    },
    // with either of the two S3 may make every call
    findings: [],
  },
  {
    title: 'buckets of one name under a condition',
    example: 'minimal',
    change: (spoiler) => {
      parameter(spoiler, 'Documents');
      resources(spoiler, 'Documents').Second = {
        Type: 'AWS::S3::Bucket', Condition: 'IsDecided', Properties: { BucketName: source(spoiler).BucketName },
      };
    },
    findings: ['warning BucketNamesUnique[Documents/Second][undecided]'],
  },
  {
    title: 'two buckets of one name',
    example: 'minimal',
    change: (spoiler) => {
      resources(spoiler, 'Documents').Second = {
        Type: 'AWS::S3::Bucket',
        Properties: { BucketName: source(spoiler).BucketName },
      };
    },
    findings: ['error BucketNamesUnique[Documents/Second]'],
    says: ['a name exists once in a partition'],
  },
  {
    title: 'two bucket policies for one bucket',
    example: 'minimal',
    change: (spoiler) => {
      const all = resources(spoiler, 'Documents');
      all.Second = structuredClone(spoiler.resource('AWS::S3::BucketPolicy', 'ReplicationBucketPolicy'));
    },
    findings: ['error OneBucketPolicy'],
    says: ['the bucket has several bucket policies, of which S3 keeps one'],
  },
  {
    title: 'a destination stack that nothing deploys first',
    example: 'minimal',
    change: (spoiler) => {
      const { dependencies } = spoiler.stack('Documents');
      dependencies.splice(dependencies.indexOf('Documents-replica-eu-west-1'), 1);
    },
    findings: [`error DestinationFirst${IN_EU}`],
    says: ['nothing says that', 'addStackDependency'],
  },
  {
    title: 'a destination stack that is deployed after the source stack',
    example: 'minimal',
    change: (spoiler) => {
      const { dependencies } = spoiler.stack('Documents');
      dependencies.splice(dependencies.indexOf('Documents-replica-eu-west-1'), 1);
      spoiler.stack('Documents-replica-eu-west-1').dependencies.push('Documents');
    },
    findings: [`error DestinationFirst${IN_EU}`],
    says: ['circular deployment order', 'neither of'],
  },
  {
    title: 'a bucket policy that names a role of a later stack as its principal',
    example: 'cross-account',
    change: (spoiler) => {
      const statement = spoiler.statement('ReplicateObjects', 'AWS::S3::BucketPolicy');
      const [arn] = statement.Condition.ArnEquals['aws:PrincipalArn'];
      statement.Principal.AWS = arn;
    },
    findings: ['error PrincipalsExist[ReplicateObjects]'],
    says: ['circular deployment order', 'has to exist before it'],
  },
  {
    title: 'a key policy that names a role of its own stack by a literal',
    example: 'cross-account',
    change: (spoiler) => {
      const { RoleName } = spoiler.resource('AWS::IAM::Role', 'ReplicationRole').Properties;
      spoiler.resource('AWS::KMS::Key', 'ReplicationSingleRegionKey').Properties.KeyPolicy.Statement.push({
        Sid: 'Reader',
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::111111111111:role/${RoleName}` },
        Action: 'kms:DescribeKey',
        Resource: '*',
      });
    },
    // the key policy of its own account gives the role what it does not need
    findings: ['error PrincipalsExist[Reader]', 'warning ExcessResourcePolicy[Reader]'],
    says: ['nothing says that the role is deployed before it'],
  },
  {
    title: 'a managed policy that attaches itself to a role of a later stack by a literal',
    example: 'minimal',
    change: (spoiler) => {
      const { RoleName } = spoiler.resource('AWS::IAM::Role', 'ReplicationRole').Properties;
      resources(spoiler, 'Documents-replica-eu-west-1').Extra = {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: {
          Roles: [RoleName],
          PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: 'iam:*', Resource: '*' }] },
        },
      };
    },
    findings: ['error NamedResourcesExist[Documents/Replication/Role/Resource/Resource]'],
    says: ['is deployed afterwards'],
  },
  {
    title: 'resources that wait for each other',
    example: 'minimal',
    change: (spoiler) => {
      const policy = spoiler.resource('AWS::IAM::ManagedPolicy', 'ReplicationRoleSourcePolicy');
      policy.DependsOn = Object.keys(resources(spoiler, 'Documents')).filter((id) => id.startsWith('ReplicationBucket8'));
    },
    findings: ['error NoResourceCycle[Documents]'],
    says: ['wait for each other'],
  },
  {
    title: 'a section that is no text',
    example: 'minimal',
    change: (spoiler) => {
      const stack = spoiler.stack('Documents');
      Object.assign(stack, { written: { ...stack.written, Description: 7 } });
    },
    findings: ['error TemplateFormat[Documents.Description]'],
    says: ['Description is 7 and has to be text'],
  },
  {
    title: 'something among the resources that is none',
    example: 'minimal',
    change: (spoiler) => {
      Object.assign(spoiler.stack('Documents'), { unreadable: ['Nothing'] });
    },
    findings: ['warning ResourceReadable[undecided]'],
    says: ['Nothing in the template of Documents is no resource with a type'],
  },
  {
    title: 'an output of another account that is read by a role which nobody makes',
    example: 'cross-account',
    change: (spoiler) => {
      const { name, region } = spoiler.stacks.find(({ account }) => account === '222222222222')!;
      Object.assign(spoiler.stack('Documents').template.Resources!, {
        Reader: {
          Type: 'AWS::SNS::Topic',
          Properties: {
            DisplayName: {
              'Fn::GetStackOutput': { StackName: name, Region: region, OutputName: 'None', RoleArn: 'arn:aws:iam::222222222222:role/reader' },
            },
          },
        },
      });
    },
    findings: [
      'error OutputReadable[arn:aws:iam::222222222222:role/reader]',
      'error TemplateWellFormed[Reader.Properties.DisplayName]',
    ],
    says: ['by the role arn:aws:iam::222222222222:role/reader, which no template has'],
  },
  {
    title: 'an alias that nobody makes as the default of the replica bucket',
    example: 'minimal',
    change: (spoiler) => {
      const [encryption] = replica(spoiler).BucketEncryption.ServerSideEncryptionConfiguration;
      encryption.ServerSideEncryptionByDefault.KMSMasterKeyID = 'alias/nobody';
    },
    findings: ['warning DefaultKeyAlias'],
    says: ['an alias that no template creates', 'uploads that name no key fail'],
  },
];
