import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { at, isObject, limitDepth, listAt, parseJson, textAt, toText } from '../symbolic/json-members';
import { once } from '../symbolic/once';
import type { ParameterValues } from './expand-loops';
import type { Artifact } from './manifest';
import { readTemplate } from './read-template';
import type { ReadableTemplate } from './template-body';

/** What the assembly contains about a stack and its nested stacks, the templates aside; read when it is first asked. */
export interface StackFiles {
  readonly assets: () => readonly AssetFile[];
  readonly paths: () => readonly MetadataPath[];
  readonly metadata: () => readonly MetadataEntry[];
  /** Reads the template of a nested stack. */
  readonly read: (file: string, parameters: ParameterValues) => ReadableTemplate;
  /** Reads the body of a stack set. */
  readonly parseBody: (text: string) => unknown;
  /**
   * The file that a `TemplateURL` names by its path.
   *
   * @default - no file; that of an upload is among the assets
   */
  readonly findFile?: (url: string, from: string) => string | undefined;
}

/** What CDK noted about a construct: its logical id, a message, what is acknowledged. */
export interface MetadataEntry {
  readonly constructPath: string;
  readonly type: unknown;
  readonly data: unknown;
}

/** A file that is uploaded before a stack is deployed. */
export interface AssetFile {
  readonly path: string;
  /** The URL of the file contains one of them. */
  readonly objectKeys: readonly string[];
}

/** A resource in the metadata of a stack, which includes the resources of its nested stacks. */
export interface MetadataPath {
  readonly constructPath: string;
  readonly logicalId: string;
}

export function describeFiles(artifact: Artifact, directory: string): StackFiles {
  const metadata = once(() => readMetadata(artifact, directory));
  return {
    assets: once(() => readAssetFiles(artifact, directory)),
    paths: once(() => metadata().filter(({ type }) => type === 'aws:cdk:logicalId')
      .map(({ constructPath, data }) => ({ constructPath, logicalId: toText(data) }))),
    metadata,
    read: (file, parameters) => readTemplate(file, directory, parameters),
    parseBody: parseJson,
  };
}

/** The files in the asset manifests that a stack depends on. */
function readAssetFiles({ dependencies }: Artifact, directory: string): readonly AssetFile[] {
  return dependencies.filter(({ type }) => type === 'cdk:asset-manifest').flatMap(({ properties }) => {
    const file = resolve(directory, toText(properties.file));
    return listMembers(readJson(file), 'files').flatMap(([, asset]) => {
      const source = textAt(asset, 'source', 'path');
      return source === undefined ? [] : [{
        path: join(dirname(file), source),
        objectKeys: listMembers(asset, 'destinations').flatMap(([, destination]) => textAt(destination, 'objectKey') ?? []),
      }];
    });
  });
}

/** Entries of the manifest come after those of the file beside it. */
function readMetadata({ written }: Artifact, directory: string): readonly MetadataEntry[] {
  const { additionalMetadataFile: file } = written;
  const beside = typeof file === 'string' ? tryReadJson(join(directory, file)) : undefined;
  return [...listMembers({ beside }, 'beside'), ...listMembers(written, 'metadata')].flatMap(([path, entries]) =>
    listAt(entries).map((entry) =>
      ({ constructPath: path.replace(/^\//, ''), type: at(entry, 'type'), data: at(entry, 'data') })));
}

function listMembers(value: unknown, name: string): ReadonlyArray<readonly [string, unknown]> {
  const members = at(value, name);
  return isObject(members) ? Object.entries(members) : [];
}

/** What says where a construct is changes no verdict: what cannot be read says nothing. */
function tryReadJson(file: string): unknown {
  try {
    return readJson(file);
  } catch {
    return undefined;
  }
}

function readJson(file: string): unknown {
  return limitDepth(JSON.parse(readFileSync(file, 'utf8')));
}
