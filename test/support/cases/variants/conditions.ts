import type { Variant } from './variant';
import type { Json, World } from './world';
import { ACCOUNT, ruleOf, statementOf } from './world';

/** A condition of a statement of the role, beside those that it has. */
type Conditioned = readonly [sid: string, condition: Json, expected: Variant['expected']];

function addCondition(world: World, sid: string, condition: Json): void {
  const statement = statementOf(world, sid);
  const { StringEquals, ...others } = condition;
  statement.Condition = { ...statement.Condition, ...others };
  if (StringEquals) {
    statement.Condition.StringEquals = { ...statement.Condition.StringEquals, ...StringEquals };
  }
}

function table(title: string, rows: readonly Conditioned[]): readonly Variant[] {
  return rows.map(([sid, condition, expected]): Variant => ({
    title: `${title}: ${sid} under ${JSON.stringify(condition)}`,
    change: (world) => addCondition(world, sid, condition),
    expected,
  }));
}

/** Keys that requests for other actions have, or for other services. */
const FOREIGN_KEYS: readonly Conditioned[] = [
  ['Read', { StringLike: { 's3:prefix': '*' } }, 'fails'],
  ['Read', { StringLikeIfExists: { 's3:prefix': 'a/*' } }, 'works'],
  ['Read', { StringNotLike: { 's3:prefix': 'a/*' } }, 'works'],
  ['Read', { Null: { 's3:prefix': 'true' } }, 'works'],
  ['Read', { Null: { 's3:prefix': 'false' } }, 'fails'],
  ['Bucket', { StringEquals: { 's3:prefix': 'a/' } }, 'fails'],
  ['Write', { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control' } }, 'fails'],
  ['Write', { StringEquals: { 's3:x-amz-storage-class': 'STANDARD' } }, 'fails'],
  ['Write', { StringEquals: { 's3:RequestObjectTag/team': 'a' } }, 'fails'],
  ['Write', { StringEquals: { 'kms:ViaService': 's3.us-west-2.amazonaws.com' } }, 'fails'],
  ['Write', { StringEquals: { 's3:ResourceAccount': ACCOUNT } }, 'works'],
  ['Write', { StringEquals: { 's3:authType': 'REST-HEADER' } }, 'undecided'],
  ['Encrypt', { StringEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' } }, 'fails'],
  ['Encrypt', { 'ForAnyValue:StringEquals': { 'kms:GrantOperations': 'Encrypt' } }, 'fails'],
];

/** What belongs into `Fn::Sub`, and stands by itself: for IAM a variable of which no request has the key. */
const LITERALS: readonly Conditioned[] = [
  ['Encrypt', { StringEquals: { 'kms:ViaService': 's3.${AWS::Region}.amazonaws.com' } }, 'fails'],
  ['Write', { StringEquals: { 'aws:PrincipalAccount': '${AWS::AccountId}' } }, 'fails'],
  ['Write', { ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111111111111:role/${Role}' } }, 'fails'],
  ['Write', { StringEquals: { 'aws:PrincipalAccount': { 'Fn::Sub': '${AWS::AccountId}' } } }, 'works'],
];

/** What S3 has in the encryption context, beside which clients may add pairs to some objects. */
const ENCRYPTION_CONTEXTS: readonly Conditioned[] = [
  ['Encrypt', { StringEquals: { 'kms:EncryptionContext:team': 'a' } }, 'fails'],
  ['Decrypt', { 'ForAnyValue:StringEquals': { 'kms:EncryptionContext:team': 'a' } }, 'fails'],
  ['Encrypt', { Null: { 'kms:EncryptionContext:team': 'false' } }, 'fails'],
  ['Encrypt', { Null: { 'kms:EncryptionContext:aws:s3:arn': 'false' } }, 'works'],
  ['Encrypt', { StringNotEquals: { 'kms:EncryptionContext:team': 'a' } }, 'undecided'],
  ['Encrypt', { StringEqualsIfExists: { 'kms:EncryptionContext:team': 'a' } }, 'undecided'],
  ['Encrypt', { 'ForAnyValue:StringEquals': { 'kms:EncryptionContextKeys': 'aws:s3:arn' } }, 'works'],
  ['Encrypt', { 'ForAnyValue:StringEquals': { 'kms:EncryptionContextKeys': 'team' } }, 'fails'],
  ['Encrypt', { 'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': 'aws:s3:arn' } }, 'undecided'],
];

/** Dates on which statements begin and end to allow. */
const DATES: readonly Conditioned[] = [
  ['Write', { DateLessThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } }, 'fails'],
  ['Write', { DateGreaterThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } }, 'works'],
  ['Write', { DateLessThan: { 'aws:CurrentTime': '2999-01-01T00:00:00Z' } }, 'undecided'],
  ['Write', { DateGreaterThan: { 'aws:CurrentTime': '2999-01-01T00:00:00Z' } }, 'undecided'],
  ['Encrypt', { DateLessThanEquals: { 'aws:EpochTime': '1577836800' } }, 'fails'],
  ['Write', { DateLessThan: { 'aws:TokenIssueTime': '2020-01-01T00:00:00Z' } }, 'fails'],
  ['Write', { DateGreaterThan: { 'aws:TokenIssueTime': '2020-01-01T00:00:00Z' } }, 'works'],
  ['Write', { DateLessThan: { 'aws:TokenIssueTime': '2999-01-01T00:00:00Z' } }, 'undecided'],
  ['Write', { Null: { 'aws:TokenIssueTime': 'false' } }, 'works'],
  ['Write', { DateLessThan: { 's3:object-lock-retain-until-date': '2999-01-01T00:00:00Z' } }, 'undecided'],
  ['Encrypt', { DateLessThan: { 's3:object-lock-retain-until-date': '2999-01-01T00:00:00Z' } }, 'fails'],
  ['Encrypt', { DateNotEquals: { 's3:object-lock-retain-until-date': '2999-01-01T00:00:00Z' } }, 'works'],
];

/** The unique id of the role, behind which is the name of the session, which AWS does not document. */
const USER_IDS: readonly Conditioned[] = [
  ['Write', { StringLike: { 'aws:userId': '*' } }, 'works'],
  ['Write', { StringLike: { 'aws:userid': 'AROA*:*' } }, 'works'],
  ['Write', { StringLike: { 'aws:userid': { 'Fn::Sub': '${Role.RoleId}:*' } } }, 'works'],
  ['Write', { StringLike: { 'aws:userId': 'AROAABCDEFGHIJKLMNOPQ:*' } }, 'undecided'],
  ['Write', { StringEquals: { 'aws:userId': { 'Fn::Sub': '${Role.RoleId}:s3-replication' } } }, 'undecided'],
  ['Write', { StringEquals: { 'aws:userid': { 'Fn::GetAtt': ['Role', 'RoleId'] } } }, 'fails'],
  ['Write', { StringEquals: { 'aws:userid': 'AIDAABCDEFGHIJKLMNOPQ' } }, 'fails'],
  ['Write', { StringEquals: { 'aws:userid': ACCOUNT } }, 'fails'],
];

/** What the templates have of the key of the destination, which is tagged and has an alias. */
const KEY_FACTS: readonly Conditioned[] = [
  ['Encrypt', { StringEquals: { 'aws:ResourceTag/team': 'data' } }, 'works'],
  ['Encrypt', { StringEquals: { 'aws:ResourceTag/Team': 'data' } }, 'works'],
  ['Encrypt', { StringEquals: { 'aws:ResourceTag/team': 'other' } }, 'fails'],
  ['Encrypt', { StringEquals: { 'aws:ResourceTag/stage': 'a' } }, 'undecided'],
  ['Encrypt', { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/replicas' } }, 'works'],
  ['Encrypt', { 'ForAnyValue:StringLike': { 'kms:ResourceAliases': 'alias/other*' } }, 'undecided'],
  ['Encrypt', { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'other' } }, 'fails'],
  ['Encrypt', { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': `arn:aws:kms:us-west-2:${ACCOUNT}:alias/replicas` } }, 'fails'],
  ['Encrypt', { StringEquals: { 'kms:RequestAlias': 'alias/replicas' } }, 'fails'],
  ['Encrypt', { StringEquals: { 'kms:KeySpec': 'SYMMETRIC_DEFAULT', 'kms:KeyUsage': 'ENCRYPT_DECRYPT', 'kms:KeyOrigin': 'AWS_KMS' } }, 'works'],
  ['Encrypt', { StringEquals: { 'kms:KeySpec': 'RSA_2048' } }, 'fails'],
  ['Encrypt', { Bool: { 'kms:MultiRegion': 'false' } }, 'works'],
  ['Encrypt', { Bool: { 'kms:MultiRegion': 'true' } }, 'fails'],
];

/** What may be said of a key that no template has, and that the rule names by an alias. */
const ALIASES: readonly Conditioned[] = [
  ['Encrypt', { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'replicas' } }, 'fails'],
  ['Encrypt', { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/replicas' } }, 'undecided'],
  ['Encrypt', { StringEquals: { 'kms:RequestAlias': 'replicas' } }, 'fails'],
  ['Encrypt', { StringEquals: { 'kms:RequestAlias': 'alias/other' } }, 'fails'],
  ['Encrypt', { StringEquals: { 'kms:RequestAlias': 'alias/replicas' } }, 'undecided'],
];

/** Conditions on what the requests of S3 do not have, or on what the templates tell. */
export const CONDITION_VARIANTS: readonly Variant[] = [
  ...table('a foreign key', FOREIGN_KEYS),
  ...table('what Fn::Sub would resolve', LITERALS),
  ...table('an encryption context', ENCRYPTION_CONTEXTS),
  ...table('a date', DATES),
  ...table('an id of the caller', USER_IDS),
  ...table('an alias', ALIASES).map((variant): Variant => ({
    ...variant,
    change: (world) => {
      variant.change(world);
      ruleOf(world).Destination.EncryptionConfiguration.ReplicaKmsKeyID = `arn:aws:kms:us-west-2:${ACCOUNT}:alias/replicas`;
      statementOf(world, 'Encrypt').Resource = `arn:aws:kms:us-west-2:${ACCOUNT}:key/*`;
    },
  })),
  ...table('a fact of the key', KEY_FACTS).map((variant): Variant => ({
    ...variant,
    change: (world) => {
      variant.change(world);
      const { Key } = world.dst.Resources;
      Key.Properties.Tags = [{ Key: 'team', Value: 'data' }];
      world.dst.Resources.Alias = { Type: 'AWS::KMS::Alias', Properties: { AliasName: 'alias/replicas', TargetKeyId: { Ref: 'Key' } } };
    },
  })),
];
