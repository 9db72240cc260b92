import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { ROOT } from './builds';
import type { GeneratedStack } from './generate/assembly';
import { writeAssembly } from './generate/assembly';

const SAMPLES = join(__dirname, 'sample');

/** A temporary folder with the programs of the samples and the assemblies that they read. */
export class Workspace {
  /** What a sample's process runs. */
  public readonly program: string;
  private readonly directory = mkdtempSync(join(tmpdir(), 'bench-'));

  constructor() {
    process.on('exit', () => rmSync(this.directory, { recursive: true, force: true }));
    symlinkSync(join(ROOT, 'node_modules'), join(this.directory, 'node_modules'));
    this.program = this.transpile();
  }

  /** The folder of an assembly, which is written when it is first asked for. */
  public assembly(name: string, create: () => Iterable<GeneratedStack>): string {
    return this.folder(name, (directory) => writeAssembly(directory, create()));
  }

  /** A folder that is filled when it is first asked for. */
  public folder(name: string, fill: (directory: string) => void): string {
    const directory = join(this.directory, name);
    if (!existsSync(directory)) {
      fill(directory);
    }
    return directory;
  }

  /** To plain JavaScript: in a process with tsx every module that it loads would take longer. */
  private transpile(): string {
    const target = join(this.directory, 'sample');
    for (const file of readdirSync(SAMPLES, { recursive: true, encoding: 'utf8' }).filter((each) => each.endsWith('.ts'))) {
      const { outputText } = transpileModule(readFileSync(join(SAMPLES, file), 'utf8'), {
        compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022, esModuleInterop: true },
      });
      const path = join(target, file.replace(/\.ts$/, '.js'));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, outputText);
    }
    return join(target, 'main.js');
  }
}
