/**
 * Packs what a release would publish, signs and publishes nothing, and prints what it would be: `npm run
 * release:dry-run`. Python and npm get the files that would be uploaded; Java, Go and .NET their sources, since a
 * compiler of each is another command (`npm run smoke:java`, `npm run smoke:go`). SMOKE_KEEP=1 keeps everything.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inTemporaryDirectory, main, ROOT, run } from './smoke/process';

/** A registry: what tells the name of the package there, and how the workflow proves who publishes. */
interface Registry {
  readonly name: string;
  readonly target: 'js' | 'python' | 'java' | 'go' | 'dotnet';
  readonly codeOnly: boolean;
  readonly job: string;
}

const REGISTRIES: readonly Registry[] = [
  { name: 'npm', target: 'js', codeOnly: false, job: 'release_npm' },
  { name: 'PyPI', target: 'python', codeOnly: false, job: 'release_pypi' },
  { name: 'Maven', target: 'java', codeOnly: true, job: 'release_maven' },
  { name: 'NuGet', target: 'dotnet', codeOnly: true, job: 'release_nuget' },
  { name: 'Go', target: 'go', codeOnly: true, job: 'release_golang' },
];

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly jsii: { readonly targets: Readonly<Record<string, object>> };
}

main(() => inTemporaryDirectory('release', (directory) => {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Manifest;
  const workflow = readFileSync(join(ROOT, '.github', 'workflows', 'release.yml'), 'utf8');
  run('npx', ['projen', 'compile']);
  run('npx', ['projen', 'post-compile']);
  const rows = REGISTRIES.map((registry) => pack(registry, directory, manifest, workflow));
  writeBillOfMaterials(directory);
  rows.push(['SBOM', 'CycloneDX, of what users install', list(join(directory, 'sbom')), 'among the files of the build']);

  console.log(`\nA release of ${manifest.name} would publish, as the version that commits since the last tag ask for:\n`);
  for (const [registry, name, files, proof] of rows) {
    console.log(`${registry.padEnd(6)} ${name}\n       ${files}\n       ${proof}`);
  }
  console.log('\nNothing was signed, tagged or published.');
}));

type Row = [registry: string, name: string, files: string, proof: string];

function pack({ name, target, codeOnly, job }: Registry, directory: string, manifest: Manifest, workflow: string): Row {
  const out = join(directory, target);
  run('npx', ['jsii-pacmak', '--targets', target, '--outdir', out, ...(codeOnly ? ['--code-only'] : [])], { capture: true });
  const names = target === 'js' ? manifest.name : JSON.stringify(manifest.jsii.targets[target]);
  return [name, names, `${codeOnly ? 'sources: ' : ''}${list(out)}`, describeProof(workflow, job)];
}

/** The files of a folder: each by name and size, or their number where they are many. */
function list(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => ({ file, size: statSync(join(folder, file)) }))
    .filter(({ size }) => size.isFile())
    .map(({ file, size }) => ({ file, kilobytes: Math.ceil(size.size / 1000) }));
  const total = files.reduce((sum, { kilobytes }) => sum + kilobytes, 0);
  return files.length <= 3
    ? files.map(({ file, kilobytes }) => `${file}, ${kilobytes} kB`).join('; ')
    : `${files.length} files, ${total} kB`;
}

/** What the job of the workflow says about environment and credentials. */
function describeProof(workflow: string, job: string): string {
  const [, body = ''] = new RegExp(`\\n  ${job}:\\n([\\s\\S]*?)(?=\\n  \\w+:\\n|$)`).exec(workflow) ?? [];
  const [, environment] = /\n {4}environment: (\S+)/.exec(body) ?? [];
  return [
    `environment "${environment}"`,
    /_TRUSTED_PUBLISHER: "true"/.test(body) ? 'trusted publishing, no token' : `secrets ${listSecrets(body)}`,
    ...(body.includes('NPM_CONFIG_PROVENANCE: "true"') ? ['provenance'] : []),
  ].join('; ');
}

function listSecrets(body: string): string {
  return [...new Set([...body.matchAll(/secrets\.(\w+)/g)].map(([, secret]) => secret))].join(', ');
}

function writeBillOfMaterials(directory: string): void {
  const folder = join(directory, 'sbom');
  if (!existsSync(folder)) {
    mkdirSync(folder);
  }
  writeFileSync(join(folder, 'sbom.cdx.json'),
    run('npm', ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev'], { capture: true }));
}
