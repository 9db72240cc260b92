import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import type { CloudAssembly, CloudFormationStackArtifact } from 'aws-cdk-lib/cx-api';

const FILES = readdirSync(__dirname).filter((file) => /^integ\..*\.ts$/.test(file)).sort();
const SHEET = readFileSync(join(__dirname, 'README.md'), 'utf8');

interface Resources {
  readonly [id: string]: { readonly Type: string; readonly Properties?: Record<string, unknown> };
}

let directory: string;
beforeAll(() => {
  // warnings: a role by hand, and what a custom resource may change
  jest.spyOn(console, 'error').mockImplementation();
  directory = mkdtempSync(join(tmpdir(), 'integ-'));
});
afterAll(() => {
  jest.restoreAllMocks();
  rmSync(directory, { recursive: true });
});

function synthesized(file: string): CloudAssembly {
  const outdir = join(directory, file);
  const app = new App({ outdir, analyticsReporting: false });
  (jest.requireActual(join(__dirname, file)) as { build(to: App): void }).build(app);
  return app.synth();
}

/** What the runner deploys, and what is asserted: the templates of the library have tests of their own. */
function summarize(assembly: CloudAssembly): unknown {
  const { testCases } = JSON.parse(readFileSync(join(assembly.directory, 'integ.json'), 'utf8'));
  return {
    testCases,
    stacks: assembly.stacks.map(({ stackName, environment: { account, region }, template }) => ({
      stackName,
      account,
      region,
      types: countTypes(template.Resources),
    })),
    calls: assembly.stacks.flatMap(callsOf),
  };
}

function countTypes(resources: Resources): Record<string, number> {
  const types = Object.values(resources).map(({ Type }) => Type).sort();
  return Object.fromEntries(types.map((type) => [type, types.filter((other) => other === type).length]));
}

function callsOf({ stackName, template }: CloudFormationStackArtifact): unknown[] {
  return Object.values(template.Resources as Resources)
    .filter(({ Type }) => Type.startsWith('Custom::DeployAssert'))
    .map(({ Properties: { service, api, parameters, expected } = {} }) =>
      ({ stackName, service, api, parameters, expected }));
}

test.each(FILES)('%s has not changed', (file) => {
  expect(summarize(synthesized(file))).toMatchSnapshot();
});

test.each(FILES)('%s says that it was not run, and the sheet has a line for it', (file) => {
  expect(readFileSync(join(__dirname, file), 'utf8')).toMatch(/^\/\*\*\s+(?:\* )?Not run\./);
  expect(SHEET).toContain(`\`${file}\``);
});

test('the sheet names no file that is not there', () => {
  const named = [...SHEET.matchAll(/`(integ\.[\w.-]+\.ts)`/g)].map(([, file]) => file);
  expect(named.filter((file) => !existsSync(join(__dirname, file)))).toEqual([]);
});

test('every question has a way to run it, what each answer would change, and no answer yet', () => {
  const questions = SHEET.split(/^### /m).slice(1);
  expect(questions.length).toBeGreaterThan(15);
  const incomplete = questions.filter((text) =>
    !['**Run.**', '**Yes.**', '**No.**', '**Answer.** not run'].every((part) => text.includes(part)));
  expect(incomplete.map((text) => text.split('\n')[0])).toEqual([]);
});
