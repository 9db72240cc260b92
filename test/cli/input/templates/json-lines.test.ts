import { createJsonLineFinder } from '../../../../src/cli/input/templates/json-lines';

const TEMPLATE = `{
\t"Resources": {
    "Bucket": {
      "Type": "A", "Properties": {
        "Rules": [
          { "Id": "one" },
          [1, 2,
           3],
          { "Id": { "Fn::Sub": "two" } }
        ]
      }
    },
    "Other": {}
  }
}`;

test.each([
  [[], 1],
  [['Resources'], 2],
  [['Resources', 'Other'], 13],
  [['Resources', 'Bucket', 'Properties', 'Rules'], 5],
  [['Resources', 'Bucket', 'Properties', 'Rules', '0', 'Id'], 6],
  [['Resources', 'Bucket', 'Properties', 'Rules', '1', '2'], 8],
  [['Resources', 'Bucket', 'Properties', 'Rules', '2', 'Id', 'Fn::Sub'], 9],
  [['Resources', 'Bucket', 'Properties', 'Rules', '3'], 5],
  [['Resources', 'Bucket', 'Properties', 'Rules', 'Id'], 5],
  [['Resources', 'Bucket', 'Type', '0'], 4],
  [['Resources', 'BucketOfALoop', 'Type'], 2],
  [['Nothing'], 1],
])('%j is in line %d', (path, line) => {
  expect(createJsonLineFinder(TEMPLATE)(path)).toBe(line);
});

test('finds a line of what is empty', () => {
  expect(createJsonLineFinder('')(['Resources'])).toBe(1);
});
