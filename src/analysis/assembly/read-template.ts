import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { isObject, parseJson } from '../symbolic/json-members';
import type { JsonObject } from '../symbolic/json-members';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { fromTemplate } from '../symbolic/symbolic-string';
import { AssemblyError, describeJsonError } from './assembly-error';
import type { ParameterValues } from './expand-loops';
import { expandLoops } from './expand-loops';
import { SlicedTemplate } from './sliced-template';
import type { ReadableTemplate } from './template-body';
import { readBody } from './template-body';
import { TemplateFile } from './template-file';
import { scanTemplate } from './template-scan';

const SYNTHESIZE_AGAIN = 'synthesize the app again with `cdk synth`, which writes JSON';

/**
 * @param assembly the folder of the assembly, for the message of an error
 * @param parameters what loops may run over
 * @throws AssemblyError if there is no such file, or it is no JSON object
 */
export function readTemplate(
  file: string,
  assembly: string,
  parameters: ParameterValues = new Map(),
): ReadableTemplate {
  if (!isFile(file)) {
    throw new AssemblyError(assembly, `the template ${basename(file)} is missing`, SYNTHESIZE_AGAIN);
  }
  const bytes = readFileSync(file);
  const scan = scanTemplate(bytes);
  if (scan === undefined) {
    const written = requireObject(parseText(bytes.toString(), file, assembly, parseJson), file, assembly);
    return readBody(expandLoops(written, parameters));
  }
  const parse = (start: number, end: number) =>
    parseText(bytes.toString('utf8', start, end), file, assembly, JSON.parse);
  return { template: new SlicedTemplate(new TemplateFile(bytes, scan, parse)), unreadable: [] };
}

function requireObject(template: unknown, file: string, assembly: string): JsonObject {
  if (!isObject(template)) {
    throw new AssemblyError(assembly, `the template ${basename(file)} is not a JSON object`, SYNTHESIZE_AGAIN);
  }
  return template;
}

function parseText(text: string, file: string, assembly: string, parse: (text: SymbolicString) => unknown): unknown {
  try {
    return parse(fromTemplate(text));
  } catch (error) {
    const problem = `the template ${basename(file)} is not readable as JSON (${describeJsonError(error)})`;
    throw new AssemblyError(assembly, problem, SYNTHESIZE_AGAIN);
  }
}

/** Whether there is a file, which no folder is. */
export function isFile(path: string): boolean {
  // no file has a name with this character, and Node.js refuses to look
  return !path.includes('\0') && statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
