import type { TemplateBody } from '../../../src/analysis/assembly/stack-template';
import { Inventory } from '../../../src/analysis/model/inventory';
import { Resolver } from '../../../src/analysis/resolve/resolver';
import { display } from '../../../src/analysis/symbolic/symbolic-string';
import { stackOf } from './templates';

const TYPE = 'AWS::S3::Bucket';
const TEMPLATE: TemplateBody = {
  Resources: {
    Full: { Type: TYPE, Properties: { BucketName: { 'Fn::Sub': 'docs' }, Tags: [{ Ref: 'AWS::Region' }], None: { Ref: 'AWS::NoValue' } } },
    Empty: { Type: TYPE },
    Rewritten: { Type: TYPE, Properties: { 'Fn::Transform': { Name: 'Macro' }, 'BucketName': 'docs' } },
  },
};

const STACK = stackOf('Docs', TEMPLATE);
const INVENTORY = new Inventory([STACK], new Resolver([STACK]));
const find = (logicalId: string) => INVENTORY.findInStack(STACK, logicalId)!;

test('a property is resolved once, for whoever asks', () => {
  const tags = INVENTORY.resolveProperty(find('Full'), 'Tags');
  expect(INVENTORY.resolveProperty(find('Full'), 'Tags')).toBe(tags);
  expect(INVENTORY.resolveProperties(find('Full'))).toEqual({ BucketName: 'docs', Tags: ['eu-west-1'] });
  expect((INVENTORY.resolveProperties(find('Full')) as { readonly Tags: unknown }).Tags).toBe(tags);
});

test('a resource may have no properties', () => {
  expect(INVENTORY.resolveProperties(find('Empty'))).toEqual({});
});

test('what a macro may change is decided by the deployment', () => {
  expect(display(INVENTORY.resolveProperties(find('Rewritten')) as string)).toContain('Fn::Transform');
});
