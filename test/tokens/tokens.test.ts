import { App, Aws, CfnCondition, CfnParameter, Duration, Fn, Lazy, RemovalPolicy, Stack, Token } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Bucket, StorageClass } from 'aws-cdk-lib/aws-s3';
import {
  AccessLogs,
  DataPerimeter,
  EncryptedCrossRegionReplication,
  MultiRegionKey,
  ReplicaKey,
  ReplicationDestination,
  ReplicationFilter,
  ReplicationKeys,
  ReplicationSource,
} from 'cdk-encrypted-replication';
import {
  REPLICA_REGION,
  SOURCE_REGION,
  replicate,
  replicateFrom,
  replicateTo,
  replicateToRegions,
  s3Role,
  sourceStack,
  stackBeside,
} from '../support/errors/fixture';

const PARAMETER = { Ref: 'Parameter' };

const S3_MAY_ASSUME = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 's3.amazonaws.com' } };

/** A text that would fail every check, known at synthesis alone. */
const lazyNonsense = () => Lazy.string({ produce: () => 'No such thing!' });

function parameter(stack: Stack, type = 'String', id = 'Parameter'): CfnParameter {
  return new CfnParameter(stack, id, { type });
}

function sourceTemplate({ sourceStack: stack }: EncryptedCrossRegionReplication): Template {
  return Template.fromStack(stack);
}

function replicaTemplate(replication: EncryptedCrossRegionReplication, region = REPLICA_REGION): Template {
  return Template.fromStack(replication.replica(region).stack!);
}

function hasRule(replication: EncryptedCrossRegionReplication, rule: object): void {
  sourceTemplate(replication).hasResourceProperties('AWS::S3::Bucket', {
    ReplicationConfiguration: { Rules: Match.arrayWith([Match.objectLike(rule)]) },
  });
}

function hasStatement(template: Template, type: string, statement: object): void {
  template.hasResourceProperties(type, {
    PolicyDocument: { Statement: Match.arrayWith([Match.objectLike(statement)]) },
  });
}

/** The replication is configured with a role of this stack. */
function expectReplicatingAs(template: Template, roleId: string): void {
  template.hasResourceProperties('AWS::S3::Bucket', {
    ReplicationConfiguration: { Role: { 'Fn::GetAtt': [Match.stringLikeRegexp(`^${roleId}[0-9A-F]{8}$`), 'Arn'] } },
  });
}

describe('a Region', () => {
  test('fails when it is a token of the source stack', () => {
    const stack = new Stack(new App(), 'Documents', { env: { region: Aws.REGION } });
    expect(() => replicate({}, stack)).toThrow(expect.objectContaining({ code: 'RegionUnresolved' }));
  });

  test('fails when it is a parameter', () => {
    const stack = sourceStack();
    const destinations = [ReplicationDestination.inRegion(parameter(stack).valueAsString)];
    expect(() => replicate({ destinations }, stack)).toThrow(expect.objectContaining({
      code: 'RegionUnresolved',
      message: expect.stringContaining('got "<token>"'),
    }));
  });
});

describe('an account', () => {
  const replication = replicate({}, new Stack(new App(), 'Documents', { env: { region: SOURCE_REGION } }));

  test('may be unknown: it stands in the bucket names of both sides', () => {
    for (const [template, region] of [
      [sourceTemplate(replication), SOURCE_REGION],
      [replicaTemplate(replication), REPLICA_REGION],
    ] as const) {
      template.hasResourceProperties('AWS::S3::Bucket', {
        BucketName: {
          'Fn::Join': ['', [Match.stringLikeRegexp('^documents-replication-'), { Ref: 'AWS::AccountId' }, `-${region}-an`]],
        },
        BucketNamespace: 'account-regional',
      });
    }
  });

  test('may be unknown: the replica key is named by the account of the stack', () => {
    hasRule(replication, {
      Destination: {
        EncryptionConfiguration: {
          ReplicaKmsKeyID: {
            'Fn::Join': ['', [
              `arn:aws:kms:${REPLICA_REGION}:`,
              { Ref: 'AWS::AccountId' },
              ':key/',
              { 'Fn::GetStackOutput': Match.anyValue() },
            ]],
          },
        },
      },
    });
  });

  test('may be a token on both sides', () => {
    const stack = new Stack(new App(), 'Documents', { env: { region: SOURCE_REGION } });
    const backup = new Stack(stack.node.root as App, 'Backup', { env: { region: REPLICA_REGION } });
    const destinations = [ReplicationDestination.inStack(backup)];
    expect(replicate({ destinations }, stack).replica(REPLICA_REGION).stack).toBe(backup);
  });
});

