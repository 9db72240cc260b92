import type { StackTemplate, TemplateResource } from '../../analysis/assembly/stack-template';
import { groupBy } from '../../analysis/symbolic/group-by';
import { isObject, limitDepth, parseJson } from '../../analysis/symbolic/json-members';
import { fromTemplate, unknownValue } from '../../analysis/symbolic/symbolic-string';
import type { Answer, Unread } from './reader';

/** Something that an account has, as a resource of a template would describe it. */
export interface LiveResource {
  readonly type: string;
  /** What reports name it by; unique among the resources. */
  readonly arn: string;
  readonly account: string;
  readonly region: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** Of a key: its id. */
  readonly physicalId?: string;
}

/**
 * The templates that an account and a Region could have been deployed from.
 *
 * Logical ids are ARNs, without what no logical id has, so that nothing has to be looked up.
 */
export function createStacks(resources: readonly LiveResource[]): StackTemplate[] {
  const byPlace = groupBy(resources, ({ account, region }) => `${account}/${region}`);
  return [...byPlace].map(([path, own]) => {
    const named = new Map(own.map((each) => [nameResource(each), each]));
    const [{ account, region }] = own;
    return {
      path,
      name: `${account}-${region}`,
      account,
      region,
      templatePath: path,
      assembly: '',
      template: {
        Resources: Object.fromEntries([...named].map(([logicalId, each]) => [logicalId, createResource(each)])),
      },
      physicalIds: new Map([...named].flatMap(([logicalId, { physicalId }]) =>
        (physicalId === undefined ? [] : [[logicalId, physicalId] as const]))),
      dependencies: [],
      constructPaths: { get: (logicalId) => named.get(logicalId)?.arn },
    };
  });
}

function createResource({ type, properties }: LiveResource): TemplateResource {
  return {
    Type: type,
    Properties: Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)),
  };
}

/** The logical id of a resource in its stack. */
function nameResource({ type, arn }: Pick<LiveResource, 'type' | 'arn'>): string {
  return `${type} ${arn}`;
}

/** What an answer says of a property: its value, what its absence means, or that nobody may know. */
export function readProperty(
  { found, unread }: Answer,
  read: (found: Readonly<Record<string, unknown>>) => unknown,
  absent?: unknown,
): unknown {
  return unread ? hide(unread) : found ? read(found) : absent;
}

/** A value that could not be read: unknown, and named by what has to be granted. */
export function hide({ action, resource, refusal }: Unread): string {
  const why = refusal.kind === 'denied' ? 'is not allowed' : 'has no answer';
  return unknownValue(fromTemplate(`${action!} on ${resource} ${why}`));
}

/** A value of an API as one of a template; a text with a policy is what is in it. */
export function toTemplate(value: unknown): unknown {
  return escape(limitDepth(value));
}

function escape(value: unknown): unknown {
  return typeof value === 'string' ? fromTemplate(value)
    : Array.isArray(value) ? value.map(escape)
      : isObject(value) ? Object.fromEntries(Object.entries(value)
        .flatMap(([name, member]) => (member === undefined ? [] : [[fromTemplate(name), escape(member)]])))
        : value;
}

/** The document in a text, which IAM writes percent-encoded; the text itself where it is none. */
export function readDocument(text: unknown): unknown {
  if (typeof text !== 'string') {
    return toTemplate(text);
  }
  try {
    return parseJson(fromTemplate(/^\s*%7B/i.test(text) ? decodeURIComponent(text) : text));
  } catch {
    return fromTemplate(text);
  }
}
