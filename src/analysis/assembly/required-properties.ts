import type { JsonObject } from '../symbolic/json-members';
import { isFunctionCall, isObject } from '../symbolic/json-members';

/** What a resource cannot do without. No check of its content would see it: without it, the resource is nobody's. */
export interface RequiredProperty {
  readonly type: RegExp;
  readonly name: string;
  readonly what: string;
  readonly test: (value: unknown) => boolean;
}

/** A dynamic reference stands for any text. */
const isToken = (value: unknown) => isFunctionCall(value)
  || (typeof value === 'string' && /^arn:[^:]+:(?:lambda|sns):|\{\{resolve:/.test(value));
const isScalarOrFunction = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value) || isFunctionCall(value);

const REQUIRED: readonly RequiredProperty[] = [
  { type: /^Custom::|^AWS::CloudFormation::CustomResource$/, name: 'ServiceToken', what: 'the ARN of a Lambda function or an SNS topic', test: isToken },
  { type: /^AWS::S3::BucketPolicy$/, name: 'Bucket', what: 'the name of a bucket', test: isScalarOrFunction },
  { type: /^AWS::Lambda::Function$/, name: 'Role', what: 'the ARN of a role', test: (value) => typeof value === 'string' || isFunctionCall(value) },
  { type: /^AWS::Lambda::Function$/, name: 'Code', what: 'an object', test: isObject },
];

/**
 * What is missing of the properties of a resource, or cannot be what it has to be.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
 */
export function findMissingProperties(resource: JsonObject): readonly RequiredProperty[] {
  const { Type: type, Properties: properties = {} } = resource;
  // a macro may add the rest
  const isOpen = !isObject(properties) || Object.keys(properties).some((name) => name.startsWith('Fn::'));
  return typeof type !== 'string' || isOpen ? [] : REQUIRED.filter((each) => each.type.test(type))
    .filter(({ name, test }) => properties[name] !== null && !test(properties[name]));
}