describe('a bucket name', () => {
  test('may be a parameter of the source stack', () => {
    const stack = sourceStack();
    const template = sourceTemplate(replicateFrom({ bucketName: parameter(stack).valueAsString }, stack));
    template.hasResourceProperties('AWS::S3::Bucket', {
      BucketName: PARAMETER,
      BucketNamespace: Match.absent(),
      ReplicationConfiguration: Match.anyValue(),
    });
    hasStatement(template, 'AWS::IAM::ManagedPolicy', {
      Sid: 'ReadSourceBucket',
      Resource: { 'Fn::Join': ['', ['arn:aws:s3:::', PARAMETER]] },
    });
  });

  test('may contain the account', () => {
    const template = sourceTemplate(replicateTo({ bucketName: `replicas-${Aws.ACCOUNT_ID}` }));
    hasStatement(template, 'AWS::IAM::ManagedPolicy', {
      Sid: 'ReplicateObjects',
      Resource: { 'Fn::Join': ['', ['arn:aws:s3:::replicas-', { Ref: 'AWS::AccountId' }, '/*']] },
    });
  });

  test('is left to the proof where it is known at synthesis alone', () => {
    const replication = replicateTo({ bucketName: lazyNonsense() });
    expect(() => replicaTemplate(replication)).toThrow(/BucketName has other characters .*No such thing!/);
  });
});

describe('a rule', () => {
  const stack = sourceStack();
  const text = parameter(stack).valueAsString;
  const replication = replicate({
    rules: [
      { id: text, priority: parameter(stack, 'Number', 'Priority').valueAsNumber, storageClass: new StorageClass(text) },
      { id: 'prefix', filter: ReplicationFilter.prefix(text) },
      { id: 'tags', filter: ReplicationFilter.tags({ [text]: text, class: lazyNonsense() }) },
    ],
  }, stack);

  test('may have a token as id, priority and storage class', () => {
    hasRule(replication, {
      Id: { 'Fn::Join': ['', [PARAMETER, `-${REPLICA_REGION}`]] },
      Priority: { Ref: 'Priority' },
      Destination: { StorageClass: PARAMETER },
    });
  });

  test('may have a token as prefix, to which the role is narrowed where no other rule is wider', () => {
    const own = sourceStack();
    const narrow = replicate({ rules: [{ filter: ReplicationFilter.prefix(parameter(own).valueAsString) }] }, own);
    hasRule(narrow, { Filter: { Prefix: PARAMETER } });
    hasStatement(sourceTemplate(narrow), 'AWS::IAM::ManagedPolicy', {
      Sid: 'ReplicateObjects',
      Resource: { 'Fn::Join': ['', [Match.stringLikeRegexp('^arn:aws:s3:::.*/$'), PARAMETER, '*']] },
    });
  });

  test('may have tokens as tag keys and values', () => {
    hasRule(replication, {
      Filter: {
        And: { TagFilters: [{ Key: PARAMETER, Value: PARAMETER }, { Key: 'class', Value: 'No such thing!' }] },
      },
    });
  });

  test('takes no number from the others by a priority that is a token', () => {
    hasRule(replication, { Id: `prefix-${REPLICA_REGION}`, Priority: 1 });
  });

  test('is not checked for length where prefix, tags and id are long behind a token', () => {
    const long = Lazy.string({ produce: () => 'x'.repeat(1100) });
    const filter = ReplicationFilter.prefixAndTags(long, { [long]: long });
    const rendered = 'x'.repeat(1100);
    // the proof would see what the tokens stand for
    hasRule(replicate({ rules: [{ id: long, filter }], proof: false }), {
      Id: `${rendered}-${REPLICA_REGION}`,
      Filter: { And: { Prefix: rendered, TagFilters: [{ Key: rendered, Value: rendered }] } },
    });
  });

  test('is not checked for length where a long text contains a token', () => {
    const filter = ReplicationFilter.prefixAndTags(`${'p'.repeat(1020)}${Aws.ACCOUNT_ID}`, { class: 'contract' });
    const id = `${'r'.repeat(250)}${Aws.ACCOUNT_ID}`;
    // the proof would see what the account makes of it
    hasRule(replicate({ rules: [{ id, filter }], proof: false }), {
      Id: { 'Fn::Join': ['', ['r'.repeat(250), { Ref: 'AWS::AccountId' }, `-${REPLICA_REGION}`]] },
      Filter: { And: { Prefix: { 'Fn::Join': ['', ['p'.repeat(1020), { Ref: 'AWS::AccountId' }]] } } },
    });
  });

  test('is not checked where a priority is nonsense behind a token', () => {
    const replicationOfTwo = replicateToRegions(['eu-west-1', 'eu-west-2'], [
      { id: 'contracts', priority: Token.asNumber(Lazy.any({ produce: () => -1 })) },
    ]);
    // the proof sees what the token stands for
    expect(() => sourceTemplate(replicationOfTwo)).toThrow('the priority "-1" is that of rule 0 too');
  });
});

