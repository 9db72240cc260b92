import { applyAcknowledgements } from '../../src/cli/acknowledged-result';
import { acknowledgement, finding, address, result } from './fixtures';

const OTHER = address('Other/Bucket/Resource');

test('sorts by severity, and decided findings before undecided ones', () => {
  const findings = [
    finding({ severity: 'info', check: 'D' }),
    finding({ severity: 'warning', undecided: true, check: 'C' }),
    finding({ severity: 'warning', check: 'B' }),
    finding({ severity: 'error', check: 'A' }),
  ];
  const { open: [group] } = applyAcknowledgements(result(...findings), []);
  expect(group.findings.map(({ check }) => check)).toEqual(['A', 'B', 'C', 'D']);
});

test('groups by replication, in the order of the result', () => {
  const findings = [finding({ replication: OTHER }), finding(), finding({ replication: OTHER, check: 'Second' })];
  const { open } = applyAcknowledgements(result(...findings), []);
  expect(open.map(({ replication, findings: { length } }) => [replication.stackPath, length])).toEqual([
    ['Other', 2],
    ['Documents', 1],
  ]);
});

test('replications of one path in two assemblies are two', () => {
  const samePath = address('Documents/Bucket/Resource', { templatePath: '/elsewhere/cdk.out/Documents.template.json' });
  const { open } = applyAcknowledgements(result(finding(), finding({ replication: samePath })), []);
  expect(open).toHaveLength(2);
});

test('counts what is not acknowledged', () => {
  const findings = [
    finding(),
    finding({ check: 'A' }),
    finding({ check: 'B', severity: 'warning' }),
    finding({ check: 'C', severity: 'warning', undecided: true }),
    finding({ check: 'D', severity: 'info' }),
  ];
  const { counts } = applyAcknowledgements(result(...findings), [acknowledgement()]);
  expect(counts).toEqual({ errors: 1, warnings: 2, infos: 1, undecided: 1 });
});

test('sets acknowledged findings aside, with their reason', () => {
  const given = acknowledgement();
  const acknowledged = finding();
  const acknowledgedResult = applyAcknowledgements(result(acknowledged, finding({ check: 'Other' })), [given]);
  expect(acknowledgedResult.acknowledged).toEqual([{ finding: acknowledged, acknowledgement: given }]);
  expect(acknowledgedResult.open.flatMap(({ findings }) => findings).map(({ check }) => check)).toEqual(['Other']);
});
