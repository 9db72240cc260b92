import type { awscdk } from 'projen';
import { javascript } from 'projen';

/** npm's settings for everyone who works in this repository. */
export function configureNpm(project: awscdk.AwsCdkConstructLibrary): void {
  const npmrc = new javascript.NpmConfig(project);
  // A lock file with absolute URLs would bind a clone to the registry of whoever wrote it.
  npmrc.addConfig('omit-lockfile-registry-resolved', 'true');
  // `npm ci` prints what matters; audits run where dependencies are upgraded.
  npmrc.addConfig('fund', 'false');
  npmrc.addConfig('audit', 'false');
  project.addPackageIgnore('/.npmrc');
  // projen's own pattern ends in a slash, which a symbolic link to installed modules does not match.
  project.gitignore.addPatterns('/node_modules');
  // Not all platform bindings of 1.13.0 can be installed, and `npm ci` refuses a lock file without them.
  project.package.addPackageResolutions('unrs-resolver@~1.12.2');
}
