import { isList } from '../json';
import type { Json, Members, Mutant } from '../mutant';
import type { MutatedResource } from '../mutated-resource';
import { edited, listOf, membersOf, partitionOf, property, read } from './edit';
import type { Edit } from './edit';

/** What the policies of the replication role grant, in other words. */
export function rolePolicies(address: MutatedResource): Mutant[] {
  return address.part === 'role policy' ? [...names(address), ...grants(address), ...statements(address)] : [];
}

/** Inside a role names of inline policies are unique. */
function names(address: MutatedResource): Mutant[] {
  const { id, resource } = address;
  const inline = (name: string | undefined): Members => ({
    ...resource,
    Type: 'AWS::IAM::Policy',
    Properties: {
      Roles: read(address, 'Roles') ?? [],
      PolicyDocument: read(address, 'PolicyDocument') ?? {},
      ...(name === undefined ? {} : { PolicyName: name }),
    },
  });
  const both = (first: string, second: string): Edit[] => [[['Resources', id], inline(first)], [['Resources', 'Twin'], inline(second)]];
  return [
    edited(address, { by: 'make it two inline policies of one name' }, ...both('p', 'p')),
    edited(address, { by: 'make it two inline policies of two names' }, ...both('p', 'q')),
    edited(address, { by: 'make it an inline policy without a name' }, [['Resources', id], inline(undefined)]),
  ];
}

/** A further statement, which adds to what the role may do, or says nothing. */
function grants(address: MutatedResource): Mutant[] {
  const document = 'PolicyDocument';
  const list = listOf(address, document, 'Statement');
  const add = (by: string, statement: Members) => edited(address, { by }, [
    property(address, document, 'Statement', list.length),
    // a statement has Action or NotAction, and Resource or NotResource
    { Effect: 'Allow', ...('NotResource' in statement ? {} : { Resource: '*' }), ...statement },
  ]);
  const more = 's3:DeleteObject';
  return [
    add('allow more until a date', { Action: more, Condition: { DateLessThan: { 'aws:CurrentTime': '2090-01-01T00:00:00Z' } } }),
    add('allow more under a tag', { Action: more, Condition: { StringEquals: { 'aws:PrincipalTag/team': 'x' } } }),
    add('allow more if a key is absent', { Action: more, Condition: { Null: { 'kms:ViaService': 'true' } } }),
    add('allow decryption for another service', { Action: 'kms:Decrypt', Condition: { StringEquals: { 'kms:ViaService': 'ec2.us-east-1.amazonaws.com' } } }),
    add('allow all actions but those of a service', { NotAction: 'iam:*' }),
    add('allow an action on all buckets but one', { Action: 's3:GetObject', NotResource: `arn:${partitionOf(address.stack)}:s3:::b/*` }),
    add('allow an action that does not exist', { Action: 's3:ReplicateObjects' }),
    add('allow an action of buckets on objects', { Action: 's3:ListBucket', Resource: `arn:${partitionOf(address.stack)}:s3:::nobodys-bucket/*` }),
    add('allow nothing, on an ARN of nothing', { Action: 's3:ListBucket', Resource: { Ref: 'Nobody' } }),
    add('join with three arguments', { Effect: 'Deny', Action: 's3:DeleteBucket', Resource: { 'Fn::Join': ['', ['arn:aws:s3:::a'], 'x'] } }),
    add('substitute a name that is not there', { Effect: 'Deny', Action: 's3:DeleteBucket', Resource: { 'Fn::Sub': 'arn:aws:s3:::${Nobody}' } }),
    add('read an attribute of nothing', { Effect: 'Deny', Action: 's3:DeleteBucket', Resource: { 'Fn::GetAtt': ['Nobody', 'Arn'] } }),
  ];
}

const HEADER = 's3:x-amz-server-side-encryption';

/** Each Allow of the library, narrower or wider by its condition or its resource. */
function statements(address: MutatedResource): Mutant[] {
  return listOf(address, 'PolicyDocument', 'Statement').flatMap((value, index) => {
    const statement = membersOf(value);
    const text = JSON.stringify(statement.Action ?? '');
    const was = `${String(statement.Sid)} ${text}`;
    const set = (by: string, name: string, to: Json) =>
      edited(address, { by, was }, [property(address, 'PolicyDocument', 'Statement', index, name), to]);
    return statement.Effect !== 'Allow' ? [] : [
      ...(text.includes('kms:') ? ofKey(address, statement, set) : []),
      ...(text.includes('s3:ReplicateObject') ? [
        ...ofReplicas(address, statement, index),
        set('write under aws:kms alone', 'Condition', { StringEquals: { [HEADER]: 'aws:kms' } }),
        set('write under any encryption', 'Condition', { StringLikeIfExists: { [HEADER]: ['aws:kms', 'aws:kms:dsse', 'AES256'] } }),
      ] : []),
      ...(/Object/.test(text) ? ofObjects(statement.Resource, set) : []),
    ];
  });
}

function ofObjects(resource: Json | undefined, set: Set): Mutant[] {
  const [, bucket, prefix] = typeof resource === 'string' ? /^([^/]*\/)(.*)\*$/.exec(resource) ?? [] : [];
  return bucket === undefined ? [] : [
    set('escape the star', 'Resource', `${bucket}${prefix}\${*}`),
    set('name objects without an ARN', 'Resource', `${bucket.replace(/^.*:/, '')}${prefix}*`),
    ...(prefix === '' ? [set('ask for one character at least', 'Resource', `${bucket}?*`)]
      : [set('take a suffix too', 'Resource', [`${bucket}${prefix}*`, `${bucket}*.log`])]),
  ];
}

/** What Object Lock needs at the destination, beside what every replica needs. */
function ofReplicas(address: MutatedResource, { Action: action }: Members, index: number): Mutant[] {
  const actions = isList(action) ? action : [action ?? ''];
  const was = address.parts.needs('s3:GetObjectRetention') ? 'locked' : 'not locked';
  return ['s3:PutObjectRetention', 's3:PutObjectLegalHold'].map((more) => edited(address, { by: `allow ${more} too`, was },
    [property(address, 'PolicyDocument', 'Statement', index, 'Action'), [...actions, more]]));
}

type Set = (by: string, name: string, to: Json) => Mutant;

function ofKey({ stack }: MutatedResource, { Condition: value }: Members, set: Set): Mutant[] {
  const { StringEquals: service, StringLike: context, ...others } = membersOf(value);
  const alias = `arn:${partitionOf(stack)}:kms:${stack.region ?? ''}:${stack.account ?? ''}:alias/documents`;
  return [
    set('name the key by its alias', 'Resource', alias),
    set('name the key by its id', 'Resource', '11111111-2222-3333-4444-555555555555'),
    ...(service === undefined || context === undefined ? [] : [
      set('ask for the service if there is one', 'Condition', { ...others, StringEqualsIfExists: service, StringLike: context }),
      set('ask for the context if there is one', 'Condition', { ...others, StringEquals: service, StringLikeIfExists: context }),
      set('ask for the context of every value', 'Condition', { ...others, 'StringEquals': service, 'ForAllValues:StringLike': context }),
      set('ask that there is a service', 'Condition', { ...others, Null: { 'kms:ViaService': 'false' }, StringLike: context }),
    ]),
  ];
}
