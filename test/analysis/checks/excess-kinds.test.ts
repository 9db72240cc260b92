import { buildModel } from '../../../src/analysis/model/build-model';
import { prove } from '../../../src/analysis/prove';
import { formatRuleId } from '../../../src/analysis/report/findings';
import type { World } from '../../support/cases/variants/world';
import {
  ACCOUNT, addStatement, createWorld, document, keyPolicy, OTHER_ACCOUNT, ruleOf, statementOf,
} from '../../support/cases/variants/world';
import { stackOf } from '../model/templates';

const ROLE = `arn:aws:iam::${ACCOUNT}:role/crr-role`;
const SOURCE = 'arn:aws:s3:::src-bucket';
const REPLICAS = 'arn:aws:s3:::dst-bucket';
const KEY = 'arn:aws:kms:us-east-1:111111111111:key/11111111-1111-1111-1111-111111111111';

/** Each finding on what is permitted, as its id and its message. */
function findExcess(change: (world: World) => void, owner = ACCOUNT): string[] {
  const world = createWorld();
  change(world);
  const { findings } = prove(buildModel([
    stackOf('Dst', world.dst, { region: 'us-west-2', account: owner }),
    stackOf('Src', world.src, { region: 'us-east-1' }),
  ]));
  return findings.filter(({ check }) => /^(?:Excess|ActionExists)/.test(check)).map((each) => `${formatRuleId(each)} ${each.message}`);
}

function condition(sid: string, value: object) {
  return (world: World): void => {
    statementOf(world, sid).Condition = value;
  };
}

function allow(more: object) {
  return (world: World): void => addStatement(world, { Sid: 'More', Effect: 'Allow', ...more });
}

function dstPolicy(statement: object) {
  return ({ dst }: World): void => {
    dst.Resources.Policy = {
      Type: 'AWS::S3::BucketPolicy',
      Properties: { Bucket: { Ref: 'Bucket' }, PolicyDocument: document({ Sid: 'More', Effect: 'Allow', ...statement }) },
    };
  };
}

function dstKey(statement: object, owner = ACCOUNT) {
  return ({ dst }: World): void => {
    dst.Resources.Key.Properties.KeyPolicy = keyPolicy(owner, { Sid: 'More', Effect: 'Allow', Resource: '*', ...statement });
  };
}

function forBatchJobs(world: World): void {
  world.src.Resources.Role.Properties.AssumeRolePolicyDocument.Statement[0].Principal.Service = [
    's3.amazonaws.com', 'batchoperations.s3.amazonaws.com',
  ];
}

function both(...changes: readonly ((world: World) => void)[]) {
  return (world: World): void => changes.forEach((change) => change(world));
}

function prefix(text: string) {
  return (world: World): void => {
    ruleOf(world).Filter.Prefix = text;
    const pattern = text.replace(/[*?$]/g, (character) => `\${${character}}`);
    statementOf(world, 'Read').Resource = `${SOURCE}/${pattern}*`;
    statementOf(world, 'Write').Resource = `${REPLICAS}/${pattern}*`;
    statementOf(world, 'Decrypt').Condition.StringLike['kms:EncryptionContext:aws:s3:arn'] = [SOURCE, `${SOURCE}/${pattern}*`];
    statementOf(world, 'Encrypt').Condition.StringLike['kms:EncryptionContext:aws:s3:arn'] = [REPLICAS, `${REPLICAS}/${pattern}*`];
  };
}

const VIA_S3 = { 'kms:ViaService': 's3.us-east-1.amazonaws.com' };
const CONTEXT = { 'kms:EncryptionContext:aws:s3:arn': [SOURCE, `${SOURCE}/*`] };
const OUTSIDE_S3 = [/^ExcessPermissions\[Decrypt\].*: kms:Decrypt not only through S3 of the Region of the bucket$/];
const OTHER_OBJECTS = [/^ExcessPermissions\[Decrypt\].*: kms:Decrypt not only for the objects of the rules$/];

