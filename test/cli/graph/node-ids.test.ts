import { NodeIds } from '../../../src/cli/graph/node-ids';

test('the same node has the same id', () => {
  const ids = new NodeIds();
  expect(ids.getId('bucket', 'arn', 'Documents/Bucket')).toBe('bucket_Documents_Bucket');
  expect(ids.getId('bucket', 'arn', 'Documents/Bucket')).toBe('bucket_Documents_Bucket');
});

test('names that differ only in punctuation have different ids', () => {
  const ids = new NodeIds();
  expect(['a/b', 'a-b', 'a.b'].map((name) => ids.getId('key', name, name))).toEqual(['key_a_b', 'key_a_b_2', 'key_a_b_3']);
});

test.each([
  ['end', 'stack_end'],
  ['<é>', 'stack_'],
  ['"]; click x', 'stack_click_x'],
])('%s becomes an id without a meaning in Mermaid', (name, id) => {
  expect(new NodeIds().getId('stack', name, name)).toBe(id);
});
