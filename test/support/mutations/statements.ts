import { at as valueAt, isList } from './json';
import { partitionOf } from './kinds/edit';
import type { Json, Members, Mutant, Path } from './mutant';
import { added, callsOf, CALLS, isMade } from './mutated-resource';
import type { MutatedResource } from './mutated-resource';
import { OTHER_ACCOUNT } from './values';

const TRUST = 'AssumeRolePolicyDocument';
const STRANGER = { AWS: `arn:aws:iam::${OTHER_ACCOUNT}:root` };

/** A new statement at the end of a document. */
interface Addition {
  readonly by: string;
  readonly was?: string;
  readonly statement: Members;
}

/** Statements beside those of each document: a Deny on each call, others that are not S3's business. */
export function statements(address: MutatedResource): Mutant[] {
  return ['PolicyDocument', 'KeyPolicy', TRUST].flatMap((document) => {
    const list = valueAt(address.resource, ['Properties', document, 'Statement']);
    const path: Path = ['Resources', address.id, 'Properties', document, 'Statement', isList(list) ? list.length : 0];
    const additions = !isList(list) ? [] : document === TRUST ? ofTrust()
      : [...ofCalls(address), ...ofOthers(address), ...malformed(address)];
    return additions.map(({ by, was, statement }) => added(address, by, path, statement, was));
  });
}

function ofTrust(): Addition[] {
  const action = 'sts:AssumeRole';
  return [
    { by: `add Deny on ${action}`, statement: { Effect: 'Deny', Action: action, Principal: '*' } },
    { by: 'add Deny for somebody else', statement: { Effect: 'Deny', Action: action, Principal: STRANGER } },
    { by: 'add Allow for somebody else', statement: { Effect: 'Allow', Action: action, Principal: STRANGER } },
  ];
}

/** What stands in the way of S3. */
function ofCalls(address: MutatedResource): Addition[] {
  const any = callsOf(address).length > 0 ? 'needed' : 'not needed';
  const outside = (condition: Members) => of(address, 'Deny', `${serviceOf(address)}:*`, '*', { Condition: condition });
  return [
    ...CALLS.map((action) => ({
      by: 'add Deny on a call',
      was: /bucket policy$/.test(address.part) && !action.startsWith('s3:') ? 'of another service'
        : isMade(address, action) ? 'needed' : 'not needed',
      statement: of(address, 'Deny', action),
    })),
    ...['aws:SourceVpce', 'aws:SourceVpc', 'aws:PrincipalOrgID'].map((key) =>
      ({ by: `add Deny outside ${key}`, was: any, statement: outside({ StringNotEquals: { [key]: 'x-1111' } }) })),
    { by: 'add Deny outside aws:SourceIp', was: any, statement: outside({ NotIpAddress: { 'aws:SourceIp': '192.0.2.0/24' } }) },
  ];
}

/** What is about somebody or something else. */
function ofOthers(address: MutatedResource): Addition[] {
  const service = serviceOf(address);
  const elsewhere = { Resource: `arn:${partitionOf(address.stack)}:s3:::somebody-elses-bucket` };
  return [
    { by: 'add Deny of another action', statement: of(address, 'Deny', service === 'kms' ? 'kms:ScheduleKeyDeletion' : 's3:DeleteBucket') },
    { by: 'add Deny of another resource', statement: { ...of(address, 'Deny', `${service}:*`), ...elsewhere } },
    ...(isOfRole(address) ? [
      { by: 'add Allow of more', statement: of(address, 'Allow', 's3:DeleteObject') },
    ] : [
      { by: 'add Deny for somebody else', statement: of(address, 'Deny', `${service}:*`, STRANGER) },
      { by: 'add Allow for somebody else', statement: of(address, 'Allow', service === 'kms' ? 'kms:DescribeKey' : 's3:GetObject', STRANGER) },
    ]),
  ];
}

function malformed(address: MutatedResource): Addition[] {
  const unknown = { Condition: { StringIs: { 'aws:PrincipalArn': 'x' } } };
  return [
    { by: 'add statement with an unknown Effect', statement: of(address, 'Permit', `${serviceOf(address)}:*`) },
    { by: 'add statement with an unknown operator', statement: of(address, 'Deny', 's3:GetObject', '*', unknown) },
  ];
}

function of(address: MutatedResource, effect: string, action: string, principal: Json = '*', more: Members = {}): Members {
  const who: Members = isOfRole(address) ? {} : { Principal: principal };
  return { Effect: effect, Action: action, Resource: resourceOf(address), ...who, ...more };
}

function isOfRole({ part }: MutatedResource): boolean {
  return /policy$/.test(part) && !/bucket policy$/.test(part);
}

function serviceOf({ part }: MutatedResource): 'kms' | 's3' {
  return /key/.test(part) ? 'kms' : 's3';
}

/** What a statement of a policy is about: the bucket of a bucket policy, everything elsewhere. */
function resourceOf({ part, resource }: MutatedResource): Json {
  const bucket = valueAt(resource, ['Properties', 'Bucket']);
  if (!part.endsWith('bucket policy') || bucket === undefined) {
    return '*';
  }
  const id = valueAt(bucket, ['Ref']);
  const arn: Json = id === undefined ? `arn:aws:s3:::${String(bucket)}` : { 'Fn::GetAtt': [id, 'Arn'] };
  return [arn, { 'Fn::Join': ['', [arn, '/*']] }];
}
