import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** A template and where it is deployed, as an argument of the command line has it. */
export interface Placed {
  readonly file: string;
  readonly account: string;
  readonly region: string;
}

/** The reader of `CfnInclude`, which knows nothing of ours. */
const { deserialize } = jest.requireActual<{ deserialize(text: string): unknown }>(join(
  dirname(jest.requireActual('node:module').createRequire(__filename).resolve('aws-cdk-lib/package.json')),
  'cloudformation-include', 'lib', 'private', 'yaml-cfn.js',
));

/**
 * What somebody makes of templates to have them proven without the command's own reader: JSON, a manifest with the
 * order of deployment, nested templates as assets, and bodies of stack sets in JSON.
 */
export function writeHandMadeAssembly(outdir: string, templates: readonly Placed[]): void {
  const names = templates.map(({ file }) => nameOf(file));
  const artifacts = templates.map(({ file, account, region }, index) => {
    writeTemplate(outdir, `${names[index]}.json`, file);
    return [names[index], {
      type: 'aws:cloudformation:stack',
      environment: `aws://${account}/${region}`,
      properties: { templateFile: `${names[index]}.json`, stackName: names[index] },
      dependencies: names.slice(0, index),
    }];
  });
  write(outdir, 'manifest.json', { version: '48.0.0', artifacts: Object.fromEntries(artifacts) });
}

function nameOf(file: string): string {
  return basename(file).replace(/\.(?:yaml|json)$/, '');
}

function writeTemplate(outdir: string, name: string, file: string): void {
  const template: any = read(readFileSync(file, 'utf8'));
  for (const resource of Object.values<any>(template.Resources)) {
    const url: unknown = resource.Properties?.TemplateURL;
    const path = typeof url === 'string' ? join(dirname(file), url) : undefined;
    if (resource.Type === 'AWS::CloudFormation::Stack' && path !== undefined) {
      const asset = `${name.replace(/\.json$/, '')}-${nameOf(path)}.json`;
      writeTemplate(outdir, asset, path);
      resource.Metadata = { 'aws:asset:path': asset };
    } else if (resource.Type === 'AWS::CloudFormation::StackSet') {
      const body = path === undefined ? resource.Properties.TemplateBody : readFileSync(path, 'utf8');
      const { TemplateURL: _omitted, ...properties } = resource.Properties;
      resource.Properties = { ...properties, TemplateBody: JSON.stringify(read(body)) };
    }
  }
  write(outdir, name, template);
}

function read(text: string): unknown {
  return quoteAccounts(text.trimStart().startsWith('{') ? JSON.parse(text) : deserialize(text));
}

/** A person puts the id of an account in quotes. */
function quoteAccounts(value: unknown): unknown {
  return typeof value === 'number' && value >= 1e11 ? String(value)
    : Array.isArray(value) ? value.map(quoteAccounts)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, quoteAccounts(member)])) : value;
}

function write(outdir: string, name: string, content: unknown): void {
  mkdirSync(outdir, { recursive: true });
  writeFileSync(join(outdir, name), JSON.stringify(content, undefined, 1));
}
