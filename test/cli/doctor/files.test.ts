import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './diagnose';
import { healthy } from './healthy';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'doctor-files-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

test('a page says which accounts were read, and what was not asked for', async () => {
  const html = join(directory, 'doctor.html');
  const { text } = await run(healthy().state, { files: { html, version: '1.2.3' } });
  const page = readFileSync(html, 'utf8');
  expect(page).toContain('of live accounts, by calls that read.');
  expect(page).toContain('documents in 111111111111/us-east-1');
  expect(page).toContain('It was not asked for, so that nothing of it was checked:');
  expect(page).toContain('VPC endpoint policies');
  expect(page).not.toContain('no account was read');
  expect(text).toMatch(/^Replicates; /m);
});

test("JUnit's file has the findings, and nothing is printed where it is quiet", async () => {
  const { state, source } = healthy();
  state.buckets.documents = { ...source, versioning: 'Suspended' };
  const junit = join(directory, 'doctor.xml');
  const { lines, code } = await run(state, { files: { junit, version: '1.2.3' }, quiet: true });
  expect({ lines, code }).toEqual({ lines: [], code: 1 });
  expect(readFileSync(junit, 'utf8')).toMatch(/<failure /);
});
