import { isDate } from 'node:util/types';
import { at, listAt, textAt, textsAt } from '../../analysis/symbolic/json-members';
import type { LiveResource } from './live-resource';
import { hide, readDocument, readProperty, toTemplate } from './live-resource';
import type { Answer, Reader } from './reader';

/** A key with what the API says of it. */
export interface LiveKey {
  readonly arn: string;
  /** `Enabled`, `Disabled`, `PendingDeletion`, …; `undefined` where it may not be read. */
  readonly state?: string;
  /** For a key that waits for it. */
  readonly deletionDate?: string;
  /** Whether it has a policy that AWS RAM wrote. */
  readonly shared: boolean;
  /** Whether it is a key of AWS, such as `aws/s3`. */
  readonly awsManaged: boolean;
  readonly resources: readonly LiveResource[];
}

/**
 * Reads a key, its policies and its grants.
 *
 * @param name ARN, id, alias or ARN of an alias
 * @returns `absent` where there is no such key, `undefined` where nobody may know which key an alias means
 */
export async function readKey(reader: Reader, name: string, region: string): Promise<LiveKey | 'absent' | undefined> {
  const read = (operation: 'DescribeKey' | 'GetKeyPolicy' | 'ListGrants', input: object) =>
    reader.read({ name: operation, input, region, resource: name });
  const described = await read('DescribeKey', { KeyId: name });
  if (described.absent) {
    return 'absent';
  }
  const metadata = at(toTemplate(described.found), 'KeyMetadata');
  const arn = [textAt(metadata, 'Arn'), nameKey(name, reader, region)].find((each) => KEY_ARN.test(each ?? ''));
  if (arn === undefined) {
    return undefined;
  }
  const KeyId = arn;
  const [own, second, grants] = await Promise.all([
    read('GetKeyPolicy', { KeyId, PolicyName: 'default' }),
    read('GetKeyPolicy', { KeyId, PolicyName: 'AWS_RAM' }),
    read('ListGrants', { KeyId }),
  ]);
  // a server that has one policy alone answers with it to either name
  const shared = second.found && second.found.Policy === own.found?.Policy ? NONE : second;
  const KeyPolicy = own.found ? join(readDocument(own.found.Policy), [
    ...readStatements(shared), ...listAt(toTemplate(grants.found), 'Grants').flatMap(toStatement),
  ]) : own.unread && hide(own.unread);
  return {
    arn,
    state: textAt(metadata, 'KeyState'),
    deletionDate: formatDate(at(described.found, 'KeyMetadata', 'DeletionDate')),
    shared: shared.found !== undefined,
    awsManaged: at(metadata, 'KeyManager') === 'AWS',
    resources: describe(arn, name, described, KeyPolicy),
  };
}

const NONE: Answer = { absent: true };

const KEY_ARN = /^arn:[^:]+:kms:[^:]+:\d{12}:key\/[\w-]+$/;

function nameKey(name: string, { partition, account }: Reader, region: string): string | undefined {
  return name.startsWith('arn:') ? name : /^[\w-]+$/.test(name) ? `arn:${partition}:kms:${region}:${account}:key/${name}` : undefined;
}

function describe(arn: string, name: string, described: Answer, KeyPolicy: unknown): LiveResource[] {
  const [, , , region, account, id] = arn.split(':');
  const place = { account, region };
  const alias = /(?:^|:)(alias\/.+)$/.exec(name)?.[1];
  const metadata = (member: string) => readProperty(described, (found) => at(toTemplate(found), 'KeyMetadata', member));
  return [
    {
      ...place,
      type: 'AWS::KMS::Key',
      arn,
      physicalId: id.replace(/^key\//, ''),
      properties: {
        KeyPolicy,
        // a key may be used in this state alone
        Enabled: readProperty(described, (found) => at(found, 'KeyMetadata', 'KeyState') === 'Enabled'),
        KeySpec: metadata('KeySpec'),
        KeyUsage: metadata('KeyUsage'),
        MultiRegion: metadata('MultiRegion'),
      },
    },
    ...(alias === undefined ? [] : [{
      ...place, type: 'AWS::KMS::Alias', arn: `${alias} of ${account} in ${region}`, properties: { AliasName: alias, TargetKeyId: arn },
    }]),
  ];
}

/** The statements that are added to a policy are evaluated as its own. */
function join(policy: unknown, more: readonly unknown[]): unknown {
  return more.length === 0 || typeof policy !== 'object' || policy === null ? policy
    : { ...policy, Statement: [...listAt(policy, 'Statement'), ...more] };
}

function readStatements({ found }: Answer): readonly unknown[] {
  return listAt(readDocument(found?.Policy), 'Statement');
}

/**
 * A grant allows as a statement of the key policy does.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/grants.html
 */
function toStatement(grant: unknown): readonly unknown[] {
  const grantee = textAt(grant, 'GranteePrincipal');
  const operations = textsAt(grant, 'Operations');
  if (grantee === undefined || !grantee.startsWith('arn:') || operations.length === 0) {
    return [];
  }
  const context = Object.entries({
    ...at(grant, 'Constraints', 'EncryptionContextSubset') ?? {},
    ...at(grant, 'Constraints', 'EncryptionContextEquals') ?? {},
  }).map(([name, value]) => [`kms:EncryptionContext:${name}`, value]);
  return [{
    Sid: `Grant ${textAt(grant, 'GrantId') ?? ''}`,
    Effect: 'Allow',
    Principal: { AWS: grantee },
    Action: operations.map((operation) => `kms:${operation}`),
    Resource: '*',
    ...(context.length === 0 ? {} : { Condition: { StringEquals: Object.fromEntries(context) } }),
  }];
}

/** As the SDK makes them of what the API answers. */
export function formatDate(value: unknown): string | undefined {
  return isDate(value) && !Number.isNaN(value.getTime()) ? value.toISOString() : undefined;
}
