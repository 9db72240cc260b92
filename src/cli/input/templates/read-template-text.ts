import { isObject, parseJson } from '../../../analysis/symbolic/json-members';
import type { JsonObject } from '../../../analysis/symbolic/json-members';
import { fromTemplate } from '../../../analysis/symbolic/symbolic-string';
import { TemplateProblem } from './template-problem';
import type * as yaml from './yaml-template';

/** Loaded where something is YAML: few of those who prove an assembly need it. */
export function loadYaml(): typeof yaml {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./yaml-template') as typeof yaml;
}

/**
 * Reads a template that a person wrote, in JSON or YAML.
 *
 * @throws TemplateProblem with the line
 */
export function readTemplateText(text: string): JsonObject {
  const template = isJson(text) ? readJson(text) : loadYaml().readYaml(text, fromTemplate);
  if (!isObject(template)) {
    throw new TemplateProblem('it is no template, but a text or a list', 1);
  }
  if (isTerraform(template)) {
    throw new TemplateProblem('it is a plan or state of Terraform, which is not read: give a template of CloudFormation', 1);
  }
  if (!isObject(template.Resources)) {
    throw new TemplateProblem('it has no section Resources, so that it is no template of CloudFormation', 1);
  }
  return template;
}

/** The body of a stack set, whose characters are escaped already. */
export function parseTemplateBody(text: string): unknown {
  return isJson(text) ? parseJson(text) : loadYaml().readYaml(text, (each) => each);
}

/** The line of an element. */
export function findLineOfElement(text: string, path: readonly string[]): number {
  return loadYaml().findLine(text, path);
}

/** As CloudFormation tells them apart. */
function isJson(text: string): boolean {
  return /^\uFEFF?\s*\{/.test(text);
}

function readJson(text: string): unknown {
  try {
    return parseJson(fromTemplate(text.replace(/^\uFEFF/, '')));
  } catch (error) {
    const { message } = error as Error;
    const position = /at position (\d+)/.exec(message)?.[1];
    const problem = message.includes('nested deeper') ? message : 'it is no JSON';
    throw new TemplateProblem(problem, text.slice(0, position === undefined ? text.length : Number(position)).split('\n').length);
  }
}

function isTerraform(template: JsonObject): boolean {
  return template.terraform_version !== undefined && template.Resources === undefined;
}
