import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { AssemblyError } from './assembly-error';
import type { TemplateBody } from './stack-template';

/** @param assembly the folder, for the message */
export function readTemplate(file: string, assembly: string): TemplateBody {
  try {
    return JSON.parse(readFileSync(file, 'utf-8'));
  } catch (error) {
    throw new AssemblyError(
      assembly,
      `the template ${basename(file)} is not readable as JSON (${String(error)})`,
      'synthesize the app again with `cdk synth`, which writes JSON',
    );
  }
}
