import { readFileSync, statSync } from 'node:fs';
import { relative } from 'node:path';
import { isFile } from '../../../analysis/assembly/read-template';
import { UnusableInput } from '../unusable-input';
import type { ReadText } from './read-template-text';
import { readTemplateText } from './read-template-text';
import { TemplateProblem } from './template-problem';

/** CloudFormation takes 1 MB; people's files have comments. */
const MOST_BYTES = 5_000_000;

/**
 * Reads a file with a template that a person wrote.
 *
 * @param file its absolute path
 * @throws UnusableInput with file and line
 */
export function readTemplateFile(file: string): ReadText {
  const name = showFile(file);
  if (/\.tf(?:\.json)?$/.test(file)) {
    throw new UnusableInput('TemplateUnreadable', `${name} is a configuration of Terraform, which is not read yet, and neither are plans; give a template of CloudFormation`);
  }
  if (!isFile(file)) {
    throw new UnusableInput('TemplateUnreadable', `there is no file ${name}; give the path of a template in YAML or JSON`);
  }
  const text = readText(file, name);
  try {
    return readTemplateText(text);
  } catch (error) {
    if (!TemplateProblem.isTemplateProblem(error)) {
      throw error;
    }
    throw new UnusableInput('TemplateInvalid', `${name}:${error.line}: ${error.problem}`);
  }
}

function readText(file: string, name: string): string {
  if (statSync(file).size > MOST_BYTES) {
    throw new UnusableInput('TemplateUnreadable', `${name} has more than 5 MB, and CloudFormation takes templates up to 1 MB`);
  }
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UnusableInput('TemplateUnreadable', `${name} cannot be read: ${(error as Error).message}`);
  }
}

/** As a person would write it: from the current folder, or from the root where that is elsewhere. */
export function showFile(file: string): string {
  const path = relative(process.cwd(), file);
  return path.startsWith('..') ? file : path;
}
