import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PLAIN } from '../../../src/cli/colours';
import { synthesizeExample } from '../examples';
import { runAtOnce } from '../run-cli';

/** The reports that the guide shows: their names, and what the exit code of each is. */
export const REPORTS: Readonly<Record<string, number>> = { 'minimal': 0, 'cross-account': 0, 'broken': 1 };

/** Writes the page of a report as the command line does, and returns its path. */
export function writeReport(name: string, folder: string): string {
  const outdir = join(folder, name);
  mkdirSync(folder, { recursive: true });
  synthesizeExample(name === 'broken' ? 'minimal' : name, { outdir, analyticsReporting: false });
  if (name === 'broken') {
    breakApp(join(outdir, 'Documents.template.json'));
  }
  const page = join(folder, `${name}.html`);
  const err: string[] = [];
  const code = runAtOnce(['prove', outdir, '--quiet', '--html', page], {
    width: 100, colours: PLAIN, out: () => undefined, err: (text) => err.push(text), status: () => undefined,
  });
  if (code !== REPORTS[name]) {
    throw new Error(`prove ended with ${code}: ${err.join('')}`);
  }
  return page;
}

/** Takes the permission to encrypt replicas away, and gives one to read every bucket. */
function breakApp(template: string): void {
  const document = JSON.parse(readFileSync(template, 'utf8'));
  for (const { Properties: { PolicyDocument: policy } } of Object.values<any>(document.Resources)) {
    for (const statement of policy?.Statement ?? []) {
      if (statement.Sid === 'EncryptReplicas') {
        Object.assign(statement, { Sid: 'ReadEverything', Action: 's3:GetObject', Resource: '*', Condition: undefined });
      }
    }
  }
  writeFileSync(template, JSON.stringify(document));
}
