import { applyAcknowledgements } from '../../src/cli/acknowledged-result';
import * as directories from '../../src/cli/input/directories';
import { acknowledgement, finding, address, result } from './fixtures';

const OTHER = address('Other/Bucket/Resource');

test('sorts by level', () => {
  const findings = [
    finding({ severity: 'info', check: 'E' }),
    finding({ severity: 'warning', check: 'D' }),
    finding({ severity: 'warning', level: 'excess', check: 'C' }),
    finding({ severity: 'warning', undecided: true, check: 'B' }),
    finding({ severity: 'error', check: 'A' }),
  ];
  const { open: [group] } = applyAcknowledgements(result(...findings), []);
  expect(group.findings.map(({ check }) => check)).toEqual(['A', 'B', 'C', 'D', 'E']);
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
    finding({ check: 'B', severity: 'warning', level: 'excess' }),
    finding({ check: 'C', severity: 'warning', undecided: true }),
    finding({ check: 'D', severity: 'info' }),
  ];
  const { counts } = applyAcknowledgements(result(...findings), [acknowledgement()]);
  expect(counts).toEqual({ fails: 1, undecided: 1, excess: 1, info: 1 });
});

test('sets acknowledged findings aside, with their reason', () => {
  const given = acknowledgement();
  const acknowledged = finding();
  const acknowledgedResult = applyAcknowledgements(result(acknowledged, finding({ check: 'Other' })), [given]);
  expect(acknowledgedResult.acknowledged).toEqual([{ finding: acknowledged, acknowledgement: given }]);
  expect(acknowledgedResult.open.flatMap(({ findings }) => findings).map(({ check }) => check)).toEqual(['Other']);
});

test.each([
  ['replicates', [finding({ severity: 'info' }), finding({ severity: 'warning', level: 'excess' })]],
  ['undecided', [finding({ severity: 'info' }), finding({ undecided: true, severity: 'warning' })]],
  ['fails', [finding(), finding({ undecided: true, severity: 'warning' })]],
] as const)('the verdict is %s by the heaviest finding', (verdict, findings) => {
  expect(applyAcknowledgements(result(...findings), [])).toMatchObject({ verdict, replications: [{ verdict }] });
});

test('a replication is judged by its own findings, and all together by those of each', () => {
  const both = { ...result(finding({ replication: OTHER })), replications: [address('Documents/Bucket/Resource'), OTHER] };
  const { verdict, replications } = applyAcknowledgements(both, []);
  expect([verdict, ...replications.map((each) => each.verdict)]).toEqual(['fails', 'replicates', 'fails']);
});

test('a finding is compared with the acknowledgements of its id and its constructs alone', () => {
  const isInside = jest.spyOn(directories, 'isInside');
  const paths = Array.from({ length: 50 }, (_unused, index) => `Documents/Bucket${index}/Resource`);
  const findings = paths.map((path) => finding({ address: address(path) }));
  const { acknowledged } = applyAcknowledgements(
    result(...findings), paths.map((constructPath) => acknowledgement({ constructPath })));
  expect(acknowledged).toHaveLength(50);
  expect(isInside).toHaveBeenCalledTimes(50);
});