test.each<[string, (world: World) => void, readonly RegExp[]]>([
  ['nothing changed', () => undefined, []],
  ['the service if there is one', condition('Decrypt', { StringEqualsIfExists: VIA_S3, StringLike: CONTEXT }), OUTSIDE_S3],
  ['the service under ForAllValues', condition('Decrypt', { 'ForAllValues:StringEquals': VIA_S3, 'StringLike': CONTEXT }), OUTSIDE_S3],
  ['any service', condition('Decrypt', { Null: { 'kms:ViaService': 'false' }, StringLike: CONTEXT }), OUTSIDE_S3],
  ['two services', condition('Decrypt', { StringEquals: { 'kms:ViaService': ['s3.us-east-1.amazonaws.com', 'ec2.us-east-1.amazonaws.com'] }, StringLike: CONTEXT }), OUTSIDE_S3],
  ['no service but one', condition('Decrypt', { StringNotEquals: { 'kms:ViaService': 'ec2.us-east-1.amazonaws.com' }, StringLike: CONTEXT }), OUTSIDE_S3],
  ['a date on the service', condition('Decrypt', { DateLessThan: { 'kms:ViaService': '2030-01-01T00:00:00Z' }, StringLike: CONTEXT }), OUTSIDE_S3],
  ['the context if there is one', condition('Decrypt', { StringEquals: VIA_S3, StringLikeIfExists: CONTEXT }), OTHER_OBJECTS],
  ['a context of a further bucket', condition('Decrypt', { StringEquals: VIA_S3, StringLike: { 'kms:EncryptionContext:aws:s3:arn': [SOURCE, `${SOURCE}/*`, 'arn:aws:s3:::elsewhere/*'] } }), OTHER_OBJECTS],
  ['a context with a variable that is never there', condition('Decrypt', { StringEquals: VIA_S3, StringLike: { 'kms:EncryptionContext:aws:s3:arn': [SOURCE, `${SOURCE}/*`, 'arn:aws:s3:::${aws:username}/*'] } }), []],
  ['the service as if absent, in a statement of its own', allow({ Action: 'kms:Decrypt', Resource: { 'Fn::GetAtt': ['Key', 'Arn'] }, Condition: { Null: { 'kms:ViaService': 'true' } } }), [/\[More\].*kms:Decrypt not only through S3/]],
  ['insecure transport alone, which is never asked', allow({ Action: 'kms:Decrypt', Resource: { 'Fn::GetAtt': ['Key', 'Arn'] }, Condition: { Bool: { 'aws:SecureTransport': 'false' } } }), []],
  ['a date', allow({ Action: 's3:DeleteObject', Resource: `${REPLICAS}/*`, Condition: { DateLessThan: { 'aws:CurrentTime': '2030-01-01T00:00:00Z' } } }), [/\[More\].*the action s3:DeleteObject$/]],
  ['several kinds in one statement', allow({ Action: ['s3:DeleteObject', 's3:Put*'], Resource: [`${REPLICAS}/*`, 'arn:aws:s3:::elsewhere/*'] }), [/\[More\].*the actions s3:DeleteObject, s3:Put\*; the resource "arn:aws:s3:::elsewhere\/\*"$/]],
  ['a wildcard that stands for what is needed alone', allow({ Action: 's3:GetObjectVersionAc?', Resource: `${SOURCE}/*` }), []],
  ['another service', allow({ Action: 'sqs:SendMessage', Resource: '*' }), [/the action sqs:SendMessage; the resource "\*"$/]],
  ['another service, on a bucket', allow({ Action: 'sqs:SendMessage', Resource: SOURCE }), []],
  ['an action of buckets on objects', allow({ Action: 's3:PutBucketPolicy', Resource: `${REPLICAS}/*` }), []],
  ['an alias', allow({ Action: 'kms:Encrypt', Resource: 'arn:aws:kms:us-east-1:111111111111:alias/x' }), []],
  ['a resource with a variable that is never there', allow({ Action: 's3:GetObjectVersionAcl', Resource: 'arn:aws:s3:::${aws:username}/*' }), []],
  ['an action that does not exist', allow({ Action: 's3:ReplicateObjects', Resource: `${REPLICAS}/*` }), [/^ActionExists\[More\].*s3:ReplicateObjects/]],
  ['an action that resembles nothing', allow({ NotAction: 's3:Xyzzy', Resource: `${REPLICAS}/*` }), [/ActionExists/, /Excess.*everything but s3:Xyzzy/]],
  ['a prefix with characters of patterns', prefix('a*b?c${d}/'), []],
  ['a prefix, and a pattern of a suffix', both(prefix('docs/'), allow({ Action: 's3:GetObjectVersionAcl', Resource: `${SOURCE}/*.pdf` })), [/the resource "arn:aws:s3:::src-bucket\/\*\.pdf"/]],
  ['a prefix, and a pattern inside of it', both(prefix('docs/'), allow({ Action: 's3:GetObjectVersionAcl', Resource: `${SOURCE}/docs/*.pdf` })), []],
  ['a prefix, and a shorter one', both(prefix('docs/'), allow({ Action: 's3:GetObjectVersionAcl', Resource: `${SOURCE}/docs*` })), [/the resource "arn:aws:s3:::src-bucket\/docs\*"/]],
  ['the owner override, where the rule has it', both((world) => {
    ruleOf(world).Destination = { ...ruleOf(world).Destination, Account: ACCOUNT, AccessControlTranslation: { Owner: 'Destination' } };
  }, allow({ Action: 's3:ObjectOwnerOverrideToBucketOwner', Resource: `${REPLICAS}/*` })), []],
  ['retention, with Object Lock of the destination', both(({ dst }) => {
    dst.Resources.Bucket.Properties.ObjectLockEnabled = true;
  }, allow({ Action: ['s3:PutObjectRetention', 's3:PutObjectLegalHold'], Resource: `${REPLICAS}/*` })), []],
  ['retention, without Object Lock', allow({ Action: 's3:PutObjectRetention', Resource: `${REPLICAS}/*` }), [/the action s3:PutObjectRetention$/]],
  ['what a batch job needs', both(forBatchJobs,
    allow({ Action: ['s3:InitiateReplication'], Resource: `${SOURCE}/*` }),
    (world) => addStatement(world, { Effect: 'Allow', Action: ['s3:GetReplicationConfiguration', 's3:PutInventoryConfiguration'], Resource: SOURCE }),
    (world) => addStatement(world, { Effect: 'Allow', Action: ['s3:GetObject', 's3:GetObjectVersion', 's3:PutObject'], Resource: ['arn:aws:s3:::manifests/*', `${SOURCE}/reports/*`] }),
    (world) => addStatement(world, { Effect: 'Allow', Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Resource: KEY })), []],
  ['what a batch job needs to write a report', both(forBatchJobs, allow({ Action: 'kms:GenerateDataKey', Resource: KEY })), []],
  ['what a batch job needs not: to initiate elsewhere', both(forBatchJobs, allow({ Action: 's3:InitiateReplication', Resource: `${REPLICAS}/*` })), [/the action s3:InitiateReplication$/]],
  ['what a batch job needs not: to write replicas', both(forBatchJobs, allow({ Action: 's3:PutObject', Resource: `${REPLICAS}/*` })), [/the action s3:PutObject$/]],
  ['what a batch job needs not: every bucket', both(forBatchJobs, allow({ Action: 's3:PutObject', Resource: 'arn:aws:s3:::*/*' })), [/the action s3:PutObject; the resource/]],
  ['what a batch job needs not: all of the source', both(forBatchJobs, allow({ Action: 's3:PutObject', Resource: `${SOURCE}/*` })), [/the action s3:PutObject$/]],
  ['a role that no batch job has', allow({ Action: 's3:InitiateReplication', Resource: `${SOURCE}/*` }), [/the action s3:InitiateReplication$/]],
])('permissions of the role: %s', (_title, change, expected) => {
  expect(findExcess(change)).toEqual(expected.map((each) => expect.stringMatching(each)));
});

