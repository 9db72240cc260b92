import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..', '..');

/** The file of the package that has the licences of what is inside its bundles. */
export const NOTICES = 'THIRD-PARTY-NOTICES';

/** The reader of arguments. */
export const COMMANDER_PACKAGES: readonly string[] = ['commander'];

/** The reader of templates. */
export const YAML_PACKAGES: readonly string[] = ['yaml'];

/** The SDK of AWS, with what it consists of. */
export const SDK_PACKAGES: readonly string[] = [
  '@aws-sdk/checksums', '@aws-sdk/client-cloudwatch', '@aws-sdk/client-iam', '@aws-sdk/client-kms',
  '@aws-sdk/client-organizations', '@aws-sdk/client-s3', '@aws-sdk/client-sts', '@aws-sdk/core',
  '@aws-sdk/credential-provider-cognito-identity', '@aws-sdk/credential-provider-env',
  '@aws-sdk/credential-provider-http', '@aws-sdk/credential-provider-ini', '@aws-sdk/credential-provider-login',
  '@aws-sdk/credential-provider-node', '@aws-sdk/credential-provider-process', '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity', '@aws-sdk/credential-providers', '@aws-sdk/middleware-sdk-s3',
  '@aws-sdk/nested-clients', '@aws-sdk/signature-v4-multi-region', '@aws-sdk/token-providers',
  '@aws-sdk/xml-builder', '@aws/lambda-invoke-store', '@smithy/core', '@smithy/credential-provider-imds',
  '@smithy/middleware-compression', '@smithy/node-http-handler', '@smithy/signature-v4', '@smithy/types', 'bowser',
];

/** Packages whose code `scripts/bundle.ts` puts into files of ours. */
const BUNDLED_PACKAGES: readonly string[] = [...COMMANDER_PACKAGES, ...YAML_PACKAGES, ...SDK_PACKAGES];

/** What the file has to say: each licence once, under the packages that have it. */
export function writeNotices(): string {
  const byLicence = new Map<string, string[]>();
  for (const name of BUNDLED_PACKAGES) {
    const licence = readLicence(name);
    byLicence.set(licence, [...byLicence.get(licence) ?? [], describe(name)]);
  }
  return [
    'This package contains code of other packages, under their licences.',
    ...[...byLicence].map(([licence, packages]) => ['-'.repeat(80), packages.join('\n'), licence].join('\n\n').concat('\n')),
  ].join('\n\n');
}

/** Some packages of the SDK come without the file that all others of its repository have. */
function readLicence(name: string): string {
  const [own, common] = [name, '@aws-sdk/core'].map((each) => join(ROOT, 'node_modules', each, 'LICENSE'));
  const { license } = readPackage(name);
  return readFileSync(existsSync(own) || license !== 'Apache-2.0' ? own : common, 'utf8').trim();
}

function describe(name: string): string {
  const { version, license, homepage = `https://www.npmjs.com/package/${name}` } = readPackage(name);
  return `${name} ${version} (${license}) ${homepage}`;
}

function readPackage(name: string): { readonly version: string; readonly license: string; readonly homepage?: string } {
  return JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8'));
}
