/** The part of a jsii manifest that describes what callers pass. */
interface Manifest {
  readonly name: string;
  readonly types: { readonly [fqn: string]: ManifestType };
}

interface ManifestType {
  readonly kind: 'class' | 'interface' | 'enum';
  readonly name: string;
  readonly fqn: string;
  readonly abstract?: boolean;
  readonly datatype?: boolean;
  readonly interfaces?: readonly string[];
  readonly properties?: readonly ManifestValue[];
  readonly initializer?: { readonly parameters?: readonly ManifestValue[] };
  readonly methods?: readonly ManifestMethod[];
}

interface ManifestMethod {
  readonly name: string;
  readonly static?: boolean;
  readonly overrides?: string;
  readonly parameters?: readonly ManifestValue[];
}

interface ManifestValue {
  readonly name: string;
  readonly optional?: boolean;
  readonly variadic?: boolean;
  readonly type: TypeReference;
}

type TypeReference =
  | { readonly primitive: string }
  | { readonly fqn: string }
  | { readonly collection: { readonly kind: 'array' | 'map'; readonly elementtype: TypeReference } };

type Shape = Readonly<Record<string, string>>;

/** What `src/internal/input/table.ts` says. */
export interface InputTable {
  readonly structs: Readonly<Record<string, Shape>>;
  readonly factories: Readonly<Record<string, readonly string[]>>;
  readonly enums: readonly string[];
  readonly calls: Readonly<Record<string, Shape>>;
}

/** The table of what callers may pass, of the manifests of this package and of what it depends on. */
export function createInputTable(own: Manifest, others: readonly Manifest[]): InputTable {
  const table = new TableBuilder(own, others);
  const classes = table.list('class').filter(({ abstract }) => !abstract);
  const calls = Object.fromEntries(classes.flatMap((type) => table.describeCalls(type)));
  const structs = table.list('interface').filter(({ datatype }) => datatype)
    .map((type) => [type.name, table.describeStruct(type)] as const);
  const inputs = reach(Object.values(calls), Object.fromEntries(structs));
  return {
    structs: Object.fromEntries(structs.filter(([name]) => inputs.has(name))),
    factories: Object.fromEntries(classes.filter(({ name }) => inputs.has(name))
      .map((type) => [type.name, listFactories(type)])),
    enums: table.list('enum').map(({ name }) => name).filter((name) => inputs.has(name)),
    calls,
  };
}

/** The names that calls use, directly or in structs. */
function reach(calls: readonly Shape[], structs: Readonly<Record<string, Shape>>): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (shape: Shape) => Object.values(shape).map((type) => type.replace(/[?[\]{}]/g, '')).forEach((name) => names.add(name));
  calls.forEach(add);
  // a set also yields what is added during the iteration
  for (const name of names) {
    add(structs[name] ?? {});
  }
  return names;
}

function listFactories({ name, initializer, methods = [] }: ManifestType): string[] {
  const factories = methods.filter((method) => method.static).map((method) => `${name}.${method.name}()`);
  return initializer === undefined || factories.length > 0 ? factories : [`new ${name}()`];
}

class TableBuilder {
  private readonly types: ReadonlyMap<string, ManifestType>;

  constructor(private readonly own: Manifest, others: readonly Manifest[]) {
    this.types = new Map([own, ...others].flatMap(({ types }) => Object.entries(types)));
  }

  public list(kind: ManifestType['kind']): ManifestType[] {
    const types = Object.values(this.own.types).filter((type) => type.kind === kind);
    return types.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  public describeStruct({ interfaces = [], properties = [] }: ManifestType): Shape {
    const inherited = interfaces.map((fqn) => this.describeStruct(this.types.get(fqn)!));
    return Object.assign({}, ...inherited, this.describeValues(properties));
  }

  /** Constructors, static methods, and methods that no interface of CDK demands. */
  public describeCalls({ name, initializer, methods = [] }: ManifestType): (readonly [string, Shape])[] {
    const calls = methods.filter(({ overrides, parameters = [] }) => overrides === undefined && parameters.length > 0)
      .map((method) => [`${name}.${method.name}`, this.describeValues(method.parameters ?? [])] as const);
    const parameters = (initializer?.parameters ?? []).filter((each) => !['scope', 'id'].includes(each.name));
    return parameters.length === 0 ? calls : [[`new ${name}`, this.describeValues(parameters)], ...calls];
  }

  private describeValues(values: readonly ManifestValue[]): Shape {
    return Object.fromEntries(values.map(({ name, optional, variadic, type }) =>
      [name, `${this.describeType(type)}${variadic ? '[]' : ''}${optional ? '?' : ''}`]));
  }

  private describeType(type: TypeReference): string {
    if ('primitive' in type) {
      return type.primitive;
    }
    if ('collection' in type) {
      return `${this.describeType(type.collection.elementtype)}${type.collection.kind === 'array' ? '[]' : '{}'}`;
    }
    const { fqn } = type;
    const [module, ...names] = fqn.split('.');
    const kind = this.types.get(fqn)?.kind === 'enum' ? 'enum' : 'object';
    return module === this.own.name ? names.join('.') : `${kind} ${names.join('.')}`;
  }
}

/** The table as a module. */
export function renderInputTable(table: InputTable, values: (name: string) => readonly string[]): string {
  const { structs, factories, enums, calls } = table;
  return [
    '/* eslint-disable -- generated */',
    '// Generated from the jsii manifest by `npm run input-table`: do not edit.',
    '',
    '/** The types of the members of something; `?` ends those that may be left out. */',
    'export type Shape = Readonly<Record<string, string>>;',
    '',
    '/** Every struct that callers pass. */',
    ...renderRecord('STRUCTS', 'Shape', structs),
    '',
    '/** How objects of our classes are made. */',
    ...renderRecord('FACTORIES', 'readonly string[]', factories),
    '',
    '/** The values of our enums. */',
    ...renderRecord('ENUMS', 'readonly string[]', Object.fromEntries(enums.map((name) => [name, values(name)]))),
    '',
    '/** What constructors and methods take, in this order; of constructs without scope and id. */',
    'export const CALLS = {',
    ...renderMembers(calls),
    '} as const satisfies Readonly<Record<string, Shape>>;',
    '',
  ].join('\n');
}

function renderRecord(name: string, type: string, record: object): string[] {
  return [`export const ${name}: Readonly<Record<string, ${type}>> = {`, ...renderMembers(record), '};'];
}

function renderMembers(record: object): string[] {
  return Object.entries(record).map(([name, value]) => `  '${name}': ${renderValue(value)},`);
}

function renderValue(value: object): string {
  return JSON.stringify(value).replaceAll('"', '\'').replaceAll(',', ', ').replaceAll('\':', '\': ');
}
