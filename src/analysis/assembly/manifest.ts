import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, limitDepth } from '../symbolic/json-members';
import type { JsonObject } from '../symbolic/json-members';

/** What a manifest lists: a stack, a stage, assets. */
export interface Artifact {
  readonly id: string;
  readonly type: unknown;
  readonly properties: JsonObject;
  /** Everything that the manifest has of it. */
  readonly written: JsonObject;
  readonly dependencies: readonly Artifact[];
}

/** An artifact whose dependencies are not looked up yet. */
interface LooseArtifact extends Omit<Artifact, 'dependencies'> {
  readonly dependencies: Artifact[];
  readonly needs: readonly string[];
}

/**
 * The artifacts of the manifest in a folder, in the order in which CDK has them: each after those that it depends on,
 * and by id where this leaves a choice.
 *
 * CDK's own class reads the metadata of every stack twice, which is most of what there is to read, and finds each
 * dependency by a search.
 *
 * @throws Error if it is no manifest
 */
export function readArtifacts(directory: string): readonly Artifact[] {
  const manifest = limitDepth(JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf8')) as unknown);
  if (!isObject(manifest) || typeof manifest.version !== 'string') {
    throw new TypeError('there is no version');
  }
  const artifacts = new Map(Object.entries(requireMembers(manifest.artifacts ?? {}))
    .map(([id, artifact]) => [id, readArtifact(id, artifact)]));
  for (const { id, needs, dependencies } of artifacts.values()) {
    dependencies.push(...needs.map((need) => find(artifacts, need, id)));
  }
  return sortByDependencies([...artifacts.values()]);
}

function readArtifact(id: string, written: unknown): LooseArtifact {
  const { type, properties, dependencies = [] } = requireMembers(written);
  if (!Array.isArray(dependencies) || !dependencies.every((each) => typeof each === 'string')) {
    throw new TypeError('dependencies are no ids');
  }
  return {
    id,
    type,
    properties: requireMembers(properties ?? {}),
    written: requireMembers(written),
    needs: dependencies,
    dependencies: [],
  };
}

function requireMembers(value: unknown): JsonObject {
  if (!isObject(value)) {
    throw new TypeError('this is no object');
  }
  return value;
}

function find(artifacts: ReadonlyMap<string, Artifact>, id: string, by: string): Artifact {
  const found = artifacts.get(id);
  if (found === undefined) {
    throw new Error(`the artifact ${by} depends on ${id}, which is not there`);
  }
  return found;
}

/** By rounds: each has what depends on nothing that is left. */
function sortByDependencies(artifacts: readonly Artifact[]): readonly Artifact[] {
  const users = new Map<Artifact, Artifact[]>(artifacts.map((each) => [each, []]));
  artifacts.forEach((each) => each.dependencies.forEach((needed) => users.get(needed)!.push(each)));
  const missing = new Map(artifacts.map((each) => [each, each.dependencies.length]));
  const sorted: Artifact[] = [];
  let round = artifacts.filter(({ dependencies }) => dependencies.length === 0);
  while (round.length > 0) {
    sorted.push(...round.sort((a, b) => (a.id < b.id ? -1 : 1)));
    round = round.flatMap((each) => users.get(each)!).filter((user) => {
      missing.set(user, missing.get(user)! - 1);
      return missing.get(user) === 0;
    });
  }
  if (sorted.length < artifacts.length) {
    throw new Error('artifacts depend on each other');
  }
  return sorted;
}
