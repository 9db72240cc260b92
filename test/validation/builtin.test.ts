import { App, Stack, Stage } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { validationReport } from '../support/assembly';
import { EXAMPLE_NAMES, EXAMPLES } from '../support/examples';

// The report says nothing where CDK found nothing: each example is judged again with a bucket that must be found.
const before = process.env.CDK_VALIDATION;

beforeAll(() => {
  process.env.CDK_VALIDATION = 'true';
});

afterAll(() => {
  process.env.CDK_VALIDATION = before;
});

/** What CDK's built-in validation finds in an example, as rule and construct path. */
function findingsIn(name: string, spoil?: (app: App) => void): string[] {
  const app = new App();
  EXAMPLES[name](app);
  spoil?.(app);
  app.synth();
  const report = validationReport(app.outdir);
  if (!report) {
    throw new Error('synthesis left no validation report');
  }
  // the proof has tests of its own
  return report.pluginReports.filter(({ pluginName }) => pluginName !== 'ReplicationProof').flatMap(({ pluginName, violations }) =>
    violations.flatMap(({ ruleName, violatingConstructs = [] }) =>
      violatingConstructs.map(({ constructPath }) => `${pluginName} ${ruleName} on ${constructPath}`)));
}

/** A bucket that S3 would refuse, in every stack of the app and of its Stages. */
function spoilEveryStack(app: App): void {
  jest.spyOn(console, 'error').mockImplementation();
  for (const stack of stacksOf(app)) {
    new CfnBucket(stack, 'Spoiled', { versioningConfiguration: { status: 'Perhaps' } });
  }
}

function stacksOf(stage: Stage): Stack[] {
  return stage.node.findAll().filter((construct) => Stack.isStack(construct));
}

describe.each(EXAMPLE_NAMES)('%s', (name) => {
  test('has no finding', () => {
    expect(findingsIn(name)).toEqual([]);
  });

  test('has a finding in each stack that is spoiled', () => {
    let spoiled: string[] = [];
    const found = findingsIn(name, (app) => {
      spoilEveryStack(app);
      spoiled = stacksOf(app).map((stack) => `${stack.node.path}/Spoiled`);
    });
    expect(spoiled).not.toEqual([]);
    for (const path of spoiled) {
      expect(found).toContainEqual(expect.stringMatching(new RegExp(`^CloudFormation Validate W3030 on ${path}$`)));
    }
  });
});
