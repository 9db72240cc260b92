import type { awscdk } from 'projen';

/**
 * What a user downloads: the bundles and declarations in lib, .jsii, the compiled samples, README, API.md, CHANGELOG.md
 * and LICENSE.
 */
export function configurePackage(project: awscdk.AwsCdkConstructLibrary): void {
  for (const path of [
    '/.ci/', '/docs/', '/findings/', '/examples/', '/handlers/', '/projenrc/', '/rosetta/', '/scripts/', '/tsconfig.dev.json',
    '/ARCHITECTURE.md', '/CONTRIBUTING.md', '/SECURITY.md', '/VERSIONS.md', '/.gitattributes', 'cdk.out', '*.tsbuildinfo',
  ]) {
    project.addPackageIgnore(path);
  }
  // A build needs Node alone: the packages of the other languages, which need their tools, are `package-all`.
  project.packageTask.reset();
  project.packageTask.spawn(project.tasks.tryFind('package:js')!);
  // Beside the packages, in the files that a release keeps.
  project.packageTask.exec('npm sbom --sbom-format cyclonedx --omit dev > dist/sbom.cdx.json');
  project.compileTask.exec('tsx --tsconfig tsconfig.dev.json scripts/bundle.ts');
  // Assemblies of examples, and the context that the command line writes beside an app.
  project.addGitIgnore('cdk.out/');
  project.addGitIgnore('cdk.context.json');
  project.addGitIgnore('/test-reports/');
}
