import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PLAIN } from '../../src/cli/colours';
import type { CommandResult } from '../../src/cli/commands/result';
import type { Commands } from '../../src/cli/program';
import { run } from '../../src/cli/run';

const ROOT = join(__dirname, '..', '..');
const GUIDE = join(ROOT, 'docs', 'guide');
const FILES = [join(ROOT, 'README.md'), ...readdirSync(GUIDE).filter((name) => name.endsWith('.md')).map((name) => join(GUIDE, name))];

const COMMAND = /(?:npx (?:--yes )?(?:--package \S+ )?cdk-encrypted-replication|node \S+\/lib\/cli\/main\.js) ([^\n`|>]*)/g;

/** What stands behind `npx` in code blocks, those of several lines too, and in the workflows that the guide gives. */
const COMMANDS = [...new Set(FILES.flatMap((file) =>
  [...readFileSync(file, 'utf8').replace(/ \\\n\s*/g, ' ').matchAll(COMMAND)].map(([, args]) => args.trim())))];

const done = (): CommandResult => ({ code: 0, lines: [] });
const STUBS: Commands = {
  prove: done,
  explain: done,
  simulate: done,
  graph: done,
  requirements: done,
  reconcile: async () => done(),
  doctor: async () => done(),
};

test('the guide has commands, those of a workflow and of a hook too', () => {
  expect(COMMANDS).toEqual(expect.arrayContaining([
    'prove --html report.html --sarif report.sarif --junit report.xml',
    'prove replica.yaml source.yaml --fail-on fails',
    expect.stringMatching(/^prove destination\.yaml@\S+ source\.yaml@\S+ --parameter \S+$/),
    expect.stringMatching(/^reconcile \S+ \S+ --list \S+ --manifest \S+$/),
  ]));
});

test.each(COMMANDS)('the command line takes %s', async (args) => {
  const err: string[] = [];
  const silent = { width: 100, colours: PLAIN, out: () => undefined, status: () => undefined };
  const code = await run(args.split(/\s+/), '0.0.0', STUBS, { ...silent, err: (text) => err.push(text) });
  expect([code, err]).toEqual([0, []]);
});
