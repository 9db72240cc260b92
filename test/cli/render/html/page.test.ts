import { join } from 'node:path';
import type { Finding } from '../../../../src/analysis/report/findings';
import { applyAcknowledgements } from '../../../../src/cli/acknowledged-result';
import { renderPage } from '../../../../src/cli/render/html/page';
import type { AuditReport } from '../../../../src/cli/report/report';
import { synthesizedExamples } from '../../example';
import { acknowledgement, address, finding, result } from '../../fixtures';
import { reportOn } from '../../report/judged';

const directory = synthesizedExamples('minimal', 'rules', 'two-apps-source');
const TEMPLATE = join(__dirname, '..', '..', 'templates', 'mappings.yaml');
const HOSTILE = '</style></script><script>alert(1)</script><img src=x onerror=alert(1)>"\'&amp;\u202E\u0000';

function page(report: AuditReport): string {
  return renderPage(report).join('\n');
}

function withFindings(...findings: readonly Finding[]): AuditReport {
  return { ...reportOn(directory('minimal')), judged: applyAcknowledgements(result(...findings), [acknowledgement({ constructPath: '', reason: HOSTILE })]) };
}

test.each(['minimal', 'rules', 'two-apps-source'])('is smaller than 300 kB: %s', (name) => {
  expect(page(reportOn(directory(name))).length).toBeLessThan(300_000);
});

test('loads and runs nothing', () => {
  const text = page(reportOn(directory('minimal')));
  expect(text).not.toMatch(/<script|<link|<img|<iframe|@import|url\((?!#)|\son\w+=|src=/);
  expect(text).toContain('content="default-src \'none\'; style-src \'unsafe-inline\'"');
});

test('has verdict, picture, calls, controls, limits, versions and date', () => {
  const text = page(reportOn(directory('minimal')));
  expect(text).toContain('<p class="verdict good">Replicates.</p>');
  expect(text).toContain('<svg xmlns');
  for (const id of ['topology', 'verdicts', 'calls', 'controls', 'limits', 'about']) {
    expect(text).toContain(`<h2 id="${id}">`);
  }
  expect(text).toContain('CP-6(1)');
  expect(text).toContain('cdk-encrypted-replication 1.2.3, Node.js v20.0.0');
  expect(text).toContain('<time datetime="2026-11-28T12:34:56.000Z">2026-11-28 12:34 UTC</time>');
  expect(text).toContain('There are no objects of these kinds, since the bucket refuses their upload: AES256.');
});

test('names each determining statement once, and links each cell to it', () => {
  const text = page(reportOn(directory('minimal')));
  const links = [...text.matchAll(/href="#(statement-\d+)"/g)].map(([, id]) => id);
  const targets = [...text.matchAll(/id="(statement-\d+)"/g)].map(([, id]) => id);
  expect(new Set(links)).toEqual(new Set(targets));
  expect(targets).toHaveLength(new Set(targets).size);
});

test('no two elements have one id', () => {
  const ids = [...page(reportOn(directory('rules'))).matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
  expect(ids).toHaveLength(new Set(ids).size);
});

test('shows findings, excess apart from them, and what is acknowledged', () => {
  const statement = { address: address('Documents/Key/Resource'), kind: 'key policy', index: 3 };
  const text = page(withFindings(
    finding(),
    finding({ detail: 'b', call: 'kms:Encrypt', statement }),
    finding({ check: 'ExcessPermissions', level: 'excess', severity: 'warning' }),
  ));
  const [before, after] = text.split('<h2 id="excess">');
  expect(before).toContain('<span class="bad">error (fails)</span> ReplicationProof::EncryptReplica[b]');
  expect(before).toContain('<dt>statement</dt><dd>Statement.3 of the key policy Documents/Key/Resource</dd>');
  expect(after).toContain('<span class="open">warning (excess)</span> ReplicationProof::ExcessPermissions[all-eu-west-1]');
  expect(after).toContain('<td>the app</td>');
});

test('names file and line of a template, and how it was given', () => {
  const text = page(reportOn(TEMPLATE));
  expect(text).toContain('<dt>templates</dt><dd>test/cli/templates/mappings.yaml as mappings</dd>');
  expect(text).not.toContain('<dt>assemblies</dt>');
  const { inputs, ...rest } = reportOn(TEMPLATE);
  const found = page({ ...rest, inputs: { ...inputs, locate: () => ({ file: 'a.yaml', line: 7 }) }, judged: applyAcknowledgements(result(finding()), []) });
  expect(found).toContain('<dt>in</dt><dd>a.yaml:7</dd>');
});

test('what is in no template is undecided, and says so', () => {
  const text = page(reportOn(directory('two-apps-source')));
  expect(text).toContain('<p class="verdict open">Undecided');
});

test('no text of a template begins an element or ends one', () => {
  const hostile = finding({
    check: HOSTILE,
    detail: HOSTILE,
    message: HOSTILE,
    fix: HOSTILE,
    call: HOSTILE,
    see: `javascript:${HOSTILE}`,
    address: address(HOSTILE),
    replication: address(HOSTILE),
    propertyPath: HOSTILE,
    statement: { address: address(HOSTILE), kind: HOSTILE, sid: HOSTILE, index: 0 },
  });
  const text = page(withFindings(hostile, finding()));
  expect(text).not.toMatch(/<script|<img|\u202E|\u0000/);
  expect(text.match(/<\/style>/g)).toHaveLength(2);
});

test('without buckets in the templates there is nothing about controls', () => {
  expect(page({ ...reportOn(directory('minimal')), controls: [], matrices: [] })).not.toMatch(/id="(?:controls|calls)"/);
});
