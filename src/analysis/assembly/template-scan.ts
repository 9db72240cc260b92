import { decode, isText, OPEN, QUOTE, skipSpace, skipValue, UNUSUAL, visitMembers } from './json-scan';
import type { Span, Visit } from './json-scan';
import { isType } from './template-format';

/** Where a template has what. */
export interface TemplateScan {
  readonly sections: ReadonlyMap<string, Span>;
  /** Where the logical ids of the resources begin, by type. */
  readonly resources: ReadonlyMap<string, readonly number[]>;
  /** Those of the resources that have the element `Condition`. */
  readonly conditional: ReadonlySet<number>;
}

/**
 * Finds the sections and resources of a template without making objects of them, which takes a fifth of the time that
 * reading takes.
 *
 * It does not look into the elements of resources: whether all in them is JSON is found out when they are read.
 * `undefined` for what has to be read as a whole, such as a template that macros change.
 */
export function scanTemplate(bytes: Uint8Array): TemplateScan | undefined {
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
    : { sections, resources: resources.byType, conditional: resources.conditional };
}

/** Sections whose members are looked up. */
const OBJECT_SECTIONS: ReadonlySet<string> = new Set(['Resources', 'Parameters', 'Outputs', 'Conditions', 'Mappings']);

const [TYPE, CONDITION, PROPERTIES, METADATA] = ['Type', 'Condition', 'Properties', 'Metadata']
  .map((name) => Buffer.from(name));

/** Takes those resources alone that `readBody` would not change. */
class ResourceScan {
  public readonly byType = new Map<string, number[]>();
  public readonly conditional = new Set<number>();
  private readonly groups: ResourceGroup[] = [];
  private group?: ResourceGroup;
  private hasCondition = false;

  constructor(private readonly bytes: Uint8Array) {}

  public readonly visit: Visit = (start, _end, resource) => {
    this.group = undefined;
    this.hasCondition = false;
    const end = visitMembers(this.bytes, resource, this.visitElement);
    if (this.hasCondition) {
      this.conditional.add(start);
    }
    // what assigns it is a function that TypeScript does not follow
    const group = this.group as ResourceGroup | undefined;
    group?.starts.push(start);
    return group === undefined ? UNUSUAL : end;
  };

  private readonly visitElement: Visit = (start, end, value) => {
    const { bytes } = this;
    const valueEnd = skipValue(bytes, value);
    if (isText(bytes, start, end, TYPE)) {
      this.group = bytes[value] === QUOTE ? this.findGroup(value + 1, valueEnd - 1) : undefined;
    } else if (isText(bytes, start, end, CONDITION)) {
      this.hasCondition = true;
    } else if (isText(bytes, start, end, PROPERTIES) || isText(bytes, start, end, METADATA)) {
      return bytes[value] === OPEN ? valueEnd : UNUSUAL;
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
    const group = { type: this.bytes.subarray(start, end), starts: [] };
    this.groups.push(group);
    this.byType.set(type, group.starts);
    return group;
  }
}

interface ResourceGroup {
  readonly type: Uint8Array;
  readonly starts: number[];
}
