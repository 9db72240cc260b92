import { at as valueAt, isList } from './json';
import type { Json, Members, Mutant, Path } from './mutant';
import { added, callsOf, CALLS, isMade } from './place';
import type { Place } from './place';
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
export function statements(place: Place): Mutant[] {
  return ['PolicyDocument', 'KeyPolicy', TRUST].flatMap((document) => {
    const list = valueAt(place.resource, ['Properties', document, 'Statement']);
    const path: Path = ['Resources', place.id, 'Properties', document, 'Statement', isList(list) ? list.length : 0];
    const additions = !isList(list) ? [] : document === TRUST ? ofTrust()
      : [...ofCalls(place), ...ofOthers(place), ...malformed(place)];
    return additions.map(({ by, was, statement }) => added(place, by, path, statement, was));
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
function ofCalls(place: Place): Addition[] {
  const any = callsOf(place).length > 0 ? 'needed' : 'not needed';
  const outside = (condition: Members) => of(place, 'Deny', `${serviceOf(place)}:*`, '*', { Condition: condition });
  return [
    ...CALLS.map((action) => ({
      by: 'add Deny on a call',
      was: isMade(place, action) ? 'needed' : 'not needed',
      statement: of(place, 'Deny', action),
    })),
    ...['aws:SourceVpce', 'aws:SourceVpc', 'aws:PrincipalOrgID'].map((key) =>
      ({ by: `add Deny outside ${key}`, was: any, statement: outside({ StringNotEquals: { [key]: 'x-1111' } }) })),
    { by: 'add Deny outside aws:SourceIp', was: any, statement: outside({ NotIpAddress: { 'aws:SourceIp': '192.0.2.0/24' } }) },
  ];
}

/** What is about somebody or something else. */
function ofOthers(place: Place): Addition[] {
  const service = serviceOf(place);
  const elsewhere = { Resource: 'arn:aws:s3:::somebody-elses-bucket' };
  return [
    { by: 'add Deny of another action', statement: of(place, 'Deny', service === 'kms' ? 'kms:ScheduleKeyDeletion' : 's3:DeleteBucket') },
    { by: 'add Deny of another resource', statement: { ...of(place, 'Deny', `${service}:*`), ...elsewhere } },
    ...(isOfRole(place) ? [
      { by: 'add Allow of more', statement: of(place, 'Allow', 's3:DeleteObject') },
    ] : [
      { by: 'add Deny for somebody else', statement: of(place, 'Deny', `${service}:*`, STRANGER) },
      { by: 'add Allow for somebody else', statement: of(place, 'Allow', service === 'kms' ? 'kms:DescribeKey' : 's3:GetObject', STRANGER) },
    ]),
  ];
}

function malformed(place: Place): Addition[] {
  const unknown = { Condition: { StringIs: { 'aws:PrincipalArn': 'x' } } };
  return [
    { by: 'add statement with an unknown Effect', statement: of(place, 'Permit', `${serviceOf(place)}:*`) },
    { by: 'add statement with an unknown operator', statement: of(place, 'Deny', 's3:GetObject', '*', unknown) },
  ];
}

function of(place: Place, effect: string, action: string, principal: Json = '*', more: Members = {}): Members {
  const who: Members = isOfRole(place) ? {} : { Principal: principal };
  return { Effect: effect, Action: action, Resource: resourceOf(place), ...who, ...more };
}

function isOfRole({ part }: Place): boolean {
  return /policy$/.test(part) && !/bucket policy$/.test(part);
}

function serviceOf({ part }: Place): 'kms' | 's3' {
  return /key/.test(part) ? 'kms' : 's3';
}

/** What a statement of a policy is about: the bucket of a bucket policy, everything elsewhere. */
function resourceOf({ part, resource }: Place): Json {
  const bucket = valueAt(resource, ['Properties', 'Bucket']);
  if (!part.endsWith('bucket policy') || bucket === undefined) {
    return '*';
  }
  const id = valueAt(bucket, ['Ref']);
  const arn: Json = id === undefined ? `arn:aws:s3:::${String(bucket)}` : { 'Fn::GetAtt': [id, 'Arn'] };
  return [arn, { 'Fn::Join': ['', [arn, '/*']] }];
}
