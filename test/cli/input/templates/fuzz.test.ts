import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { assertProperty } from '../../../support/assert-property';
import { runAtOnce } from '../../../support/run-cli';
import { temporaryAssemblies } from '../../example';
import { recorder } from '../../fixtures';

const directory = temporaryAssemblies();
const TEMPLATE = readFileSync(join(__dirname, '..', '..', 'templates', 'conditions.yaml'), 'utf8');

/** What means something to YAML or to CloudFormation. */
const FRAGMENTS = [
  '!Ref ', '!Sub', '!GetAtt ', '!If [', '!!set', '&a ', '*a', '<<: *a', '- ', ': ', '? ', '{', '}', '[', ']', '|', '>-',
  '"', "'", '#', '%', '---', '...', '\t', '\n', '\u0000', '\uE000', '\uD800', 'null', '~', '__proto__', 'constructor', '${', 'Fn::ForEach::X: ', 'Resources: ',
];

/** A template with pieces taken out, or others put in, in any place. */
const edit = fc.tuple(fc.nat(TEMPLATE.length), fc.nat(30), fc.constantFrom('', ...FRAGMENTS));
const edited = fc.array(edit, { minLength: 1, maxLength: 5 })
  .map((edits) => edits.reduce((text, [at, length, put]) =>
    text.slice(0, at) + put + text.slice(at + length), TEMPLATE));

const anything = fc.array(fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ maxLength: 5 })), { maxLength: 40 })
  .map((parts) => parts.join(''));

function prove(text: string): { readonly code: number; readonly error?: { readonly code: string } } {
  mkdirSync(directory('.'), { recursive: true });
  writeFileSync(directory('a.yaml'), text);
  const terminal = recorder();
  const code = runAtOnce(['prove', `${directory('a.yaml')}@111111111111/eu-west-1`, '--json'], terminal);
  return { code, error: JSON.parse(terminal.stdout.join('')).error };
}

test.each([['an edited template', edited, 150], ['any text', anything, 150]] as const)('%s is proven or has a message, and never a stack trace', (_title, texts, runs) => {
  assertProperty(fc.property(texts, (text) => {
    const { code, error } = prove(text);
    expect([0, 1, 2, 3]).toContain(code);
    expect(error?.code ?? 'none').toMatch(code === 2 ? /^(?:TemplateInvalid|TemplateUnreadable|NoReplication)$/ : /^none$/);
  }), { numRuns: runs });
});
