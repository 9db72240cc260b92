import type { JsonObject } from '../symbolic/json-members';
import { isObject } from '../symbolic/json-members';
import type { TemplateBody } from './stack-template';
import { isReadableResource } from './template-format';

/** A template, and what of it can be read. */
export interface ReadableTemplate {
  /** Without what has another type than CloudFormation takes, so that nobody has to ask for the type again. */
  readonly template: TemplateBody;
  /** As it is in the file; checks say what CloudFormation refuses about it. */
  readonly written: JsonObject;
  /** Logical ids of what is in the section `Resources` and not in the template that can be read. */
  readonly unreadable: readonly string[];
}

type Keep = (name: string, member: unknown) => unknown;

const keepAll: Keep = (_name, member) => member;
const keepObject: Keep = (_name, member) => (isObject(member) ? member : undefined);

/** Members whose type does not fit are left out. */
const SECTIONS: ReadonlyMap<string, Keep> = new Map([
  ['Resources', (_name, member) => (isReadableResource(member) ? pick(member, keepResourceElement) : undefined)],
  ['Parameters', keepObject],
  ['Outputs', (_name, member) => (isObject(member) ? pick(member, keepOutputElement) : undefined)],
  ['Conditions', keepAll],
  ['Mappings', keepAll],
] satisfies [string, Keep][]);

export function readBody(written: JsonObject): ReadableTemplate {
  const template: TemplateBody = pick(written, (name, section) => {
    const keep = SECTIONS.get(name);
    return keep === undefined ? section : isObject(section) ? pick(section, keep) : undefined;
  });
  const resources = isObject(written.Resources) ? Object.entries(written.Resources) : [];
  return {
    template,
    written,
    unreadable: resources.filter(([name, member]) => !isReadableResource(member) && !name.startsWith('Fn::'))
      .map(([name]) => name),
  };
}

function keepResourceElement(name: string, value: unknown): unknown {
  return name === 'Metadata' ? keepObject(name, value)
    : name === 'Condition' ? keepText(value)
      : value;
}

function keepOutputElement(name: string, value: unknown): unknown {
  return name === 'Export' ? keepObject(name, value) : name === 'Condition' ? keepText(value) : value;
}

function keepText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The object itself where all of it is kept, which is the rule. */
function pick(members: JsonObject, keep: Keep): JsonObject {
  if (Object.keys(members).every((name) => keep(name, members[name]) === members[name])) {
    return members;
  }
  return Object.fromEntries(Object.entries(members).flatMap(([name, member]) => {
    const kept = keep(name, member);
    return kept === undefined ? [] : [[name, kept] as const];
  }));
}
