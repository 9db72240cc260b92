import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A resource as a template has it. */
export interface Resource {
  readonly Type: string;
  readonly Properties?: object;
  readonly DependsOn?: readonly string[];
}

export interface GeneratedStack {
  readonly name: string;
  /** Absent in a stack for any account and Region. */
  readonly account?: string;
  readonly region?: string;
  readonly resources: Readonly<Record<string, Resource>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
  /** The names of the stacks that are deployed before. */
  readonly dependencies?: readonly string[];
  /** Findings that are accepted: logical id of the resource to id of the finding. */
  readonly acknowledged?: Readonly<Record<string, string>>;
}

/** Writes a cloud assembly as CDK does: a template and a file of metadata for each stack, which the manifest lists. */
export function writeAssembly(directory: string, stacks: Iterable<GeneratedStack>): void {
  mkdirSync(directory, { recursive: true });
  const artifacts: Record<string, object> = {};
  for (const stack of stacks) {
    artifacts[stack.name] = artifactOf(stack);
    writeJson(directory, `${stack.name}.template.json`, templateOf(stack));
    writeJson(directory, `${stack.name}.metadata.json`, metadataOf(stack));
  }
  writeJson(directory, 'manifest.json', { version: '54.0.0', artifacts });
}

function artifactOf({ name, account, region, dependencies = [] }: GeneratedStack): object {
  return {
    type: 'aws:cloudformation:stack',
    environment: `aws://${account ?? 'unknown-account'}/${region ?? 'unknown-region'}`,
    properties: {
      templateFile: `${name}.template.json`,
      terminationProtection: false,
      validateOnSynth: false,
    },
    dependencies,
    additionalMetadataFile: `${name}.metadata.json`,
    displayName: name,
  };
}

function templateOf({ name, resources, outputs }: GeneratedStack): object {
  return {
    Resources: Object.fromEntries(Object.entries(resources).map(([id, resource]) =>
      [id, { ...resource, Metadata: { 'aws:cdk:path': `${name}/${id}/Resource` } }])),
    Outputs: outputs === undefined ? undefined
      : Object.fromEntries(Object.entries(outputs).map(([id, value]) => [id, { Value: value }])),
  };
}

/** Logical ids with the lines that created them, which is most of what CDK writes there. */
function metadataOf({ name, resources, acknowledged = {} }: GeneratedStack): object {
  return Object.fromEntries(Object.keys(resources).flatMap((id) => [
    ...(id in acknowledged
      ? [[`/${name}/${id}`, [{ type: 'aws:cdk:acknowledged-rules', data: { [acknowledged[id]]: 'accepted' } }]]]
      : []),
    [`/${name}/${id}/Resource`, [
      { type: 'aws:cdk:logicalId', data: id },
      {
        type: 'aws:cdk:creationStack',
        data: [`new ${name} (/app/lib/${name}.js:23:19)`, '<anonymous> (/app/bin/app.js:7:1)', '...node internals...'],
      },
    ]],
  ]));
}

function writeJson(directory: string, file: string, content: object): void {
  writeFileSync(join(directory, file), JSON.stringify(content, undefined, 1));
}
