import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildGraph } from '../../../src/cli/graph/build-graph';
import type { Graph } from '../../../src/cli/graph/graph';
import { loadInput } from '../../../src/cli/input/load-input';
import type { Destination, L1Options, Rules } from '../replicating-app';
import { RULE, encryptedRules, synthesizeL1 } from '../replicating-app';

let outdir: string;
beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'graph-'));
});
afterEach(() => {
  rmSync(outdir, { recursive: true });
});

function graph(rulesTo: (destination: Destination) => Rules, options: L1Options = {}): Graph {
  synthesizeL1(outdir, rulesTo, options);
  return buildGraph(loadInput([outdir]).model);
}

function encrypted(destination: Destination, keyArn = destination.keyArn): Rules[number] {
  return encryptedRules({ ...destination, keyArn })[0];
}

test('draws the source, its key, the destination and a key that no template has', () => {
  const { nodes } = graph((destination) => [encrypted(destination)]);
  expect(nodes.map(({ id, kind, stack, constructPath }) => ({ id, kind, stack, constructPath }))).toEqual([
    { id: 'bucket_Source_Bucket', kind: 'bucket', stack: 'stack_Source', constructPath: 'Source/Bucket' },
    { id: 'key_Source_Key', kind: 'key', stack: 'stack_Source', constructPath: 'Source/Key' },
    { id: 'bucket_Destination_Replica', kind: 'bucket', stack: 'stack_Destination', constructPath: 'Destination/Replica' },
    { id: 'key_arn_aws_kms_eu_west_1_111111111111_key_11111111_2222_3333_4444_555555555555', kind: 'key' },
  ]);
});

test('draws rules and encryption as edges', () => {
  const { rules, encryption } = graph((destination) => [encrypted(destination)]);
  const [from, to] = ['bucket_Source_Bucket', 'bucket_Destination_Replica'];
  expect(rules).toEqual([{ from, to, rule: 'all', enabled: true, prefix: '', tags: [] }]);
  expect(encryption).toEqual([
    { from, to: 'key_Source_Key', use: 'default' },
    { from: to, to: 'key_arn_aws_kms_eu_west_1_111111111111_key_11111111_2222_3333_4444_555555555555', use: 'replica' },
  ]);
});

test('draws the order of the stacks that take part, over one that does not', () => {
  const { stacks, order } = graph((destination) => [encrypted(destination)]);
  expect(stacks).toEqual([
    { id: 'stack_Source', path: 'Source', name: 'Source', account: '111111111111', region: 'us-east-1' },
    { id: 'stack_Destination', path: 'Destination', name: 'Destination', account: '111111111111', region: 'eu-west-1' },
  ]);
  expect(order).toEqual([{ first: 'stack_Destination', then: 'stack_Source' }]);
});

test('draws a key once for several rules to one bucket', () => {
  const { rules, encryption } = graph((destination) => [
    encrypted(destination),
    { ...encrypted(destination), id: 'again', priority: 2, filter: { prefix: 'a/' } },
  ]);
  expect(rules.map(({ rule }) => rule)).toEqual(['all', 'again']);
  expect(encryption).toHaveLength(2);
});

test('a bucket that is in no template has no stack', () => {
  const { nodes } = graph(() => [RULE]);
  expect(nodes[nodes.length - 1]).toEqual({ id: 'bucket_elsewhere', kind: 'bucket', name: 'elsewhere' });
});

test.each(['arn:aws:s3:::', ''])('a bucket and a key without names are drawn as such, for %j', (bucket) => {
  const { nodes } = graph((destination) => [{
    ...encrypted(destination), destination: { bucket, encryptionConfiguration: { replicaKmsKeyId: '' } },
  }]);
  expect(nodes.slice(2)).toEqual([
    { id: 'bucket_no_name', kind: 'bucket', name: 'no name' },
    { id: 'key_no_name', kind: 'key', name: 'no name' },
  ]);
});

test.each([undefined, ''])('a rule with the id %j is drawn with its index', (id) => {
  const { rules } = graph((destination) => [{ ...encrypted(destination), id }]);
  expect(rules.map(({ rule }) => rule)).toEqual(['rule 0']);
});

test('the AWS managed key is drawn by its alias', () => {
  const { nodes } = graph((destination) => [encrypted(destination, 'alias/aws/s3')]);
  expect(nodes[nodes.length - 1]).toEqual({ id: 'key_alias_aws_s3', kind: 'key', name: 'alias/aws/s3' });
});

test('a rule shows its filter and whether it is disabled', () => {
  const { rules } = graph(({ bucketArn }) => [{
    ...RULE,
    id: undefined,
    status: 'Disabled',
    filter: { and: { prefix: 'a/', tagFilters: [{ key: 'tier', value: 'gold' }, { key: 'keep', value: '' }] } },
    destination: { bucket: bucketArn },
  }]);
  expect(rules).toEqual([{
    from: 'bucket_Source_Bucket',
    to: 'bucket_Destination_Replica',
    rule: 'rule 0',
    enabled: false,
    prefix: 'a/',
    tags: [{ key: 'tier', value: 'gold' }, { key: 'keep', value: '' }],
  }]);
});

test('a source that uses the AWS managed key shows it, as each account and Region has its own', () => {
  const { encryption } = graph((destination) => [encrypted(destination, 'alias/aws/s3')], { encryption: 'aws/s3' });
  expect(encryption.map(({ to, use }) => [to, use])).toEqual([
    ['key_alias_aws_s3', 'default'],
    ['key_alias_aws_s3_2', 'replica'],
  ]);
});

test('a source without default encryption with a key shows none', () => {
  expect(graph(() => [RULE], { encryption: 'none' }).encryption).toEqual([]);
});
