import { readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import * as ts from 'typescript';

const ROOT = join(__dirname, '..', '..');
// where the sample goes in a fixture, as jsii-rosetta has it
const HERE = /^[ \t]*\/\/\/ here[ \t]*$/m;
const BLOCK = /^( *)```ts([^\n]*)\n([\s\S]*?)^\1```$/gm;
const IMPORT = /^import [\s\S]*? from '[^']+';\n?/gm;
// "Modifiers cannot appear here": a sample may say `declare const`, although a fixture puts it into a function
const DECLARE_IN_FUNCTION = 1184;

/** A code block of a document. */
export interface Sample {
  readonly file: string;
  /** The line of its first line of code. */
  readonly line: number;
  readonly fixture: string;
  /** Whether docs/samples has it in other languages. */
  readonly isTranslated: boolean;
  readonly code: string;
}

/** Finds the TypeScript code blocks of a document. */
export function extractSamples(path: string, text = readFileSync(path, 'utf8')): Sample[] {
  return [...text.matchAll(BLOCK)].map(({ 2: info, 3: code, index }) => ({
    file: relative(ROOT, path),
    line: text.slice(0, index).split('\n').length + 1,
    fixture: /fixture=(\w+)/.exec(info)?.[1] ?? 'default',
    isTranslated: !/\buntranslated\b/.test(info),
    code,
  }));
}

interface Wrapped {
  readonly text: string;
  /** Lines of the wrapped text above the first line of the sample. */
  readonly linesAbove: number;
}

/** Puts the sample into its fixture; imports go to the top, where alone they are allowed. */
function wrapSample({ code, fixture }: Sample): Wrapped {
  const template = readFileSync(join(ROOT, 'rosetta', `${fixture}.ts-fixture`), 'utf8');
  const imports = fixture === 'default' ? code.match(IMPORT) ?? [] : [];
  const body = imports.reduce((rest, statement) => rest.replace(statement, statement.replace(/[^\n]/g, '')), code);
  const head = imports.map((statement) => statement.replace(/\n/g, ' ')).join(' ');
  const text = `${head}\n${template.replace(HERE, () => body)}\nexport {};\n`;
  return { text, linesAbove: text.slice(0, text.indexOf(body)).split('\n').length - 1 };
}

/** Checks the types of all samples in one program; each error as "file:line message". */
export function checkSamples(samples: readonly Sample[]): string[] {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    lib: ['lib.es2022.d.ts'],
    types: ['jest', 'node'],
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    paths: { 'cdk-encrypted-replication': [join(ROOT, 'src', 'index.ts')] },
  };
  const wrapped = new Map(samples.map((sample, index) => (
    [join(ROOT, `${basename(sample.file, '.md')}-${index}.sample.ts`), { sample, ...wrapSample(sample) }])));
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => wrapped.has(path) || fileExists(path);
  host.readFile = (path) => wrapped.get(path)?.text ?? readFile(path);
  host.getSourceFile = (path, languageVersion, ...rest) => {
    const text = wrapped.get(path)?.text;
    return text === undefined
      ? getSourceFile(path, languageVersion, ...rest)
      : ts.createSourceFile(path, text, languageVersion);
  };
  host.getCurrentDirectory = () => ROOT;
  const program = ts.createProgram([...wrapped.keys()], options, host);
  return [...wrapped].flatMap(([path, { sample, linesAbove }]) => {
    const source = program.getSourceFile(path);
    const diagnostics = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return diagnostics.filter(({ code }) => code !== DECLARE_IN_FUNCTION).map(({ start = 0, messageText }) => {
      const line = (source?.getLineAndCharacterOfPosition(start).line ?? 0) - linesAbove + sample.line;
      return `${sample.file}:${line} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
    });
  });
}
