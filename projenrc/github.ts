import type { awscdk } from 'projen';
import { Component, github, javascript, ReleasableCommits } from 'projen';
import { PUBLIB } from './versions';

/** What `npm run test:range` can run; see there. */
const RANGE = ['newest/20', 'floor/22', 'newest/24'];

/** By commit, since tags can be moved; projen pins the others, but setup-java, whose release is immutable. */
const PINNED_ACTIONS: Readonly<Record<string, string>> = {
  'actions/setup-dotnet': 'a98b56852c35b8e3190ac28c8c2271da59106c68', // v6.0.0
  'actions/setup-go': 'b7ad1dad31e06c5925ef5d2fc7ad053ef454303e', // v7.0.0
  'actions/setup-node': '820762786026740c76f36085b0efc47a31fe5020', // v7.0.0
  'actions/setup-python': '5fda3b95a4ea91299a34e894583c3862153e4b97', // v7.0.0
  'peter-evans/create-pull-request': '5f6978faf089d4d20b00c7766989d076bb2fc7f1', // v8.1.1
};

/** What a commit and the title of a pull request may begin with; see CONTRIBUTING.md. */
const COMMIT_TYPES = ['feat', 'fix', 'perf', 'docs', 'test', 'refactor', 'style', 'build', 'chore'];

type GitHubOptions = Pick<
  awscdk.AwsCdkConstructLibraryOptions,
  'releasableCommits' | 'bumpPackage' | 'jsiiReleaseVersion' | 'githubOptions' | 'buildWorkflowOptions' | 'depsUpgradeOptions' | 'releaseEnvironment'
>;

/** What builds the packages; `docs/guide/languages.md` asks for the same. */
const TOOLCHAINS = {
  python: { version: '3.x' }, java: { version: '17' }, dotnet: { version: '8.x' }, go: { version: '^1.25.0' },
} as const satisfies github.workflows.Tools;

/** What `npm run smoke` needs. */
const LANGUAGES: github.workflows.Tools = {
  node: { version: '20' }, python: TOOLCHAINS.python, java: TOOLCHAINS.java, go: TOOLCHAINS.go,
};

/** Options of the constructor. */
export const gitHubOptions: GitHubOptions = {
  // Otherwise every upgrade of a development dependency would be a release.
  releasableCommits: ReleasableCommits.featuresAndFixes(),
  // The next major version needs a newer Node than our floor.
  bumpPackage: 'commit-and-tag-version@^12',
  // What publishes is not fetched by a tag that moves.
  jsiiReleaseVersion: PUBLIB,
  // Registries trust this environment, so its protection rules are what a release has to pass.
  releaseEnvironment: 'release',
  githubOptions: {
    mergify: false,
    pullRequestLintOptions: { semanticTitleOptions: { types: COMMIT_TYPES } },
  },
  // A pull request is judged as it was sent, by code that it brings: it writes nothing.
  buildWorkflowOptions: { mutableBuild: false, permissions: { contents: github.workflows.JobPermission.READ } },
  depsUpgradeOptions: {
    // A release that was tampered with is usually withdrawn within days.
    cooldown: 3,
    workflowOptions: { schedule: javascript.UpgradeDependenciesSchedule.WEEKLY },
  },
};

/** What can only be added afterwards. */
export function configureGitHub(project: awscdk.AwsCdkConstructLibrary): void {
  for (const [action, commit] of Object.entries(PINNED_ACTIONS)) {
    project.github?.actions.set(action, `${action}@${commit}`);
  }
  for (const each of RANGE) {
    project.buildWorkflow?.addPostBuildJob(`test-${each.replace('/', '-')}`, testJob(`npm run test:range -- ${each}`));
  }
  addNightly(project);
  new DefaultRegistry(project);
  new Toolchains(project);
}

/** A release of CDK can break what no commit of ours touched; properties look at other values each night. */
function addNightly(project: awscdk.AwsCdkConstructLibrary): void {
  const nightly = project.github?.addWorkflow('nightly');
  nightly?.on({ schedule: [{ cron: '0 3 * * *' }], workflowDispatch: {} });
  nightly?.addJobs({
    range: testJob('npm run test:range'),
    properties: testJob('FC_SEED=$GITHUB_RUN_NUMBER FC_TIMES=20 npm run test:some -- test/analysis test/properties'),
    languages: { ...testJob('npm run smoke'), tools: LANGUAGES },
    // `.ci/run` takes turns
    mutants: testJob('npm run mutations'),
  });
}

function testJob(command: string): github.workflows.Job {
  return {
    runsOn: ['ubuntu-latest'],
    permissions: { contents: github.workflows.JobPermission.READ },
    tools: { node: { version: '20' } },
    steps: [
      github.WorkflowSteps.checkout(),
      { name: 'Install dependencies', run: 'npm ci' },
      { name: 'Test', run: command },
    ],
  };
}

/** Takes the registry's host, which is publib's default, out of the release workflow: no file of ours names one. */
class DefaultRegistry extends Component {
  public preSynthesize(): void {
    const release = github.GitHub.of(this.project)?.tryFindWorkflow('release');
    const job = release?.getJob('release_npm') as github.workflows.Job | undefined;
    const env = job?.steps.map((step) => step.env as Record<string, string> | undefined)
      .find((candidate) => candidate?.NPM_REGISTRY !== undefined);
    if (env === undefined) {
      throw new Error('the release workflow no longer sets NPM_REGISTRY: remove DefaultRegistry');
    }
    delete env.NPM_REGISTRY;
  }
}

/** Has both workflows build the packages with what we build with: projen's .NET 6 and Java 11 are older. */
class Toolchains extends Component {
  public preSynthesize(): void {
    for (const [workflow, prefix] of [['build', 'package-'], ['release', 'release_']] as const) {
      const jobs = Object.entries(github.GitHub.of(this.project)?.tryFindWorkflow(workflow)?.jobs ?? {});
      for (const [name, job] of jobs) {
        if (name.startsWith(prefix) && 'tools' in job && job.tools) {
          Object.assign(job, { tools: replaceTools(job.tools) });
        }
      }
    }
  }
}

/** The same tools in our versions. */
function replaceTools(tools: github.workflows.Tools): github.workflows.Tools {
  const ours = Object.entries(TOOLCHAINS).filter(([tool]) => tool in tools);
  return { ...tools, ...Object.fromEntries(ours) };
}
