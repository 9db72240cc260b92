import { App, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { acknowledgeCustomResource } from '../../../src/internal/nag/custom-resource';

const ACKNOWLEDGED = 'aws:cdk:acknowledged-rules';

function acknowledgedOn(construct: Construct): number {
  return construct.node.metadata.filter(({ type }) => type === ACKNOWLEDGED).length;
}

test('the function that CDK shares within the stack is acknowledged where it is', () => {
  const stack = new Stack(new App(), 'Stack');
  const provider = new Construct(stack, 'AWS679f53fac002430cb0da5b7982bd2287');
  acknowledgeCustomResource(stack, new Construct(stack, 'Resource'));
  expect(acknowledgedOn(provider)).toBeGreaterThan(0);
});

test('a version of CDK without that function is no obstacle', () => {
  const stack = new Stack(new App(), 'Stack');
  const resource = new Construct(stack, 'Resource');
  acknowledgeCustomResource(stack, resource);
  expect(acknowledgedOn(resource)).toBeGreaterThan(0);
});
