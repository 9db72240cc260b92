import type { awscdk } from 'projen';

/** File under scripts/ of each npm script. */
const SCRIPTS = {
  'demo': 'demo',
  'example': 'example',
  'contract': 'contract',
  'errors': 'errors',
  'bench': 'bench',
  'mutations': 'mutations',
  'outcomes': 'outcomes',
  'cases': 'cases',
  'hostile': 'hostile',
  'agreement': 'agreement',
  'verdicts': 'verdicts',
  'walks': 'walks',
  'edits': 'edits',
  'alarms': 'alarms',
  'docs:picture': 'picture',
  'docs:reference': 'reference',
  'docs:samples': 'samples',
  'input-table': 'input-table',
  'package:contents': 'package-contents',
  'release:dry-run': 'release-dry-run',
  'smoke': 'smoke',
  'smoke:package': 'smoke-package',
  'smoke:python': 'smoke-python',
  'smoke:java': 'smoke-java',
  'smoke:go': 'smoke-go',
  'test:range': 'test-range',
  'test:browser': 'test-browser',
  'test:server': 'test-server',
};

/**
 * Called by npm directly: a projen task ends with 1 whatever its command ended with, and these have exit codes of
 * their own.
 */
export function configureScripts(project: awscdk.AwsCdkConstructLibrary): void {
  for (const [script, file] of Object.entries(SCRIPTS)) {
    project.setScript(script, `tsx --tsconfig tsconfig.dev.json scripts/${file}.ts`);
  }
  project.setScript('cli', 'node --import tsx src/cli/main.ts');
  // Part of the suite while one works on it: no coverage, whose threshold only the whole suite can meet.
  project.setScript('test:some', 'jest --reporters=default --ci --coverage=false');
  project.addTask('typecheck', {
    description: 'Check the types of everything that jest and tsx only transpile',
    execArgs: ['tsc', '--noEmit', '-p', project.tsconfigDev.fileName],
  });
}
