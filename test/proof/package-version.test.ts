import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, parse } from 'node:path';
import { readPackageVersion } from '../../src/proof/private/package-version';

describe('the version in the report of CDK', () => {
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'package-version-'));
  });

  afterEach(() => rmSync(directory, { recursive: true }));

  function install(manifest: object): string {
    const nested = join(directory, 'lib', 'proof');
    mkdirSync(nested, { recursive: true });
    writeFileSync(join(directory, 'package.json'), JSON.stringify(manifest));
    return nested;
  }

  test('is that of the package, however deep the file is', () => {
    expect(readPackageVersion(install({ name: 'cdk-encrypted-replication', version: '1.2.3' }))).toBe('1.2.3');
  });

  test('is not that of an app in whose file the library is', () => {
    expect(readPackageVersion(install({ name: 'app', version: '1.2.3' }))).toBeUndefined();
  });

  test('is left out where no folder has a package', () => {
    expect(readPackageVersion(parse(directory).root)).toBeUndefined();
  });
});