const PUBLIC = [/^ExcessResourcePolicy\[More\].*lets everybody call/];
const OF_ROLE = [/^ExcessResourcePolicy\[More\].*gives the role more/];

test.each<[string, (world: World) => void, readonly RegExp[]]>([
  ['everything on replicas for the role', dstPolicy({ Principal: { AWS: ROLE }, Action: 's3:*', Resource: `${REPLICAS}/*` }), OF_ROLE],
  ['everything but something for the role', dstPolicy({ Principal: { AWS: ROLE }, NotAction: 's3:GetObject', Resource: `${REPLICAS}/*` }), OF_ROLE],
  ['what the role needs', dstPolicy({ Principal: { AWS: ROLE }, Action: 's3:ReplicateObject', Resource: `${REPLICAS}/*` }), []],
  ['more for everybody who is the role', dstPolicy({ Principal: '*', Action: 's3:GetObject', Resource: `${REPLICAS}/*`, Condition: { ArnEquals: { 'aws:PrincipalArn': ROLE } } }), OF_ROLE],
  ['more for another role', dstPolicy({ Principal: { AWS: `arn:aws:iam::${OTHER_ACCOUNT}:role/reader` }, Action: 's3:GetObject', Resource: `${REPLICAS}/*` }), []],
  ['a service', dstPolicy({ Principal: { Service: 'logging.s3.amazonaws.com' }, Action: 's3:PutObject', Resource: `${REPLICAS}/*` }), []],
  ['its own account', dstPolicy({ Principal: { AWS: ACCOUNT }, Action: 's3:*', Resource: `${REPLICAS}/*` }), []],
  ['everybody', dstPolicy({ Principal: '*', Action: 's3:GetObject', Resource: `${REPLICAS}/*` }), PUBLIC],
  ['everybody, everything but something', dstPolicy({ Principal: { AWS: '*' }, NotAction: 's3:GetObject', Resource: `${REPLICAS}/*` }), PUBLIC],
  ['everybody with a tag', dstPolicy({ Principal: '*', Action: 's3:GetObject', Resource: `${REPLICAS}/*`, Condition: { StringEquals: { 'aws:PrincipalTag/a': 'b' } } }), PUBLIC],
  ['everybody on the Internet', dstPolicy({ Principal: '*', Action: 's3:GetObject', Resource: `${REPLICAS}/*`, Condition: { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } } }), PUBLIC],
  ['everybody of an organization', dstPolicy({ Principal: '*', Action: 's3:GetObject', Resource: `${REPLICAS}/*`, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } }), []],
  ['everybody in a network', dstPolicy({ Principal: '*', Action: 's3:GetObject', Resource: `${REPLICAS}/*`, Condition: { IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } } }), []],
  ['the source, for everybody', ({ src }) => {
    src.Resources.Policy = {
      Type: 'AWS::S3::BucketPolicy',
      Properties: { Bucket: { Ref: 'Bucket' }, PolicyDocument: document({ Sid: 'More', Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `${SOURCE}/*` }) },
    };
  }, PUBLIC],
  ['the key, for everybody', dstKey({ Principal: '*', Action: 'kms:Decrypt' }), [/lets everybody call kms:Decrypt, of whichever account: whoever reaches the objects/]],
  ['the key, for everybody in the account', dstKey({ Principal: '*', Action: 'kms:Decrypt', Condition: { StringEquals: { 'kms:CallerAccount': ACCOUNT } } }), []],
  ['the key, everything for the role', dstKey({ Principal: { AWS: ROLE }, Action: 'kms:*' }), [/gives the role more.*the action kms:\*; .*not only through S3/]],
  ['an action that does not exist, in a bucket policy', dstPolicy({ Principal: { AWS: ROLE }, Action: ['s3:ReplicateObject', 's3:ReplicatObject'], Resource: `${REPLICAS}/*` }), [/^ActionExists\[More\]\[undecided\].*S3 refuses/]],
  ['a key that the rule names and no object needs', both(({ src }) => {
    delete src.Resources.Bucket.Properties.BucketEncryption;
    delete src.Resources.Bucket.Properties.ReplicationConfiguration.Rules[0].SourceSelectionCriteria;
    src.Resources.Pol.Properties.PolicyDocument.Statement.splice(3);
  }, dstKey({ Principal: { AWS: ROLE }, Action: 'kms:Encrypt' })), [/gives the role more.*the action kms:Encrypt$/]],
  ['a boundary with an action that does not exist', ({ src }) => {
    src.Resources.Boundary = { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: document({ Sid: 'More', Effect: 'Allow', Action: ['*', 's3:Gte*'], Resource: '*' }) } };
    src.Resources.Role.Properties.PermissionsBoundary = { Ref: 'Boundary' };
  }, [/^ActionExists\[More\].*s3:Gte\*/]],
  ['a wildcard that stands for nothing, in a bucket policy', dstPolicy({ Principal: { AWS: ROLE }, Action: ['s3:ReplicateObject', 's3:Nothing*'], Resource: `${REPLICAS}/*` }), [/^ActionExists\[More\] /]],
])('policies of buckets and keys: %s', (_title, change, expected) => {
  expect(findExcess(change)).toEqual(expected.map((each) => expect.stringMatching(each)));
});

