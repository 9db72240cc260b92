import { isObject, toText } from '../symbolic/json-members';
import type { JsonObject } from '../symbolic/json-members';
import { LANGUAGE_EXTENSIONS, listMacros } from './macros';

/** The values of parameters, as far as they are known when the template is read. */
export type ParameterValues = ReadonlyMap<string, string>;

const LOOP = 'Fn::ForEach::';

/** CloudFormation takes no more resources in a template; nested loops multiply. */
const MOST_MEMBERS = 10_000;

/** What the identifiers of the loops around a value stand for. */
type Bindings = ReadonlyMap<string, string>;

interface Expansion {
  readonly template: JsonObject;
  readonly parameters: ParameterValues;
  members: number;
}

/**
 * A template with its `Fn::ForEach` loops expanded, as the transform for language extensions does. A loop over what is
 * not known, or without the transform, stays as it is written.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html
 */
export function expandLoops(template: JsonObject, parameters: ParameterValues): JsonObject {
  return !listMacros(template).includes(LANGUAGE_EXTENSIONS) || !JSON.stringify(template).includes(LOOP) ? template
    : expandMembers({ template, parameters, members: 0 }, template, new Map());
}

function expand(expansion: Expansion, value: unknown, bindings: Bindings): unknown {
  if (typeof value === 'string') {
    return substitute(value, bindings);
  }
  if (Array.isArray(value)) {
    return value.map((item) => expand(expansion, item, bindings));
  }
  if (!isObject(value)) {
    return value;
  }
  const bound = Object.keys(value).length === 1 && typeof value.Ref === 'string' ? bindings.get(value.Ref) : undefined;
  return bound ?? expandMembers(expansion, value, bindings);
}

function expandMembers(expansion: Expansion, members: JsonObject, bindings: Bindings): JsonObject {
  return Object.fromEntries(Object.entries(members).flatMap(([name, member]): (readonly [string, unknown])[] => {
    const loop = name.startsWith(LOOP) ? readLoop(expansion, member, bindings) : undefined;
    return loop === undefined ? [[substitute(name, bindings), expand(expansion, member, bindings)]]
      : loop.items.flatMap((item) =>
        Object.entries(expandMembers(expansion, loop.body, new Map([...bindings, [loop.identifier, item]]))));
  }));
}

interface Loop {
  readonly identifier: string;
  readonly items: readonly string[];
  readonly body: JsonObject;
}

/** `[identifier, collection, { "key with ${identifier}": value }]` */
function readLoop(expansion: Expansion, value: unknown, bindings: Bindings): Loop | undefined {
  const [identifier, collection, body]: readonly unknown[] = Array.isArray(value) ? value : [];
  const items = readCollection(expansion, collection, bindings);
  expansion.members += items?.length ?? 0;
  return typeof identifier !== 'string' || items === undefined || !isObject(body) || expansion.members > MOST_MEMBERS
    ? undefined : { identifier, items, body };
}

/** A list, the list that a parameter has, or one of a mapping. */
function readCollection(expansion: Expansion, value: unknown, bindings: Bindings): readonly string[] | undefined {
  const collection = expand(expansion, value, bindings);
  if (Array.isArray(collection)) {
    const items = collection.map((item) => (typeof item === 'string' ? [item] : readReference(expansion, item)));
    return items.every((item) => item !== undefined) ? items.flat() : undefined;
  }
  return readReference(expansion, collection);
}

function readReference({ template, parameters }: Expansion, value: unknown): readonly string[] | undefined {
  if (!isObject(value) || Object.keys(value).length !== 1) {
    return undefined;
  }
  const { Ref: name, 'Fn::FindInMap': path } = value;
  if (Array.isArray(path)) {
    const found = path.reduce<unknown>((parent, key) =>
      (isObject(parent) && typeof key === 'string' && Object.hasOwn(parent, key) ? parent[key] : undefined), template.Mappings);
    return Array.isArray(found) ? found.map(String) : undefined;
  }
  const declared = isObject(template.Parameters) && typeof name === 'string' && Object.hasOwn(template.Parameters, name)
    ? template.Parameters[name] : undefined;
  const text = typeof name === 'string' ? parameters.get(name) ?? readDefault(declared) : undefined;
  return text?.split(',').map((item) => item.trim());
}

/** The name of a parameter of Systems Manager is no value. */
function readDefault(declared: unknown): string | undefined {
  return isObject(declared) && typeof declared.Default === 'string' && !toText(declared.Type).startsWith('AWS::SSM::')
    ? declared.Default : undefined;
}

/** `${Name}`, and `&{Name}` for the value without what a logical id may not have. */
function substitute(text: string, bindings: Bindings): string {
  return bindings.size === 0 ? text : text.replace(/([$&])\{(\w+)\}/g, (written, form: string, name: string) => {
    const bound = bindings.get(name);
    return bound === undefined ? written : form === '&' ? bound.replace(/[^A-Za-z0-9]/g, '') : bound;
  });
}
