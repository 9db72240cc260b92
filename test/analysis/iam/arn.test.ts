import { splitArn, splitArnPieces } from '../../../src/analysis/iam/arn';

test.each<[string, readonly string[]]>([
  ['arn:aws:s3:::docs', ['arn', 'aws', 's3', '', '', 'docs']],
  ['arn:aws:s3:::docs/a:b:c', ['arn', 'aws', 's3', '', '', 'docs/a:b:c']],
  ['arn:aws:s3', ['arn', 'aws', 's3']],
  ['', ['']],
])('colons separate six components: %s', (arn, components) => {
  expect(splitArn(arn)).toEqual(components);
  expect(splitArnPieces([arn]).map((pieces) => pieces.join(''))).toEqual(components);
});

test('a wildcard is in the component where it stands', () => {
  const any = { wildcard: '*' } as const;
  expect(splitArnPieces(['arn:aws:s3:', any, '::docs:', any]))
    .toEqual([['arn'], ['aws'], ['s3'], ['', any, ''], [''], ['docs', ':', '', any]]);
});
