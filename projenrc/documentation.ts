import { JsonFile } from 'projen';
import type { awscdk } from 'projen';

/** What no dictionary has: names and abbreviations of AWS, of repositories, and of tools. */
const WORDS = [
  'Abac', 'accesspoint', 'AGPA', 'AROA', 'AWSCDK', 'cloudandthings', 'cloudposse', 'DSSE', 'emptiable', 'Etrufalsn', 'eusc', 'exampleorg',
  'failback', 'headerless', 'integ', 'isoe', 'isof', 'labelledby', 'misorder', 'mrap', 'nozaq', 'ONEZONE', 'projenrc', 'reapit',
  'reencryption', 'replicat', 'replicationdestination', 'rtti', 'SARIF', 'SECG', 'sgov', 'SRCROOT', 'SSEKMS', 'SSES',
  'startbuild', 'sthree', 'unreplicated',
];

/** Code, addresses, and texts and patterns in lower case as AWS compares them. */
const IGNORED = ['/`[^`\\n]*`/g', '/```[\\s\\S]*?```/g', '/https?:\\S+/g', "/'[a-z0-9*:./-]+'/g", '/\\/[^/\\n]*\\|[^/\\n]*\\//g'];

const CHECKED = ['*.md', 'docs/**/*.md', 'src/**/*.ts', 'handlers/**/*.ts', 'examples/**/*.ts'];

/** `npm run docs:check`: spelling of docs, public names and comments, links, and samples in every language. */
export function configureDocumentation(project: awscdk.AwsCdkConstructLibrary): void {
  const spelling = new JsonFile(project, '.cspell.json', {
    obj: {
      version: '0.2',
      language: 'en,en-GB',
      dictionaries: ['aws', 'en-gb', 'golang', 'java', 'node', 'npm', 'python', 'software-terms', 'typescript'],
      ignoreRegExpList: IGNORED,
      ignorePaths: ['API.md'],
      words: WORDS,
    },
  });
  const check = project.addTask('docs:spelling', {
    description: 'Check the spelling of docs, names and comments',
    execArgs: ['cspell', '--config', spelling.path, '--no-progress', '--no-summary', ...CHECKED],
  });
  const all = project.addTask('docs:check', { description: 'Spelling, links, and the samples of every language (--strict)' });
  all.spawn(check);
  all.execArgs(['jest', '--ci', '--coverage=false', 'test/docs']);
  all.spawn(project.tasks.tryFind('rosetta')!);
  all.exec('npm run --silent docs:samples -- --check');
  project.npmignore?.exclude(`/${spelling.path}`);
}
