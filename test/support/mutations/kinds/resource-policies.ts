import type { StackTemplate } from '../../../../src/analysis/assembly/stack-template';
import { at as valueAt } from '../json';
import { withTemplate } from '../mutant';
import type { Json, Members, Mutant } from '../mutant';
import type { MutatedResource } from '../mutated-resource';
import { edited, laterStack, listOf, membersOf, namedRole, partitionOf, property, read, textOf, transformed } from './edit';

/** What the policies of buckets and keys give away, and to whom. */
export function resourcePolicies(address: MutatedResource): Mutant[] {
  const { part } = address;
  return /^(?:source|destination|two-way) bucket policy$/.test(part) ? [...ofBucket(address), ...dangling(address, 'PolicyDocument', 's3:DeleteBucket')]
    : /^(?:source|replica|two-way) key$/.test(part) ? [...ofKey(address), ...dangling(address, 'KeyPolicy', 'kms:ScheduleKeyDeletion')] : [];
}

function add(address: MutatedResource, document: string, by: string, statement: Members, was = ''): Mutant {
  const { length } = listOf(address, document, 'Statement');
  return edited(address, { by, was }, [property(address, document, 'Statement', length), { Effect: 'Allow', ...statement }]);
}

function ofBucket(address: MutatedResource): Mutant[] {
  const { model, stack, id, part } = address;
  const role = namedRole(address);
  const bucket = bucketArn(address);
  if (role === undefined || bucket === undefined) {
    return [];
  }
  const was = role.account === stack.account ? 'same account' : 'other account';
  const objects: Json = { 'Fn::Join': ['', [bucket, '/*']] };
  const both: Json = [bucket, objects];
  const account = { AWS: `arn:${partitionOf(stack)}:iam::${role.account}:root` };
  const user = `arn:${partitionOf(stack)}:iam::${stack.account ?? ''}:user/later`;
  const give = (by: string, statement: Members) => add(address, 'PolicyDocument', by, statement, was);
  const change = { part, at: '', by: 'let in a user that a later stack makes', was };
  const locks = ['s3:PutObjectRetention', 's3:PutObjectLegalHold'].map((action) => add(address, 'PolicyDocument', `deny ${action}`,
    { Effect: 'Deny', Principal: '*', Action: action, Resource: objects }, address.parts.needs('s3:GetObjectRetention') ? 'locked' : 'not locked'));
  const later = give(change.by, { Principal: { AWS: user }, Action: 's3:GetObject', Resource: objects });
  return [
    give('give the role everything', { Principal: { AWS: role.arn }, Action: 's3:*', Resource: both }),
    give('give the account of the role everything', { Principal: account, Action: 's3:*', Resource: both }),
    give('give everybody the objects', { Principal: '*', Action: 's3:GetObject', Resource: objects }),
    give('allow an action of buckets on objects', { Principal: account, Action: 's3:ListBucket', Resource: objects }),
    { ...later, apply: () => [...later.apply(), laterStack(stack, { User: { Type: 'AWS::IAM::User', Properties: { UserName: 'later' } } })] },
    ...locks,
    ...moved(address, bucket),
    transformed(model, stack, { ...change, by: 'let in a role that nobody makes' }, [id, 'nobody'], () =>
      give('', { Principal: { AWS: `arn:${partitionOf(stack)}:iam::${stack.account ?? ''}:role/nobody` }, Action: 's3:GetObject', Resource: objects }).apply()),
  ];
}

function bucketArn(address: MutatedResource): Json | undefined {
  const bucket = read(address, 'Bucket');
  const id = valueAt(bucket, ['Ref']);
  return id !== undefined ? { 'Fn::GetAtt': [id, 'Arn'] }
    : typeof bucket === 'string' ? `arn:${partitionOf(address.stack)}:s3:::${bucket}` : undefined;
}

/** A policy has to stand in the account and the Region of its bucket. */
function moved(address: MutatedResource, bucket: Json): Mutant[] {
  const { model, stack, id, part, resource } = address;
  const owner = membersOf(stack.template.Resources?.[String(valueAt(bucket, ['Fn::GetAtt', 0]))] as unknown as Json);
  const name = textOf(valueAt(owner, ['Properties', 'BucketName']));
  if (name === undefined) {
    return [];
  }
  const arn = `arn:${partitionOf(stack)}:s3:::${name}`;
  const text = JSON.stringify(resource).split(JSON.stringify(bucket)).join(JSON.stringify(arn));
  const literal = JSON.parse(text) as Members;
  const policy = { ...literal, Properties: { ...membersOf(literal.Properties), Bucket: name } };
  const to = (by: string, more: object) => transformed(model, stack, { part, at: '', by, was: '' }, [id, by], (stacks) => [
    ...stacks.map((each) => (each === stack ? withoutResource(each, id) : each)),
    laterStack(stack, { Policy: policy }, more),
  ]);
  return [
    to('move it to another account', { account: '999999999999' }),
    to('move it to another Region', { region: 'ap-northeast-3' }),
  ];
}

function withoutResource(stack: StackTemplate, id: string): StackTemplate {
  const { [id]: _moved, ...others } = stack.template.Resources ?? {};
  return withTemplate(stack, { ...stack.template, Resources: others });
}

function ofKey(address: MutatedResource): Mutant[] {
  const { id, resource, stack } = address;
  const role = namedRole(address);
  const was = role?.account === stack.account ? 'same account' : 'other account';
  const give = (by: string, statement: Members) => add(address, 'KeyPolicy', by, { Resource: '*', ...statement }, was);
  return [
    give('let everybody decrypt', { Principal: { AWS: '*' }, Action: 'kms:Decrypt' }),
    ...(role === undefined ? [] : [give('give the role everything', { Principal: { AWS: role.arn }, Action: 'kms:*' })]),
    edited(address, { by: 'schedule its deletion in 3 days' }, [property(address, 'PendingWindowInDays'), 3]),
    ...(resource.Type !== 'AWS::KMS::ReplicaKey' ? [] : [
      edited(address, { by: 'make a second replica in the Region' }, [['Resources', 'Twin'], resource]),
      edited(address, { by: 'make a replica without a key policy' }, [['Resources', id, 'Properties', 'KeyPolicy'], undefined]),
    ]),
  ];
}

/** References to nothing, and functions that CloudFormation refuses, in a statement that denies nothing to S3. */
function dangling(address: MutatedResource, document: string, action: string): Mutant[] {
  const deny = (by: string, principal: Json) => add(address, document, by, {
    Effect: 'Deny', Principal: { AWS: principal }, Action: action, Resource: document === 'KeyPolicy' ? '*' : bucketArn(address) ?? '*',
  });
  return [
    deny('read an attribute of nothing', { 'Fn::GetAtt': ['Nobody', 'Arn'] }),
    deny('refer to nothing', { Ref: 'Nobody' }),
    deny('substitute a name that is not there', { 'Fn::Sub': 'arn:aws:iam::${Nobody}:root' }),
    deny('join with three arguments', { 'Fn::Join': ['', ['arn:aws:iam::999999999999:root'], 'x'] }),
  ];
}
