import { judgementOf } from '../../src/cli/judged';
import { acknowledgement, finding, place, verdict } from './fixtures';

const OTHER = place('Other/Bucket/Resource');

test('puts the worst first, and what is sure before what is undecided', () => {
  const findings = [
    finding({ severity: 'info', requirement: 'D' }),
    finding({ severity: 'warning', undecided: true, requirement: 'C' }),
    finding({ severity: 'warning', requirement: 'B' }),
    finding({ severity: 'error', requirement: 'A' }),
  ];
  const { open: [group] } = judgementOf(verdict(...findings), []);
  expect(group.findings.map(({ requirement }) => requirement)).toEqual(['A', 'B', 'C', 'D']);
});

test('groups by replication, in the order of the verdict', () => {
  const findings = [finding({ replication: OTHER }), finding(), finding({ replication: OTHER, requirement: 'Second' })];
  const { open } = judgementOf(verdict(...findings), []);
  expect(open.map(({ replication, findings: { length } }) => [replication.stackPath, length])).toEqual([
    ['Other', 2],
    ['Documents', 1],
  ]);
});

test('replications of one path in two assemblies are two', () => {
  const twin = place('Documents/Bucket/Resource', { templatePath: '/elsewhere/cdk.out/Documents.template.json' });
  const { open } = judgementOf(verdict(finding(), finding({ replication: twin })), []);
  expect(open).toHaveLength(2);
});

test('counts what is not acknowledged', () => {
  const findings = [
    finding(),
    finding({ requirement: 'A' }),
    finding({ requirement: 'B', severity: 'warning' }),
    finding({ requirement: 'C', severity: 'warning', undecided: true }),
    finding({ requirement: 'D', severity: 'info' }),
  ];
  const { counts } = judgementOf(verdict(...findings), [acknowledgement()]);
  expect(counts).toEqual({ errors: 1, warnings: 2, infos: 1, undecided: 1 });
});

test('sets acknowledged findings aside, with their reason', () => {
  const given = acknowledgement();
  const acknowledged = finding();
  const judgement = judgementOf(verdict(acknowledged, finding({ requirement: 'Other' })), [given]);
  expect(judgement.acknowledged).toEqual([{ finding: acknowledged, acknowledgement: given }]);
  expect(judgement.open.flatMap(({ findings }) => findings).map(({ requirement }) => requirement)).toEqual(['Other']);
});