describe('a role', () => {
  test('may have a parameter as name and path', () => {
    const stack = sourceStack();
    const name = parameter(stack).valueAsString;
    sourceTemplate(replicate({ roleName: name, rolePath: `/${name}/` }, stack)).hasResourceProperties('AWS::IAM::Role', {
      RoleName: PARAMETER,
      Path: { 'Fn::Join': ['', ['/', PARAMETER, '/']] },
    });
  });

  test('is exempted from the perimeter by a name and a path that contain the account', () => {
    const replication = replicate({
      roleName: `replication-${Aws.ACCOUNT_ID}`,
      rolePath: `/${Aws.ACCOUNT_ID}/`,
      perimeter: new DataPerimeter({ organizationId: 'o-a1b2c3d4e5' }),
    });
    hasStatement(replicaTemplate(replication), 'AWS::S3::BucketPolicy', {
      Sid: 'DenyOutsideOrganization',
      Condition: Match.objectLike({
        ArnNotEqualsIfExists: {
          'aws:PrincipalArn': {
            'Fn::Join': ['', [
              'arn:aws:iam::111111111111:role/',
              { Ref: 'AWS::AccountId' },
              '/replication-',
              { Ref: 'AWS::AccountId' },
            ]],
          },
        },
      }),
    });
  });

  test('may be imported by an ARN that is a token', () => {
    const stack = sourceStack();
    const replicationRole = iam.Role.fromRoleArn(stack, 'OwnRole', parameter(stack).valueAsString);
    sourceTemplate(replicate({ replicationRole }, stack)).hasResourceProperties('AWS::S3::Bucket', {
      ReplicationConfiguration: { Role: PARAMETER },
    });
  });

  test('may be assumable by a service that is a token', () => {
    const stack = sourceStack();
    const assumedBy = new iam.ServicePrincipal(parameter(stack).valueAsString);
    const template = sourceTemplate(replicate({ replicationRole: s3Role(stack, { assumedBy }) }, stack));
    template.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: { Statement: [Match.objectLike({ Principal: { Service: PARAMETER } })] },
    });
    expectReplicatingAs(template, 'OwnRole');
  });
});

