import type { awscdk } from 'projen';
import { Component, github, javascript, ReleasableCommits } from 'projen';

/** Maintained releases of Node beside the floor, which the build itself uses. */
const NEWER_NODES = ['22', '24'];

type GitHubOptions = Pick<
  awscdk.AwsCdkConstructLibraryOptions,
  'releasableCommits' | 'bumpPackage' | 'githubOptions' | 'buildWorkflowOptions' | 'depsUpgradeOptions' | 'releaseEnvironment'
>;

/** Options of the constructor. */
export const gitHubOptions: GitHubOptions = {
  // Otherwise every upgrade of a development dependency would be a release.
  releasableCommits: ReleasableCommits.featuresAndFixes(),
  // The next major version needs a newer Node than our floor.
  bumpPackage: 'commit-and-tag-version@^12',
  // Registries trust this environment, so its protection rules are what a release has to pass.
  releaseEnvironment: 'release',
  githubOptions: { mergify: false },
  // A pull request is judged as it was sent.
  buildWorkflowOptions: { mutableBuild: false },
  depsUpgradeOptions: {
    // A release that was tampered with is usually withdrawn within days.
    cooldown: 3,
    workflowOptions: { schedule: javascript.UpgradeDependenciesSchedule.WEEKLY },
  },
};

/** What can only be added afterwards. */
export function configureGitHub(project: awscdk.AwsCdkConstructLibrary): void {
  addJob(project, 'test-latest-cdk', '20', 'npm run test:latest-cdk');
  for (const version of NEWER_NODES) {
    addJob(project, `test-node-${version}`, version, 'npm test');
  }
  new DefaultRegistry(project);
}

function addJob(project: awscdk.AwsCdkConstructLibrary, id: string, nodeVersion: string, command: string): void {
  project.buildWorkflow?.addPostBuildJob(id, {
    runsOn: ['ubuntu-latest'],
    permissions: { contents: github.workflows.JobPermission.READ },
    tools: { node: { version: nodeVersion } },
    steps: [
      github.WorkflowSteps.checkout(),
      { name: 'Install dependencies', run: 'npm ci' },
      { name: 'Test', run: command },
    ],
  });
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
