import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseJson } from '../symbolic/json-members';
import { fromTemplate } from '../symbolic/symbolic-string';
import { AssemblyError } from './assembly-error';
import type { TemplateBody } from './stack-template';

/** @param assembly the folder, for the message */
export function readTemplate(file: string, assembly: string): TemplateBody {
  const template = parse(file, assembly);
  if (!isObject(template)) {
    throw new AssemblyError(assembly, `the template ${basename(file)} is not a JSON object`, AGAIN);
  }
  return Object.fromEntries(Object.entries(template).map(([name, section]) =>
    [name, OF_DECLARATIONS.has(name) && isObject(section) ? declarations(section) : section]));
}

const AGAIN = 'synthesize the app again with `cdk synth`, which writes JSON';

/** Sections whose members are objects; CloudFormation refuses what is none, and macros are not resolved. */
const OF_DECLARATIONS: ReadonlySet<string> = new Set(['Parameters', 'Resources', 'Outputs']);

function declarations(section: object): object {
  return Object.fromEntries(Object.entries(section).filter(([, member]) => isObject(member)));
}

function parse(file: string, assembly: string): unknown {
  try {
    return parseJson(fromTemplate(readFileSync(file, 'utf-8')));
  } catch (error) {
    throw new AssemblyError(assembly, `the template ${basename(file)} is not readable as JSON (${String(error)})`, AGAIN);
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
