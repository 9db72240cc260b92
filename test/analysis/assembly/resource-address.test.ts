import { formatAddress, isSameAddress } from '../../../src/analysis/assembly/resource-address';

const ADDRESS = {
  assembly: '/app',
  stackPath: 'App/Docs',
  templatePath: '/app/Docs.template.json',
  logicalId: 'Bucket',
};

test.each([
  ['its construct path', { ...ADDRESS, constructPath: 'App/Docs/Bucket/Resource' }, 'App/Docs/Bucket/Resource'],
  ['its stack and logical id', ADDRESS, 'App/Docs/Bucket'],
])('a resource is displayed by %s', (_title, address, expected) => {
  expect(formatAddress(address)).toBe(expected);
});

test.each([
  ['another logical id', { logicalId: 'Other' }, false],
  ['another assembly', { assembly: '/other' }, false],
  ['another stack', { stackPath: 'Other' }, false],
  ['a construct path in addition', { constructPath: 'App/Docs/Bucket' }, true],
])('an address with %s', (_title, more, expected) => {
  expect(isSameAddress(ADDRESS, { ...ADDRESS, ...more })).toBe(expected);
});