describe('the trust policy of a role of your own', () => {
  test.each([
    ['document', Lazy.any({ produce: () => ({ Statement: [S3_MAY_ASSUME] }) })],
    ['list of statements', { Statement: Lazy.any({ produce: () => [S3_MAY_ASSUME] }) }],
  ])('may be a token as %s', (_, document) => {
    const stack = sourceStack();
    const replicationRole = s3Role(stack, { assumedBy: new iam.AccountRootPrincipal() });
    (replicationRole.node.defaultChild as iam.CfnRole).assumeRolePolicyDocument = document;
    const template = sourceTemplate(replicate({ replicationRole }, stack));
    template.hasResourceProperties('AWS::IAM::Role', { AssumeRolePolicyDocument: { Statement: [S3_MAY_ASSUME] } });
    expectReplicatingAs(template, 'OwnRole');
  });

  test('may be an intrinsic function as document', () => {
    const stack = sourceStack();
    new CfnCondition(stack, 'Condition', { expression: Fn.conditionEquals(Aws.REGION, SOURCE_REGION) });
    const replicationRole = s3Role(stack, { assumedBy: new iam.AccountRootPrincipal() });
    const document = Fn.conditionIf('Condition', { Statement: [S3_MAY_ASSUME] }, { Statement: [S3_MAY_ASSUME] });
    (replicationRole.node.defaultChild as iam.CfnRole).assumeRolePolicyDocument = document;
    const template = sourceTemplate(replicate({ replicationRole }, stack));
    template.hasResourceProperties('AWS::IAM::Role', { AssumeRolePolicyDocument: { 'Fn::If': Match.anyValue() } });
    expectReplicatingAs(template, 'OwnRole');
  });
});

describe('a data perimeter', () => {
  test('may have tokens as organization and as VPC endpoint', () => {
    const replication = replicate({
      perimeter: new DataPerimeter({
        organizationId: Fn.importValue('organization'),
        vpcEndpointIds: [Fn.importValue('endpoint'), lazyNonsense()],
      }),
    });
    for (const template of [sourceTemplate(replication), replicaTemplate(replication)]) {
      hasStatement(template, 'AWS::S3::BucketPolicy', {
        Condition: Match.objectLike({
          StringNotEqualsIfExists: Match.objectLike({ 'aws:PrincipalOrgID': { 'Fn::ImportValue': 'organization' } }),
        }),
      });
      hasStatement(template, 'AWS::S3::BucketPolicy', {
        Condition: Match.objectLike({
          StringNotEqualsIfExists: { 'aws:SourceVpce': [{ 'Fn::ImportValue': 'endpoint' }, 'No such thing!'] },
        }),
      });
    }
  });

  test('may have a token for the list of VPC endpoints', () => {
    const vpcEndpointIds = Fn.split(',', Fn.importValue('endpoints'));
    const replication = replicate({ perimeter: new DataPerimeter({ vpcEndpointIds }) });
    hasStatement(replicaTemplate(replication), 'AWS::S3::BucketPolicy', {
      Sid: 'DenyOutsideNetwork',
      Condition: Match.objectLike({
        StringNotEqualsIfExists: { 'aws:SourceVpce': { 'Fn::Split': [',', { 'Fn::ImportValue': 'endpoints' }] } },
      }),
    });
  });
});

