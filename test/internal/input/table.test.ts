import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Stack } from 'aws-cdk-lib';
import * as ts from 'typescript';
import * as library from 'cdk-encrypted-replication';
import { ReplicationError } from '../../../src/internal/errors/replication-error';
import { CALLS, ENUMS, FACTORIES, STRUCTS } from '../../../src/internal/input/table';

const SRC = resolve(__dirname, '..', '..', '..', 'src');

/** The sources of what is exported, by its name. */
function readExports(): ReadonlyMap<string, ts.Statement> {
  const index = readFileSync(join(SRC, 'index.ts'), 'utf8');
  return new Map([...index.matchAll(/from '\.\/(.*)';/g)].flatMap(([, file]) =>
    ts.createSourceFile(file, readFileSync(join(SRC, `${file}.ts`), 'utf8'), ts.ScriptTarget.Latest).statements
      .map((statement) => [(statement as ts.InterfaceDeclaration).name?.text ?? '', statement] as const)));
}

const EXPORTS = readExports();

function nameOf(node: ts.Node): string {
  return (node as ts.Identifier).text;
}

/** The props of a struct, with a question mark where they may be left out. */
function listProps(name: string): string[] {
  const { heritageClauses = [], members } = EXPORTS.get(name) as ts.InterfaceDeclaration;
  const parents = [...heritageClauses].flatMap(({ types }) => types.map(({ expression }) => nameOf(expression)));
  return [...parents.flatMap(listProps), ...members.map((member) =>
    `${(member.name as ts.Identifier).text}${(member as ts.PropertySignature).questionToken ? '?' : ''}`)];
}

// `npx projen compile && npm run input-table` writes the table anew.
test.each(Object.keys(STRUCTS))('the props of %s are those of the sources', (name) => {
  const props = Object.entries(STRUCTS[name]).map(([prop, type]) => `${prop}${type.endsWith('?') ? '?' : ''}`);
  expect(props.sort()).toEqual(listProps(name).sort());
});

test('every type of ours that a value has is in the table', () => {
  const types = [...Object.values(STRUCTS), ...Object.values(CALLS)].flatMap((shape) => Object.values<string>(shape))
    .map((type) => type.replace(/[?[\]{}]/g, '')).filter((type) => EXPORTS.has(type));
  expect(types.length).toBeGreaterThan(20);
  expect(types.filter((type) => !(type in STRUCTS || type in FACTORIES || type in ENUMS))).toEqual([]);
});

test('every struct that an argument of an exported class is of is in the table', () => {
  const parameters = [...EXPORTS.values()].filter(ts.isClassDeclaration).flatMap(({ members }) => [...members])
    .filter((member) => ts.isConstructorDeclaration(member) || ts.isMethodDeclaration(member))
    .filter((member) => !/^_/.test((member.name as ts.Identifier | undefined)?.text ?? '') && isPublic(member))
    .flatMap((member) => [...member.parameters]);
  const types = parameters.flatMap(({ type }) => (type && ts.isTypeReferenceNode(type) ? [nameOf(type.typeName)] : []));
  const structs = types.filter((type) => EXPORTS.has(type) && ts.isInterfaceDeclaration(EXPORTS.get(type)!));
  expect([...new Set(structs)].filter((type) => !(type in STRUCTS))).toEqual([]);
});

function isPublic(member: ts.ClassElement): boolean {
  const modifiers = ts.getModifiers(member as ts.MethodDeclaration) ?? [];
  return !modifiers.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword);
}

/** Calls something with arguments that no type allows. */
function callWrongly(name: string): void {
  const [, className, method] = /^(?:new )?(\w+)(?:\.(\w+))?$/.exec(name)!;
  const owner = (library as any)[className];
  const wrong = Object.keys(CALLS[name as keyof typeof CALLS]).map(() => () => 'no such type');
  if (method === undefined) {
    new owner(...(owner.prototype.node === undefined && !isConstruct(owner) ? wrong : [new Stack(), 'Id', ...wrong]));
  } else {
    (owner[method] ?? owner.prototype[method]).call(owner[method] ? owner : Object.create(owner.prototype), ...wrong);
  }
}

function isConstruct(owner: { readonly prototype: object }): boolean {
  for (let each = owner.prototype; each !== null; each = Object.getPrototypeOf(each)) {
    if (each.constructor.name === 'Construct') {
      return true;
    }
  }
  return false;
}

test.each(Object.keys(CALLS))('%s() checks what it is called with, before anything else', (name) => {
  let thrown: unknown;
  try {
    callWrongly(name);
  } catch (error) {
    thrown = error;
  }
  expect(ReplicationError.isReplicationError(thrown) && thrown.message).toMatch(/^PropTypeInvalid: '\w+(\[0\])?' of /);
  expect(String(thrown)).toContain(`of ${name}() is not`);
});
