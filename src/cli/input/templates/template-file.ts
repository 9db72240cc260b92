import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { tryStat } from '../try-stat';
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
  const stats = tryStat(file);
  if (!stats?.isFile()) {
    throw new UnusableInput('TemplateUnreadable', `there is no file ${name}; give the path of a template in YAML or JSON`);
  }
  if (stats.size > MOST_BYTES) {
    throw new UnusableInput('TemplateUnreadable', `${name} has more than 5 MB, and CloudFormation takes templates up to 1 MB`);
  }
  const text = decode(readBytes(file, name), name);
  try {
    return readTemplateText(text);
  } catch (error) {
    if (!TemplateProblem.isTemplateProblem(error)) {
      throw error;
    }
    throw new UnusableInput('TemplateInvalid', `${name}:${error.line}: ${error.problem}`);
  }
}

function readBytes(file: string, name: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new UnusableInput('TemplateUnreadable', `${name} cannot be read: ${(error as Error).message}`);
  }
}

/** What is read otherwise than it was meant could be taken for another name. */
function decode(bytes: Buffer, name: string): string {
  const text = isUtf8(bytes) ? bytes.toString('utf8') : undefined;
  if (text === undefined || text.includes('\0')) {
    throw new UnusableInput('TemplateUnreadable', `${name} is no text in UTF-8; save it in that encoding`);
  }
  if (text.trim() === '') {
    throw new UnusableInput('TemplateUnreadable', `${name} is empty; give a template in YAML or JSON`);
  }
  return text;
}

/** As a person would write it: from the current folder, or from the root where that is elsewhere. */
export function showFile(file: string): string {
  const path = relative(process.cwd(), file);
  return path.startsWith('..') ? file : path;
}
