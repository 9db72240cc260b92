import { simulatePlain, ruleOf } from '../support/outcomes/plain-app';
import type { PlainResources } from '../support/outcomes/plain-app';

test.each<[string, (rule: ReturnType<typeof ruleOf>) => void]>([
  ['Filter.Not', (rule) => {
    rule.Filter.Not = { Prefix: 'temporary/' };
  }],
  ['UseSourceMultiRegionKey', (rule) => {
    rule.Destination.EncryptionConfiguration.UseSourceMultiRegionKey = { Status: 'Enabled' };
  }],
])('what becomes of an object under a rule with %s is undecided', (element, change) => {
  const simulator = simulatePlain((resources: PlainResources) => change(ruleOf(resources)));
  const [{ status, explanation }] = simulator.putObject('Source', 'reports/2026.csv').outcomes;
  expect(status).toBe('UNDECIDED');
  expect(explanation).toContain(element);
  expect(explanation).toContain('S3 has had it since November 2026');
});
