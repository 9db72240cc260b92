import { isObject, parseJson } from '../../../analysis/symbolic/json-members';
import type { JsonObject } from '../../../analysis/symbolic/json-members';
import { fromTemplate } from '../../../analysis/symbolic/symbolic-string';
import { createJsonLineFinder } from './json-lines';
import { TemplateProblem } from './template-problem';
import type * as yaml from './yaml-template';

/** A template, and the lines of what is in it. */
export interface ReadText {
  readonly template: JsonObject;
  readonly findLine: FindLine;
}

/** The line of an element; of its nearest ancestor where it is not there, such as a resource that a loop makes. */
export type FindLine = (path: readonly string[]) => number;

/** Loaded where something is YAML: who proves an assembly does not need it. */
function loadYaml(): typeof yaml {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded when it is needed
  return require('./yaml-template') as typeof yaml;
}

/**
 * Reads a template that a person wrote, in JSON or YAML.
 *
 * @throws TemplateProblem with the line
 */
export function readTemplateText(text: string): ReadText {
  const { value, findLine } = isJson(text) ? readJson(text.replace(/^\uFEFF/, '')) : loadYaml().readYaml(text, fromTemplate);
  return { template: requireTemplate(value), findLine };
}

function requireTemplate(template: unknown): JsonObject {
  if (!isObject(template)) {
    const what = template === null ? 'has no value' : 'is a text, a number or a list';
    throw new TemplateProblem(`it ${what}, and a template is an object with the section Resources`, 1);
  }
  if (isTerraform(template)) {
    throw new TemplateProblem('it is a plan or state of Terraform, which is not read yet: give a template of CloudFormation', 1);
  }
  if (!isObject(template.Resources)) {
    throw new TemplateProblem('it has no section Resources, so that it is no template of CloudFormation', 1);
  }
  return template;
}

/** The body of a stack set, whose characters are escaped already. */
export function parseTemplateBody(text: string): unknown {
  return isJson(text) ? parseJson(text) : loadYaml().readYaml(text, (each) => each).value;
}

/** As CloudFormation tells them apart. */
function isJson(text: string): boolean {
  return /^\uFEFF?\s*\{/.test(text);
}

function readJson(text: string): { readonly value: unknown; readonly findLine: FindLine } {
  try {
    return { value: parseJson(fromTemplate(text)), findLine: createJsonLineFinder(text) };
  } catch (error) {
    const { message } = error as Error;
    throw message.includes('nested deeper') ? new TemplateProblem(message, 1)
      : new TemplateProblem('it is no JSON', findJsonError(text).split('\n').length);
  }
}

/** The longest beginning that may go on as JSON. Node.js does not tell the place of every error. */
function findJsonError(text: string): string {
  let [good, bad] = [0, text.length + 1];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    [good, bad] = mayGoOn(text.slice(0, middle)) ? [middle, bad] : [good, middle];
  }
  return text.slice(0, bad - 1);
}

/** Whether an error, if there is one, is that there is no more. */
function mayGoOn(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const { message } = error as Error;
    const position = /at position (\d+)/.exec(message)?.[1];
    return position === undefined ? message.includes('Unexpected end') : Number(position) >= text.length;
  }
}

function isTerraform(template: JsonObject): boolean {
  return template.terraform_version !== undefined && template.Resources === undefined;
}
