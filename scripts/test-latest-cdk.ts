/** Runs the suite on the newest aws-cdk-lib 2.x, in a copy: the repository itself stays on the floor. */
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { inTemporaryDirectory, main, ROOT, run } from './smoke/process';

main(() => inTemporaryDirectory('latest-cdk', (directory) => {
  const files = run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { capture: true });
  for (const file of files.split('\0').filter((name) => name !== '' && existsSync(join(ROOT, name)))) {
    cpSync(join(ROOT, file), join(directory, file));
  }
  run('npm', ['ci'], { cwd: directory });
  run('npm', ['install', '--no-save', 'aws-cdk-lib@^2', 'constructs@^10'], { cwd: directory });
  run('node', ['-p', "'aws-cdk-lib ' + require('aws-cdk-lib/package.json').version"], { cwd: directory });
  // No coverage: the threshold has been met on the floor.
  run('npx', ['jest', '--ci', '--coverage=false'], { cwd: directory });
}));
