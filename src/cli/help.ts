import { BLIND_SPOTS } from '../analysis/report/blind-spots';
import { wrap } from './render/layout';

const TEMPLATES = 'destination.yaml@222222222222/eu-west-1 source.yaml@111111111111/us-east-1';

/** Arguments of each command, as people give them. */
const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  prove: [
    '',
    'source/cdk.out replica/cdk.out',
    `${TEMPLATES} --parameter source.ReplicaKeyArn=destination.KeyArn`,
    '--quiet --html report.html --sarif report.sarif --junit report.xml',
    '--explain EncryptReplica',
  ],
  simulate: [
    '--bucket Documents/Replication/Bucket --key reports/2026.csv',
    `${TEMPLATES} --bucket source/Bucket --key reports/2026.csv`,
    '--bucket Documents/Replication/Bucket --key reports/2026.csv --scp root.json --summary',
  ],
  graph: ['> replication.mmd', '--format svg > replication.svg', 'template.yaml --account 111111111111 --region eu-west-1'],
  requirements: ['> requirements.json'],
  reconcile: [
    'source/2026-11-28T01-00Z/manifest.json replica/2026-11-28T01-00Z/manifest.json',
    'SOURCE DESTINATION --prefix contracts/ --manifest again.csv',
  ],
  doctor: [
    'documents-bucket --profile documents --destination-profile backup',
    'documents-bucket --key reports/2026.csv',
    '--policy > reader.json',
  ],
};

const UNUSABLE = '2  the input cannot be checked, or the output cannot be written';
const WRITTEN = ['0  written', UNUSABLE];

/** What each code means, by command. */
const CODES: Readonly<Record<string, readonly string[]>> = {
  prove: [
    '0  it replicates, or nothing is at or above the level of --fail-on',
    '1  it does not',
    UNUSABLE,
    '3  undecided: the templates do not tell',
    '4  it replicates, and there is excess or information that --fail-on asks for',
  ],
  simulate: [
    '0  the object arrives at every destination for which a rule applies, and at least at one',
    '1  it does not, or the templates do not tell',
    UNUSABLE,
  ],
  graph: WRITTEN,
  requirements: WRITTEN,
  doctor: [
    '0  it replicates, or nothing is at or above the level of --fail-on',
    '1  it does not',
    UNUSABLE,
    '3  undecided: the account does not tell, or not what may be read',
    '4  it replicates, and there is excess or information that --fail-on asks for',
  ],
  reconcile: ['0  the copy is complete', '1  it is not', UNUSABLE],
};

/** What stands below the options of a command. */
export function formatHelp(name: string, width: number): string {
  return [
    ...list('Examples', EXAMPLES[name].map((example) => `cdk-encrypted-replication ${name} ${example}`.trimEnd())),
    ...list('Exit codes', CODES[name]),
    ...(name === 'prove' ? list('What no template shows, and the proof cannot check', BLIND_SPOTS.flatMap((spot) =>
      wrap(spot, width - 4).map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`)))) : []),
  ].join('\n');
}

function list(title: string, lines: readonly string[]): string[] {
  return ['', `${title}:`, ...lines.map((line) => `  ${line}`)];
}