const SOURCE_ROOT = { AWS: `arn:aws:iam::${ACCOUNT}:root` };
const FOR_ROLE = { ArnEquals: { 'aws:PrincipalArn': ROLE } };
const OF_ACCOUNT = [/^ExcessResourcePolicy\[More\].*gives everybody in account 111111111111/];

test.each<[string, (world: World) => void, readonly RegExp[]]>([
  ['everything for the account of the role', dstPolicy({ Principal: SOURCE_ROOT, Action: 's3:*', Resource: `${REPLICAS}/*` }), OF_ACCOUNT],
  ['the key for the account of the role', dstKey({ Principal: SOURCE_ROOT, Action: 'kms:*' }, OTHER_ACCOUNT), OF_ACCOUNT],
  ['what the role needs', dstPolicy({ Principal: SOURCE_ROOT, Action: 's3:ReplicateObject', Resource: `${REPLICAS}/*`, Condition: FOR_ROLE }), []],
  ['more than the role needs', dstPolicy({ Principal: SOURCE_ROOT, Action: 's3:*', Resource: `${REPLICAS}/*`, Condition: FOR_ROLE }), OF_ROLE],
  ['more for another role in a condition', dstPolicy({ Principal: SOURCE_ROOT, Action: 's3:*', Resource: `${REPLICAS}/*`, Condition: { ArnEquals: { 'aws:PrincipalArn': `${ROLE}-other` } } }), []],
  ['the key as the role needs it, which its own policies narrow', dstKey({ Principal: SOURCE_ROOT, Action: 'kms:Encrypt', Condition: FOR_ROLE }, OTHER_ACCOUNT), []],
])('policies in another account: %s', (_title, change, expected) => {
  const owned = ({ dst }: World): void => {
    dst.Resources.Key.Properties.KeyPolicy = keyPolicy(OTHER_ACCOUNT);
  };
  expect(findExcess(both(owned, change), OTHER_ACCOUNT)).toEqual(expected.map((each) => expect.stringMatching(each)));
});

test('a misspelt action that denies a call is what the fix names', () => {
  const world = createWorld();
  statementOf(world, 'Write').Action = ['s3:ReplicatObject', 's3:ReplicateTags'];
  const { findings } = prove(buildModel([
    stackOf('Dst', world.dst, { region: 'us-west-2' }), stackOf('Src', world.src, { region: 'us-east-1' }),
  ]));
  expect(findings.find(({ check }) => check === 'ReplicateObject')?.fix)
    .toBe('write s3:ReplicateObject instead of s3:ReplicatObject in the identity policy Src/Pol');
});