describe('a key', () => {
  test('may have parameters as pending window and rotation period', () => {
    const stack = sourceStack();
    const days = Duration.days(parameter(stack, 'Number').valueAsNumber);
    new MultiRegionKey(stack, 'Key', { pendingWindow: days, rotationPeriod: days });
    Template.fromStack(stack).hasResourceProperties('AWS::KMS::Key', {
      PendingWindowInDays: PARAMETER,
      RotationPeriodInDays: PARAMETER,
    });
  });

  test('may have a parameter as pending window of its replica', () => {
    const stack = sourceStack();
    const backup = stackBeside(stack, 'Backup');
    const pendingWindow = Duration.days(parameter(backup, 'Number').valueAsNumber);
    new ReplicaKey(backup, 'Key', { primaryKey: new MultiRegionKey(stack, 'Key'), pendingWindow });
    Template.fromStack(backup).hasResourceProperties('AWS::KMS::ReplicaKey', { PendingWindowInDays: PARAMETER });
  });

  test('may have tokens as aliases', () => {
    const stack = sourceStack();
    const aliases = [parameter(stack).valueAsString, `documents-${Aws.ACCOUNT_ID}`, lazyNonsense()];
    new MultiRegionKey(stack, 'Key', { aliases });
    const names = Object.values(Template.fromStack(stack).findResources('AWS::KMS::Alias'))
      .map(({ Properties: { AliasName } }) => AliasName as unknown);
    expect(names).toEqual([
      PARAMETER,
      { 'Fn::Join': ['', ['alias/documents-', { Ref: 'AWS::AccountId' }]] },
      'No such thing!',
    ]);
  });

  test('has aliases whose logical ids do not depend on the tokens that were made before', () => {
    const aliasIds = () => {
      const stack = sourceStack();
      new MultiRegionKey(stack, 'Key', { aliases: [parameter(stack).valueAsString, `documents-${lazyNonsense()}`] });
      return Object.keys(Template.fromStack(stack).findResources('AWS::KMS::Alias'));
    };
    expect(aliasIds()).toEqual(aliasIds());
  });

  test.each([
    ['a list', (stack: Stack) => parameter(stack, 'CommaDelimitedList').valueAsList],
    ['elements', (stack: Stack) => ['eu-central-1', parameter(stack).valueAsString]],
  ])('may have tokens as %s of allowed replica Regions', (_, regions) => {
    const stack = sourceStack();
    const key = new MultiRegionKey(stack, 'Key', { allowedReplicaRegions: regions(stack) });
    expect(key.replicaIn(REPLICA_REGION).env.region).toBe(REPLICA_REGION);
  });

  test('may be imported by an ARN that is a token, for the source', () => {
    const stack = sourceStack();
    const sourceKey = kms.Key.fromKeyArn(stack, 'Key', parameter(stack).valueAsString);
    const former = kms.Key.fromKeyArn(stack, 'Former', parameter(stack, 'String', 'FormerKey').valueAsString);
    const replication = replicate({
      keys: ReplicationKeys.singleRegion({ sourceKey }),
      source: ReplicationSource.create({ additionalDecryptKeys: [former] }),
    }, stack);
    hasStatement(sourceTemplate(replication), 'AWS::IAM::ManagedPolicy', {
      Sid: 'DecryptSourceObjects',
      Resource: [{ Ref: 'FormerKey' }, PARAMETER],
    });
  });

  test('may be imported by an ARN that is a token, for a destination', () => {
    const stack = sourceStack();
    const key = kms.Key.fromKeyArn(stack, 'Key', Fn.importValue('key'));
    const destinations = [ReplicationDestination.inRegion(REPLICA_REGION, { key })];
    hasRule(replicate({ keys: ReplicationKeys.singleRegion(), destinations }, stack), {
      Destination: { EncryptionConfiguration: { ReplicaKmsKeyID: { 'Fn::ImportValue': 'key' } } },
    });
  });

  test('may have tokens as kind and usage', () => {
    const stack = sourceStack();
    const sourceKey = new kms.Key(stack, 'Key');
    const cfnKey = sourceKey.node.defaultChild as kms.CfnKey;
    cfnKey.keySpec = lazyNonsense();
    cfnKey.keyUsage = lazyNonsense();
    // the proof would see what the tokens stand for
    const keys = ReplicationKeys.singleRegion({ sourceKey });
    const template = sourceTemplate(replicate({ keys, proof: false }, stack));
    template.hasResourceProperties('AWS::KMS::Key', { KeySpec: 'No such thing!', KeyUsage: 'No such thing!' });
    template.hasResourceProperties('AWS::S3::Bucket', {
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [Match.objectLike({
          ServerSideEncryptionByDefault: Match.objectLike({ KMSMasterKeyID: stack.resolve(sourceKey.keyArn) }),
        })],
      },
      ReplicationConfiguration: Match.anyValue(),
    });
  });
});

