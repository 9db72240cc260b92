import { App } from 'aws-cdk-lib';
import { readAssembly } from '../../../src/analysis/assembly/read-assembly';
import type { StackTemplate } from '../../../src/analysis/assembly/stack-template';
import { readBody } from '../../../src/analysis/assembly/template-body';
import { readWritten } from '../../../src/analysis/assembly/template-resources';
import { buildModel } from '../../../src/analysis/model/build-model';
import { prove } from '../../../src/analysis/prove';
import type { Finding } from '../../../src/analysis/report/findings';
import { EXAMPLES } from '../../support/examples';

/** A resource of a template, open to be changed. */
export interface OpenResource {
  Type: string;
  Properties: any;
  Metadata?: unknown;
  DependsOn?: string[];
}

/** The stacks of an example, open to be changed. */
export class Spoiler {
  constructor(public readonly stacks: (StackTemplate & { dependencies: string[] })[]) {}

  /** The only resource of a type whose logical id begins so, in any stack. */
  public resource(type: string, idPrefix = ''): OpenResource {
    const found = this.stacks.flatMap(({ template }) => Object.entries(template.Resources ?? {}))
      .filter(([id, { Type }]) => Type === type && id.startsWith(idPrefix));
    if (found.length !== 1) {
      throw new Error(`${found.length} resources of type ${type} with '${idPrefix}': ${found.map(([id]) => id).join(', ')}`);
    }
    return found[0][1] as OpenResource;
  }

  /** A statement by its Sid, in any policy of any stack. */
  public statement(sid: string, ofType?: string): any {
    const found = this.stacks.flatMap(({ template }) => Object.values(template.Resources ?? {}))
      .filter(({ Type }) => ofType === undefined || Type === ofType)
      .flatMap(({ Properties = {} }) => [Properties.PolicyDocument, Properties.KeyPolicy] as any[])
      .flatMap((document) => document?.Statement ?? [])
      .filter(({ Sid }) => Sid === sid);
    if (found.length !== 1) {
      throw new Error(`${found.length} statements ${sid}`);
    }
    return found[0];
  }

  /** The statements of the document that has a statement of this Sid. */
  public statements(sid: string): any[] {
    const found = this.stacks.flatMap(({ template }) => Object.values(template.Resources ?? {}))
      .map(({ Properties = {} }) => (Properties.PolicyDocument as any)?.Statement ?? [])
      .filter((statements) => statements.some(({ Sid }: any) => Sid === sid));
    if (found.length !== 1) {
      throw new Error(`${found.length} documents with ${sid}`);
    }
    return found[0];
  }

  public stack(path: string): StackTemplate & { dependencies: string[] } {
    return this.stacks.find((stack) => stack.path === path)!;
  }
}

const cache = new Map<string, StackTemplate[]>();

function stacksOf(example: string): StackTemplate[] {
  const known = cache.get(example);
  if (known) {
    return known;
  }
  const app = new App({ context: { 'cdk-encrypted-replication:proof': false } });
  EXAMPLES[example](app);
  const stacks = readAssembly(app.synth().directory);
  cache.set(example, stacks);
  return stacks;
}

/** What the proof finds in an example after a change of its templates. */
export function findingsIn(example: string, change: (spoiler: Spoiler) => void = () => undefined): readonly Finding[] {
  // what is changed in a template is changed in its file too
  const stacks = stacksOf(example).map(({ constructPaths, template, written, ...stack }) => ({
    ...structuredClone(stack), constructPaths, ...readBody(structuredClone(readWritten({ template, written }))),
  })) as unknown as Spoiler['stacks'];
  change(new Spoiler(stacks));
  return prove(buildModel(stacks)).findings;
}
