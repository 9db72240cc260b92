import { Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { ENUMS, FACTORIES } from './table';

/** Where jsii records the name of a class, which a bundler may change. */
const JSII_RTTI = Symbol.for('jsii.rtti');

interface NamedConstructor {
  readonly name: string;
  readonly [JSII_RTTI]?: { readonly fqn: string };
}

/** A value that is known at deployment only, and may be anything; a stack has a method `resolve` too. */
export function isToken(value: unknown): boolean {
  return Token.isUnresolved(value) && !Construct.isConstruct(value);
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object without a class, of this realm or another. */
export function isPlain(value: unknown): value is object {
  if (!isObject(value)) {
    return false;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** What each object of an interface of CDK has, of whatever class or language it is, and objects of others have not. */
const MEMBERS: Readonly<Record<string, string>> = {
  'aws_cloudwatch.IAlarm': 'alarmArn',
  'aws_ec2.ISecurityGroup': 'securityGroupId',
  'aws_ec2.IVpc': 'vpcId',
  'aws_iam.IRole': 'roleArn',
  'aws_kms.IKey': 'keyArn',
  'aws_lambda.IFunction': 'functionArn',
  'aws_s3.IBucket': 'bucketArn',
  'aws_sns.ITopic': 'topicArn',
  'aws_sqs.IQueue': 'queueArn',
};

const PRIMITIVES: readonly string[] = ['string', 'number', 'boolean'];

/** Whether a value may be of a type of the table that has no members. */
export function isOfType(value: unknown, type: string): boolean {
  if (type in FACTORIES) {
    return isOfClass(value, type);
  }
  if (isToken(value)) {
    return admitsToken(value, type);
  }
  return PRIMITIVES.includes(type) ? typeof value === type
    : type in ENUMS ? ENUMS[type].includes(value as string)
      // the values of enums of CDK are texts or numbers
      : type.startsWith('enum ') ? typeof value === 'string' || typeof value === 'number'
        : isObject(value) && hasMember(value, MEMBERS[type.replace('object ', '')]);
}

/** The token of a text or number is a text or number; a boolean has no such form, so that there it is the object. */
function admitsToken(value: unknown, type: string): boolean {
  return type === 'boolean' || typeof value === (type.startsWith('enum ') || type in ENUMS ? 'string' : type);
}

function hasMember(value: object, member: string | undefined): boolean {
  return member === undefined || member in value;
}

/**
 * Whether a value is of one of our classes, or may be: a class that another copy of this package or another language
 * made can have any name, but none of ours, and only our own constructs are constructs.
 */
function isOfClass(value: unknown, wanted: string): boolean {
  if (!isObject(value) || isPlain(value) || isToken(value)) {
    return false;
  }
  const names = listClasses(value);
  return names.includes(wanted) || !names.some((name) => name === 'Construct' || name in FACTORIES);
}

/** The class of an object and those that it extends. */
function listClasses(value: object): string[] {
  const names: string[] = [];
  for (let prototype = Object.getPrototypeOf(value); prototype !== null; prototype = Object.getPrototypeOf(prototype)) {
    names.push(readName((prototype as { readonly constructor: NamedConstructor }).constructor));
  }
  return names;
}

/** A class inherits what jsii recorded of the class that it extends. CDK wraps many in one of the same name. */
function readName(constructor: NamedConstructor): string {
  const { name, [JSII_RTTI]: rtti } = constructor;
  const parent = Object.getPrototypeOf(constructor) as NamedConstructor;
  if (parent.name === name) {
    return readName(parent);
  }
  return rtti !== undefined && Object.hasOwn(constructor, JSII_RTTI) ? rtti.fqn.replace(/^.*\./, '') : name;
}

/** A value for a message: what JSON cannot show, by its kind. */
export function describeValue(value: unknown): unknown {
  if (typeof value === 'function') {
    return `the ${value.toString().startsWith('class') ? 'class' : 'function'} ${value.name}`.trimEnd();
  }
  return Array.isArray(value) ? `a list of ${value.length}`
    : !isObject(value) ? value
      : isToken(value) ? 'a token that is an object'
        : isPlain(value) ? `an object with ${quoteAll(Object.keys(value))}`
          : `a ${listClasses(value)[0]}`;
}

export function quoteAll(names: readonly string[]): string {
  return names.length === 0 ? 'no props' : names.map((name) => `'${name}'`).join(', ');
}
