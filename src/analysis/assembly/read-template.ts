import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { isObject, parseJson } from '../symbolic/json-members';
import type { JsonObject } from '../symbolic/json-members';
import { fromTemplate } from '../symbolic/symbolic-string';
import { AssemblyError, describeJsonError } from './assembly-error';
import type { ParameterValues } from './expand-loops';
import { expandLoops } from './expand-loops';
import { SlicedTemplate } from './sliced-template';
import type { ReadableTemplate } from './template-body';
import { readBody } from './template-body';
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
  const parse = (start: number, end: number) => parseText(bytes.toString('utf8', start, end), file, assembly);
  const parseObject = (start: number, end: number) => requireObject(parse(start, end), file, assembly);
  return scan === undefined ? readBody(expandLoops(parseObject(0, bytes.length), parameters))
    : { template: new SlicedTemplate({ bytes, scan, parse, parseObject }), unreadable: [] };
}

function requireObject(template: unknown, file: string, assembly: string): JsonObject {
  if (!isObject(template)) {
    throw new AssemblyError(assembly, `the template ${basename(file)} is not a JSON object`, SYNTHESIZE_AGAIN);
  }
  return template;
}

function parseText(text: string, file: string, assembly: string): unknown {
  try {
    return parseJson(fromTemplate(text));
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
