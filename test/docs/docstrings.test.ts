import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as ts from 'typescript';
import { ERROR_CODES } from '../../src/internal/errors/error-codes';
import { readModules } from '../support/import-graph';

const ROOT = resolve(__dirname, '..', '..');
const MODULES = readModules('src');
const INDEX = readFileSync(join(ROOT, 'src', 'index.ts'), 'utf8');

/** Every class that the package exports, with the module and the doc comment that stands before it. */
const CLASSES = [...MODULES].flatMap(([file, text]) =>
  [...text.matchAll(/(\/\*\*(?:[^*]|\*(?!\/))*\*\/)\s*export (?:abstract )?class (\w+)/g)]
    .map(([, comment, name]) => ({ file, name, comment }))
    .filter(({ name }) => new RegExp(`\\b${name}\\b`).test(INDEX)));

/** Doc comments of modules outside of private folders and of the engine. */
const COMMENTS = [...MODULES]
  .filter(([file]) => !/\/(private|analysis|internal|cli)\//.test(file))
  .flatMap(([file, text]) => [...text.matchAll(/\/\*\*((?:[^*]|\*(?!\/))*)\*\//g)].map(([, comment]) => ({
    file,
    comment: comment.replace(/^\s*\* ?/gm, '').trim(),
  })));

/** Classes that users catch, return or read, and never make: their examples are those of what makes them. */
const WITHOUT_EXAMPLE = ['ReplicationError'];

test('every public class has an example', () => {
  expect(CLASSES.length).toBeGreaterThan(15);
  expect(CLASSES.filter(({ name, comment }) => !comment.includes('@example') && !WITHOUT_EXAMPLE.includes(name))
    .map(({ name }) => name)).toEqual([]);
});

test('a first sentence ends where Java, .NET and API.md cut it: at a full stop', () => {
  const first = COMMENTS.map(({ file, comment }) => ({ file, sentence: comment.split(/\n\s*\n|\n@/)[0] }));
  expect(first.filter(({ sentence }) => sentence !== '' && !sentence.startsWith('@') && !/[.:]$/.test(sentence.trim()))).toEqual([]);
});

test('no first sentence, of a parameter neither, has a semicolon, where jsii cuts as well', () => {
  const texts = COMMENTS.flatMap(({ comment }) => comment.split(/^@param \w+ /m)).map((text) => text.split(/^@/m)[0].trim());
  expect(texts.map((text) => /^[^.;]*(?:[.;](?!\s|$)[^.;]*)*;(?=\s|$)/.exec(text)?.[0]).filter((sentence) => sentence !== undefined)).toEqual([]);
});

describe('@throws', () => {
  const named = COMMENTS.flatMap(({ comment }) => [...comment.matchAll(/@throws ([A-Z]\w+) (?:if|for) /g)].map(([, code]) => code));

  test('names codes of the table', () => {
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter((code) => !Object.hasOwn(ERROR_CODES, code))).toEqual([]);
  });

  test('is there for every code', () => {
    expect(Object.keys(ERROR_CODES).filter((code) => !named.includes(code))).toEqual([]);
  });
});

describe('parameters of what is public', () => {
  const parameters = [...MODULES].flatMap(([file, text]) =>
    listParameters(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)));

  test('are many', () => {
    expect(parameters.length).toBeGreaterThan(100);
  });

  test('are described', () => {
    expect(parameters.filter(({ described }) => !described).map(({ path }) => path)).toEqual([]);
  });

  test('have names that callers in Python can write, and that those of the interfaces of CDK have', () => {
    expect(parameters.filter(({ path }) => /\._\w+$/.test(path)).map(({ path }) => path)).toEqual([]);
  });
});

/** The parameters of public constructors and methods of exported classes, by `Class.method.name`. */
function listParameters(module: ts.SourceFile): { readonly path: string; readonly described: boolean }[] {
  const exported = module.statements.filter(ts.isClassDeclaration)
    .filter(({ name }) => new RegExp(`\\b${name?.text}\\b`).test(INDEX));
  return exported.flatMap(({ name, members }) => members.filter(isPublicCall).flatMap(({ name: member, parameters }) =>
    parameters.map((parameter) => ({
      path: [name?.text, member?.getText() ?? 'constructor', parameter.name.getText()].join('.'),
      described: ts.getJSDocParameterTags(parameter).length > 0,
    }))));
}

function isPublicCall(member: ts.ClassElement): member is ts.MethodDeclaration | ts.ConstructorDeclaration {
  const hidden = [ts.SyntaxKind.PrivateKeyword, ts.SyntaxKind.ProtectedKeyword];
  return (ts.isMethodDeclaration(member) || ts.isConstructorDeclaration(member))
    && !member.modifiers?.some(({ kind }) => hidden.includes(kind))
    && !ts.getJSDocTags(member).some(({ tagName }) => tagName.text === 'internal');
}
