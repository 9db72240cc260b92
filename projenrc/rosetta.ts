import type { awscdk } from 'projen';

/** Compiles the samples of README and doc comments; pacmak puts their translations into the other languages. */
export function configureRosetta(project: awscdk.AwsCdkConstructLibrary): void {
  const extract = project.addTask('rosetta', {
    description: 'Compile all samples of README and doc comments (--strict)',
    execArgs: ['jsii-rosetta', 'extract', '--strict'],
  });
  project.postCompileTask.spawn(extract);
  // Derived from the sources; it travels in the package, not in the repository.
  project.addGitIgnore('.jsii.tabl.json');
  project.addGitIgnore('.jsii.tabl.json.gz');
}
