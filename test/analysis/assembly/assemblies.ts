import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import type { AppProps } from 'aws-cdk-lib';

export const ENV = { account: '111111111111', region: 'us-east-1' };

export function createFolder(): string {
  return mkdtempSync(join(tmpdir(), 'assembly-'));
}

/** The folder of an app with these stacks. */
export function synthesize(build: (app: App) => void, props: AppProps = {}): string {
  const app = new App({ outdir: createFolder(), analyticsReporting: false, ...props });
  build(app);
  return app.synth().directory;
}

/** A folder with this manifest and these files. */
export function writeAssembly(artifacts: object, files: Readonly<Record<string, string>> = {}): string {
  const directory = createFolder();
  writeFileSync(join(directory, 'manifest.json'), JSON.stringify({ version: '99.0.0', artifacts }));
  Object.entries(files).forEach(([name, content]) => writeFileSync(join(directory, name), content));
  return directory;
}

export const artifact = (templateFile = 'Docs.template.json', more: object = {}) => ({
  type: 'aws:cloudformation:stack', environment: 'aws://111111111111/eu-west-1', properties: { templateFile }, ...more,
});
