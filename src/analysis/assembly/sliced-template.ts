import { toText } from '../symbolic/json-members';
import type { JsonObject } from '../symbolic/json-members';
import { once } from '../symbolic/once';
import { fromTemplate } from '../symbolic/symbolic-string';
import { decode, indexMembers, skipSpace, skipValue } from './json-scan';
import type { Span } from './json-scan';
import type { TemplateBody, TemplateResource } from './stack-template';
import { readElements, readSection } from './template-body';
import type { TemplateFile } from './template-file';
import { isScanned } from './template-scan';

/** What the members of an object are called, and where their values are. */
interface Member {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** @param nameStart behind the quotation mark */
function readMember({ bytes, parse }: TemplateFile, nameStart: number): Member {
  const nameEnd = skipValue(bytes, nameStart - 1);
  const start = skipSpace(bytes, skipSpace(bytes, nameEnd) + 1);
  const written = decode(bytes, nameStart, nameEnd - 1);
  const name = written.includes('\\') ? toText(parse(nameStart - 1, nameEnd)) : fromTemplate(written);
  return { name, start, end: skipValue(bytes, start) };
}

const SLICED_TEMPLATE = Symbol('sliced template');
const SLICED_RESOURCE = Symbol('sliced resource');

/** A resource whose elements are read when they are first asked for. */
export class SlicedResource implements TemplateResource {
  static {
    Object.defineProperty(this.prototype, SLICED_RESOURCE, { value: true });
  }

  public static isSlicedResource(x: object): x is SlicedResource {
    return SLICED_RESOURCE in x;
  }

  readonly #file: TemplateFile;
  readonly #nameStart: number;
  readonly #logicalId: string;
  readonly #span: Span;
  #read?: Partial<TemplateResource>;
  #properties?: ReadonlyMap<string, Span>;

  /** @param nameStart where its logical id begins */
  constructor(file: TemplateFile, public readonly Type: string, nameStart: number, logicalId: string, span: Span) {
    this.#file = file;
    this.#nameStart = nameStart;
    this.#logicalId = logicalId;
    this.#span = span;
  }

  private get elements(): Partial<TemplateResource> {
    this.#read ??= readElements(this.#file.readResource(this.#logicalId, this.#span));
    return this.#read;
  }

  public get Properties(): TemplateResource['Properties'] {
    return this.elements.Properties;
  }

  public get DependsOn(): TemplateResource['DependsOn'] {
    return this.elements.DependsOn;
  }

  public get Condition(): TemplateResource['Condition'] {
    return this.#file.scan.conditional.has(this.#nameStart) ? this.elements.Condition : undefined;
  }

  public get Metadata(): TemplateResource['Metadata'] {
    return this.elements.Metadata;
  }

  /** A property as it is written, without reading the others: roles are told apart by names, and policies by roles. */
  public readProperty(name: string): unknown {
    if (this.#read !== undefined || (this.#file.small && !isScanned(this.Type, name))) {
      return this.Properties?.[name];
    }
    const property = this.findProperty(name);
    return property && (this.#file.isReadAtOnce(property) ? this.Properties?.[name]
      : this.#file.parse(property.start, property.end));
  }

  private findProperty(name: string): Span | undefined {
    const { bytes, scan } = this.#file;
    if (isScanned(this.Type, name)) {
      return scan.names.get(this.#nameStart)?.get(name);
    }
    this.#properties ??= indexProperties(bytes, this.#span.start);
    return this.#properties.get(name);
  }
}

function indexProperties(bytes: Buffer, resource: number): ReadonlyMap<string, Span> {
  const properties = indexMembers(bytes, resource).get('Properties');
  return properties === undefined ? new Map() : indexMembers(bytes, properties.start);
}

/**
 * A template whose sections and resources are read when they are first asked for: most stacks of an app have no part in
 * a replication. To everybody else it is an object with the sections as members.
 */
export class SlicedTemplate implements TemplateBody {
  static {
    Object.defineProperty(this.prototype, SLICED_TEMPLATE, { value: true });
  }

  public static isSlicedTemplate(x: object): x is SlicedTemplate {
    return SLICED_TEMPLATE in x;
  }

  declare public readonly Resources?: TemplateBody['Resources'];
  readonly #file: TemplateFile;
  readonly #found = new Map<string, SlicedResource>();
  readonly #all = once(() => this.listResources(() => true));

  constructor(file: TemplateFile) {
    this.#file = file;
    for (const [name, span] of file.scan.sections) {
      const get = once(() => readSection(name, file.readSection(name, span)));
      Object.defineProperty(this, name, { enumerable: true, configurable: true, get });
    }
  }

  public get types(): readonly string[] {
    return [...this.#file.scan.resources.keys()];
  }

  /** The logical ids of the resources of some types, in the order of the template. */
  public listResources(ofType: (type: string) => boolean): readonly string[] {
    return [...this.#file.scan.resources].filter(([type]) => ofType(type))
      .flatMap(([type, names]) => names.map((name) => ({ type, name })))
      .sort((a, b) => a.name - b.name)
      .map(({ type, name }) => this.add(type, name));
  }

  public findResource(logicalId: string): SlicedResource | undefined {
    if (!this.#found.has(logicalId)) {
      this.#all();
    }
    return this.#found.get(logicalId);
  }

  /** All of the file. */
  public readWritten(): JsonObject {
    return this.#file.written();
  }

  public mentions(text: string): boolean {
    return this.#file.mentions(text);
  }

  /** The template with other sections, without reading those that stay. */
  public replaceSections(sections: Partial<TemplateBody>): SlicedTemplate {
    const replaced = new SlicedTemplate(this.#file);
    Object.entries(sections).forEach(([name, value]) =>
      Object.defineProperty(replaced, name, { enumerable: true, configurable: true, value }));
    return replaced;
  }

  private add(type: string, name: number): string {
    const { name: logicalId, start, end } = readMember(this.#file, name);
    if (!this.#found.has(logicalId)) {
      this.#found.set(logicalId, new SlicedResource(this.#file, type, name, logicalId, { start, end }));
    }
    return logicalId;
  }
}
