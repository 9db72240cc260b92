import { decode, hashText, isText, OPEN, QUOTE, skipSpace, skipValue, UNUSUAL, visitMembers } from './json-scan';
import type { Span, Visit } from './json-scan';
import { isType } from './template-format';

/** Where a template has what. */
export interface TemplateScan {
  readonly sections: ReadonlyMap<string, Span>;
  /** Where the logical ids of the resources begin, by type. */
  readonly resources: ReadonlyMap<string, readonly number[]>;
  /** Those of the resources that have the element `Condition`. */
  readonly conditional: ReadonlySet<number>;
  /** The properties of the resources of IAM by which they are told apart, where they have any. */
  readonly names: ReadonlyMap<number, ReadonlyMap<string, Span>>;
}

/** Properties that say what a resource of IAM is named, or which roles a policy is for. */
const NAME_PROPERTIES = ['Path', 'RoleName', 'UserName', 'GroupName', 'ManagedPolicyName', 'Roles'];
const NAME_TEXTS = NAME_PROPERTIES.map((name) => Buffer.from(name));
const NAMED = 'AWS::IAM::';

/** Whether the scan finds a property, so that nobody has to look for it in the resource. */
export function isScanned(type: string, property: string): boolean {
  return type.startsWith(NAMED) && NAME_PROPERTIES.includes(property);
}

/**
 * Finds the sections and resources of a template without making objects of them, which takes a fifth of the time that
 * reading takes.
 *
 * It does not look into the elements of resources: whether all in them is JSON is found out when they are read.
 * `undefined` for what has to be read as a whole: a template that macros change, or with codes such as `\\u0052`.
 */
export function scanTemplate(bytes: Buffer): TemplateScan | undefined {
  // a name may be written in many ways
  if (bytes.includes('\\u')) {
    return undefined;
  }
  const sections = new Map<string, Span>();
  const resources = new ResourceScan(bytes);
  const end = visitMembers(bytes, skipSpace(bytes, 0), (nameStart, nameEnd, value) => {
    const name = decode(bytes, nameStart, nameEnd);
    if (sections.has(name) || name === 'Transform' || (OBJECT_SECTIONS.has(name) && bytes[value] !== OPEN)) {
      return UNUSUAL;
    }
    const valueEnd = name === 'Resources' ? visitMembers(bytes, value, resources.visit) : skipValue(bytes, value);
    sections.set(name, { start: value, end: valueEnd });
    return valueEnd;
  });
  return end === UNUSUAL || skipSpace(bytes, end) !== bytes.length ? undefined
    : { sections, resources: resources.byType, conditional: resources.conditional, names: resources.names };
}

/** Sections whose members are looked up. */
const OBJECT_SECTIONS: ReadonlySet<string> = new Set(['Resources', 'Parameters', 'Outputs', 'Conditions', 'Mappings']);

const [TYPE, CONDITION, PROPERTIES, METADATA] = ['Type', 'Condition', 'Properties', 'Metadata']
  .map((name) => Buffer.from(name));

/** Takes those resources alone that `readBody` would not change. */
class ResourceScan {
  public readonly byType = new Map<string, number[]>();
  public readonly conditional = new Set<number>();
  public readonly names = new Map<number, ReadonlyMap<string, Span>>();
  private readonly groups: ResourceGroup[] = [];
  private readonly hashes = new Set<number>();
  private group?: ResourceGroup;
  private hasCondition = false;
  private found?: Map<string, Span>;

  constructor(private readonly bytes: Buffer) {}

  public readonly visit: Visit = (start, idEnd, resource) => {
    const hash = hashText(this.bytes, start, idEnd);
    if (this.hashes.has(hash)) {
      // of two members with one name JSON has the last one
      return UNUSUAL;
    }
    this.hashes.add(hash);
    this.group = undefined;
    this.hasCondition = false;
    this.found = undefined;
    const end = visitMembers(this.bytes, resource, this.visitElement);
    if (this.hasCondition) {
      this.conditional.add(start);
    }
    // what assigns them is a function that TypeScript does not follow
    const group = this.group as ResourceGroup | undefined;
    const found = this.found as Map<string, Span> | undefined;
    if (found !== undefined) {
      this.names.set(start, found);
    }
    group?.starts.push(start);
    return group === undefined ? UNUSUAL : end;
  };

  private readonly visitElement: Visit = (start, end, value) => {
    const { bytes } = this;
    if (isText(bytes, start, end, PROPERTIES)) {
      return this.visitProperties(value);
    }
    const valueEnd = skipValue(bytes, value);
    if (isText(bytes, start, end, TYPE)) {
      this.group = bytes[value] === QUOTE ? this.findGroup(value + 1, valueEnd - 1) : undefined;
    } else if (isText(bytes, start, end, CONDITION)) {
      this.hasCondition = true;
    } else if (isText(bytes, start, end, METADATA)) {
      return bytes[value] === OPEN ? valueEnd : UNUSUAL;
    }
    return valueEnd;
  };

  /** Where the type comes later, it may be one with names. */
  private visitProperties(value: number): number {
    return this.bytes[value] !== OPEN ? UNUSUAL
      : this.group?.named === false ? skipValue(this.bytes, value)
        : visitMembers(this.bytes, value, this.visitProperty);
  }

  private readonly visitProperty: Visit = (start, end, value) => {
    const valueEnd = skipValue(this.bytes, value);
    const index = NAME_TEXTS.findIndex((text) => isText(this.bytes, start, end, text));
    if (index >= 0) {
      this.found ??= new Map();
      this.found.set(NAME_PROPERTIES[index], { start: value, end: valueEnd });
    }
    return valueEnd;
  };

  /** The resources of a type; a template has many of few types, so that most types need not be decoded. */
  private findGroup(start: number, end: number): ResourceGroup | undefined {
    const known = this.groups.find(({ type }) => isText(this.bytes, start, end, type));
    if (known !== undefined) {
      return known;
    }
    const type = decode(this.bytes, start, end);
    if (!isType(type)) {
      return undefined;
    }
    const group = { type: this.bytes.subarray(start, end), named: type.startsWith(NAMED), starts: [] };
    this.groups.push(group);
    this.byType.set(type, group.starts);
    return group;
  }
}

interface ResourceGroup {
  readonly type: Uint8Array;
  readonly named: boolean;
  readonly starts: number[];
}
