import { FUTURE_FLAGS } from '../helpers/feature-flags';
import { ACCOUNT, replicationIn } from '../helpers/replication';

function templates(account: string, context: Record<string, unknown>) {
  const { synthesized } = replicationIn({ account, app: { context } });
  return synthesized.stackNames.map((name) => synthesized.artifact(name).template);
}

test.each([ACCOUNT, 'token'])('templates of account %s do not depend on the feature flags of the app', (account) => {
  expect(Object.keys(FUTURE_FLAGS).length).toBeGreaterThan(50);
  expect(templates(account, FUTURE_FLAGS)).toEqual(templates(account, {}));
});
