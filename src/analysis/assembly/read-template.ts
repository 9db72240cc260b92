import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { isObject, parseJson } from '../symbolic/json-members';
import { fromTemplate } from '../symbolic/symbolic-string';
import { AssemblyError } from './assembly-error';
import type { TemplateBody } from './stack-template';

const SYNTHESIZE_AGAIN = 'synthesize the app again with `cdk synth`, which writes JSON';

/** Sections whose members are objects; CloudFormation rejects any other member, and macros are not expanded here. */
const DECLARATION_SECTIONS: ReadonlySet<string> = new Set(['Parameters', 'Resources', 'Outputs']);

/**
 * @param assembly the folder of the assembly, for the message of an error
 * @throws AssemblyError if the file is no JSON object
 */
export function readTemplate(file: string, assembly: string): TemplateBody {
  const template = parseTemplate(file, assembly);
  if (!isObject(template)) {
    throw new AssemblyError(assembly, `the template ${basename(file)} is not a JSON object`, SYNTHESIZE_AGAIN);
  }
  return Object.fromEntries(Object.entries(template).map(([name, section]) =>
    [name, DECLARATION_SECTIONS.has(name) && isObject(section) ? keepObjects(section) : section]));
}

function parseTemplate(file: string, assembly: string): unknown {
  try {
    return parseJson(fromTemplate(readFileSync(file, 'utf-8')));
  } catch (error) {
    const problem = `the template ${basename(file)} is not readable as JSON (${String(error)})`;
    throw new AssemblyError(assembly, problem, SYNTHESIZE_AGAIN);
  }
}

function keepObjects(section: object): object {
  return Object.fromEntries(Object.entries(section).filter(([, member]) => isObject(member)));
}
