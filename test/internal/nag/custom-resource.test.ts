import { App, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { renderFindingIds, acknowledgeCustomResource } from '../../../src/internal/nag/acknowledge';
import { ACKNOWLEDGEMENTS } from '../../../src/internal/nag/acknowledgements';

const ACKNOWLEDGED = 'aws:cdk:acknowledged-rules';

/** The findings that are acknowledged on a construct, each with its reason. */
function acknowledgedOn(construct: Construct): object {
  const metadata = construct.node.metadata.filter(({ type }) => type === ACKNOWLEDGED);
  return Object.assign({}, ...metadata.map(({ data }) => data as object)) as object;
}

/** The same of a table of acknowledgements. */
function acknowledgements(kind: 'customResource' | 'customResourceFunction'): object {
  return Object.fromEntries(ACKNOWLEDGEMENTS[kind].flatMap((each) =>
    renderFindingIds(each).map((id) => [id, each.reason])));
}

test('the function that CDK shares within the stack is acknowledged where it is', () => {
  const stack = new Stack(new App(), 'Stack');
  const provider = new Construct(stack, 'AWS679f53fac002430cb0da5b7982bd2287');
  const resource = new Construct(stack, 'Resource');
  acknowledgeCustomResource(stack, resource);
  expect(acknowledgedOn(provider)).toEqual(acknowledgements('customResourceFunction'));
  expect(acknowledgedOn(provider)).toMatchObject({ 'HIPAA.Security::HIPAA.Security-LambdaDLQ': expect.any(String) });
  expect(acknowledgedOn(resource)).toEqual(acknowledgements('customResource'));
});

test('a version of CDK without that function is no obstacle', () => {
  const stack = new Stack(new App(), 'Stack');
  const resource = new Construct(stack, 'Resource');
  acknowledgeCustomResource(stack, resource);
  expect(acknowledgedOn(resource)).toEqual(acknowledgements('customResource'));
  expect(acknowledgedOn(resource)).toMatchObject({ 'HIPAA.Security::HIPAA.Security-IAMNoInlinePolicy': expect.any(String) });
  expect(stack.node.findAll().filter((each) => each !== resource).map(acknowledgedOn)).toEqual([{}]);
});
