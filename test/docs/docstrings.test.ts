import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import * as ts from 'typescript';
import { ERROR_CODES } from '../../src/internal/errors/error-codes';

const SRC = join(__dirname, '..', '..', 'src');
const EXPORTS = [...readFileSync(join(SRC, 'index.ts'), 'utf8').matchAll(/\{ (.+) \} from '(.+)'/g)].map(([, names, path]) => ({
  names: names.split(', ').map((name) => name.replace('type ', '')),
  source: ts.createSourceFile(join(SRC, `${path}.ts`), readFileSync(join(SRC, `${path}.ts`), 'utf8'), ts.ScriptTarget.ES2022, true),
}));
/** Codes without an `@throws`, with the reason. */
const UNDOCUMENTED: { readonly [code: string]: string } = {};

type Documented = ts.ClassDeclaration | ts.InterfaceDeclaration | ts.EnumDeclaration;

const DECLARATIONS = EXPORTS.flatMap(({ names, source }) => source.statements
  .filter((node): node is Documented => ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isEnumDeclaration(node))
  .filter(({ name }) => name !== undefined && names.includes(name.text)));

const NODES = DECLARATIONS.flatMap((node) => [node, ...node.members.filter(isPublic)]);

function isPublic(member: ts.Node): boolean {
  const modifiers = ts.canHaveModifiers(member) ? ts.getModifiers(member) ?? [] : [];
  return !ts.isConstructorDeclaration(member)
    && !modifiers.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword || kind === ts.SyntaxKind.ProtectedKeyword)
    && !ts.getJSDocTags(member).some(({ tagName }) => tagName.text === 'internal');
}

function summarize(node: ts.Node): string {
  const [doc] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const text = ts.getTextOfJSDocComment(doc?.comment) ?? '';
  return /^[^.!?;]*(?:[.!?](?!\s|$)[^.!?;]*)*[.!?;]?/.exec(text)?.[0] ?? '';
}

const THROWN = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.startsWith('analysis'))
  .flatMap((file) => [...readFileSync(join(SRC, file), 'utf8').matchAll(/\* @throws (\w+)/g)].map(([, code]) => code));

test.each(DECLARATIONS.filter(ts.isClassDeclaration).map((node) => [node.name!.text, node]))('%s has an example', (_name, node) => {
  expect(node.getSourceFile().text).toContain('* @example');
});

test('every summary is a sentence that ends with a full stop', () => {
  const wrong = NODES.filter((node) => !summarize(node).endsWith('.'))
    .map((node) => `${relative(SRC, node.getSourceFile().fileName)}: ${node.name?.getText() ?? ''}: ${summarize(node)}`);
  expect(wrong).toEqual([]);
});

test('every @throws names an error code', () => {
  expect(THROWN.filter((code) => !(code in ERROR_CODES))).toEqual([]);
});

test('every error code has a @throws', () => {
  const missing = Object.keys(ERROR_CODES).filter((code) => !THROWN.includes(code) && !(code in UNDOCUMENTED));
  expect(missing).toEqual([]);
});
