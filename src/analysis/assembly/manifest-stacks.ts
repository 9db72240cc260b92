import { join } from 'node:path';
import { toText } from '../symbolic/json-members';
import { fromTemplate } from '../symbolic/symbolic-string';
import type { Artifact } from './manifest';
import { readArtifacts } from './manifest';
import type { StackFiles } from './stack-files';
import { describeFiles } from './stack-files';
import type { StackTemplate } from './stack-template';

/** A stack of a manifest; its template is not read yet. */
export interface ManifestStack extends Pick<StackTemplate, 'path' | 'name' | 'account' | 'region' | 'templatePath' | 'dependencies'> {
  readonly parameters: ReadonlyMap<string, string>;
  readonly stage: string;
  readonly files: StackFiles;
}


/**
 * The stacks of a manifest, then those of its stages.
 *
 * @throws Error if it is no manifest
 */
export function listManifestStacks(directory: string): readonly ManifestStack[] {
  return listStage(new Stage(directory), []);
}

/** An assembly, or one in it: the CDK CLI orders the dependencies of a stage as a whole. */
class Stage {
  public readonly stacks: readonly Artifact[];
  public readonly stages: ReadonlyArray<readonly [Artifact, Stage]>;

  constructor(public readonly directory: string) {
    const artifacts = readArtifacts(directory);
    this.stacks = artifacts.filter(isStack);
    this.stages = artifacts.filter(isStage)
      .map((artifact) => [artifact, new Stage(join(directory, requireText(artifact.properties.directoryName)))]);
  }

  /** Paths of the stacks that one depends on that depends on these artifacts. */
  public listPaths(artifacts: readonly Artifact[]): readonly string[] {
    return artifacts.flatMap((artifact) => (isStack(artifact) ? [pathOf(artifact)]
      : this.stages.filter(([each]) => each === artifact).flatMap(([, stage]) => stage.listAllPaths())));
  }

  private listAllPaths(): readonly string[] {
    return [...this.stacks.map(pathOf), ...this.stages.flatMap(([, stage]) => stage.listAllPaths())];
  }
}

/** @param inherited paths of the stacks that the stage depends on */
function listStage(stage: Stage, inherited: readonly string[]): readonly ManifestStack[] {
  const before = ({ dependencies }: Artifact) => [...inherited, ...stage.listPaths(dependencies)];
  return [
    ...stage.stacks.map((artifact) => describeStack(artifact, stage.directory, before(artifact))),
    ...stage.stages.flatMap(([artifact, inner]) => listStage(inner, before(artifact))),
  ];
}

function isStack({ type }: Artifact): boolean {
  return type === 'aws:cloudformation:stack';
}

function isStage({ type }: Artifact): boolean {
  return type === 'cdk:cloud-assembly';
}

function pathOf({ id, written: { displayName } }: Artifact): string {
  return toText(displayName ?? id);
}

function describeStack(artifact: Artifact, stage: string, dependencies: readonly string[]): ManifestStack {
  const { id, written, properties: { stackName, templateFile, parameters } } = artifact;
  return {
    path: pathOf(artifact),
    name: toText(stackName ?? id),
    ...readEnvironment(written.environment),
    templatePath: join(stage, requireText(templateFile)),
    parameters: new Map(Object.entries(parameters ?? {}).map(([name, value]) => [name, fromTemplate(toText(value))])),
    stage,
    dependencies,
    files: describeFiles(artifact, stage),
  };
}

/** `aws://111111111111/eu-west-1`; what deployment decides is not there. */
function readEnvironment(environment: unknown): Pick<StackTemplate, 'account' | 'region'> {
  const [, account, region] = /aws:\/\/([a-z0-9A-Z\-@._]+)\/([a-z\-0-9]+)/.exec(toText(environment)) ?? [];
  if (account === undefined) {
    throw new Error(`Unable to parse environment ${JSON.stringify(environment)}`);
  }
  return {
    ...(account === 'unknown-account' ? {} : { account }),
    ...(region === 'unknown-region' ? {} : { region }),
  };
}

function requireText(value: unknown): string {
  if (typeof value !== 'string' || value === '') {
    throw new TypeError('this is no text');
  }
  return value;
}