describe('a bucket option', () => {
  test('may be a token as reason for disabled access logs', () => {
    const replication = replicate({ accessLogs: AccessLogs.disabled(Lazy.string({ produce: () => '' })) });
    sourceTemplate(replication).hasResourceProperties('AWS::S3::Bucket', { LoggingConfiguration: Match.absent() });
  });

  test('may be a token as prefix of access logs', () => {
    const stack = sourceStack();
    const accessLogs = AccessLogs.toBucket(new Bucket(stack, 'Logs'), parameter(stack).valueAsString);
    const template = sourceTemplate(replicateFrom({ accessLogs }, stack));
    template.hasResourceProperties('AWS::S3::Bucket', { LoggingConfiguration: { LogFilePrefix: PARAMETER } });
  });

  test('may be a log bucket whose Region is a token', () => {
    const stack = sourceStack();
    const logs = Bucket.fromBucketAttributes(stack, 'Logs', { bucketName: 'all-logs', region: Aws.REGION });
    const template = sourceTemplate(replicateFrom({ accessLogs: AccessLogs.toBucket(logs) }, stack));
    template.hasResourceProperties('AWS::S3::Bucket', { LoggingConfiguration: { DestinationBucketName: 'all-logs' } });
  });

  test('may be a token as autoDeleteObjects, which is then not checked against Object Lock', () => {
    // jsii and TypeScript know no token for a boolean: this is what an untyped caller can pass
    const autoDeleteObjects = Lazy.any({ produce: () => true }) as unknown as boolean;
    const options = { autoDeleteObjects, removalPolicy: RemovalPolicy.DESTROY, objectLockEnabled: true };
    const template = sourceTemplate(replicateFrom(options));
    template.hasResource('AWS::S3::Bucket', {
      Properties: { ObjectLockEnabled: true, ReplicationConfiguration: Match.anyValue() },
      DeletionPolicy: 'Delete',
    });
    template.resourceCountIs('Custom::S3AutoDeleteObjects', 1);
  });

  test('may be a token as a tag', () => {
    const stack = sourceStack();
    sourceTemplate(replicateFrom({ tags: { owner: parameter(stack).valueAsString } }, stack)).hasResourceProperties(
      'AWS::S3::Bucket',
      { Tags: Match.arrayWith([{ Key: 'owner', Value: PARAMETER }]) },
    );
  });
});

describe('a warning shows in angle brackets', () => {
  test.each<[string, string, (stack: Stack) => unknown]>([
    ['the ARN of an imported role', '<Parameter> gets no policy', (stack) => replicate({
      replicationRole: iam.Role.fromRoleArn(stack, 'Theirs', parameter(stack).valueAsString),
    }, stack)],
    ['the partition of a role that is imported by its name', ':<AWS::Partition>:iam::111111111111:role/theirs gets no policy', (stack) =>
      replicate({ replicationRole: iam.Role.fromRoleName(stack, 'Theirs', 'theirs') }, stack)],
    ['the ARN of an imported key', 'imported key <Parameter> cannot be checked', (stack) => replicate({
      keys: ReplicationKeys.singleRegion({ sourceKey: kms.Key.fromKeyArn(stack, 'Theirs', parameter(stack).valueAsString) }),
    }, stack)],
    ['the name of an imported log bucket, and the prefix', ':::<Parameter> must let logging.s3.amazonaws.com s3:PutObject below <Prefix>', (stack) =>
      replicateFrom({
        accessLogs: AccessLogs.toBucket(
          Bucket.fromBucketName(stack, 'Theirs', parameter(stack).valueAsString), parameter(stack, 'String', 'Prefix').valueAsString),
      }, stack)],
  ])('%s', (_what, text, create) => {
    const stack = sourceStack();
    create(stack);
    const warnings = Annotations.fromStack(stack).findWarning('*', Match.anyValue()).map(({ entry }) => String(entry.data)).join('\n');
    expect(warnings).toContain(text);
    expect(warnings).not.toContain('Token[');
  });

  test('the account of a former role', () => {
    const stack = new Stack(new App(), 'Documents', { env: { region: SOURCE_REGION } });
    replicate({ formerRoleNames: ['former'] }, stack);
    Annotations.fromStack(stack).hasWarning('*', Match.stringLikeRegexp('arn:aws:iam::<AWS::AccountId>:role/former'));
  });
});
