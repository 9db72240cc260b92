import { readFileSync } from 'node:fs';

const GUIDE = readFileSync('docs/guide/languages.md', 'utf8');

const TOOLS: readonly (readonly [tool: string, version: RegExp, needed: (version: string) => string])[] = [
  ['java', /java-version: "(\d+)"/g, (version) => `JDK ${version}`],
  ['dotnet', /dotnet-version: (\d+)\.x/g, (version) => `.NET SDK ${version}`],
  ['go', /go-version: \^(\d+\.\d+)\.0/g, (version) => `Go ${version}`],
];

describe.each(['build', 'release', 'nightly'])('the workflow %s', (workflow) => {
  const text = readFileSync(`.github/workflows/${workflow}.yml`, 'utf8');

  test.each(TOOLS)('has the %s that the guide asks for', (_tool, version, needed) => {
    const versions = [...text.matchAll(version)].map(([, each]) => each);
    expect(versions.filter((each) => !GUIDE.includes(needed(each)))).toEqual([]);
    expect(workflow === 'nightly' || versions.length > 0).toBe(true);
  });
});
