import { App, Stack, Stage } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { findMismatch } from '../../../src/internal/topology/mismatch';

const ENV = { account: '111111111111', region: 'eu-west-1' };

const stackIn = (scope: Construct, id: string, env: StackProps['env'] = ENV) => new Stack(scope, id, { env });

test.each<[string, (app: App) => Stack, object | undefined]>([
  ['nothing', (app) => stackIn(app, 'Place'), undefined],
  ['the account', (app) => stackIn(app, 'Place', { ...ENV, account: '222222222222' }),
    { what: 'Region and account', wanted: 'eu-west-1 in account 222222222222' }],
  ['the Stage', (app) => stackIn(new Stage(app, 'Production'), 'Place'), { what: 'Stage', wanted: 'Production' }],
  ['the App', () => stackIn(new App(), 'Place'), { what: 'App', wanted: 'which is another one' }],
])('a stack and a place differ in %s', (_what, makePlace, expected) => {
  const app = new App();
  expect(findMismatch(stackIn(app, 'Here'), makePlace(app))).toEqual(expected);
});

test('a stack in a Stage is not in that of a place in the App itself', () => {
  const app = new App();
  expect(findMismatch(stackIn(new Stage(app, 'Production'), 'Here'), stackIn(app, 'Place')))
    .toEqual({ what: 'Stage', wanted: 'the App itself' });
});

test('of a place that is no stack only Region and account are known', () => {
  expect(findMismatch(stackIn(new App(), 'Here'), ENV)).toBeUndefined();
});
