import { isGeneratedByServerless } from '../assembly/macros';
import { isFunctionCall, isObject, listAt, toText } from '../symbolic/json-members';
import { showValue } from '../symbolic/symbolic-string';
import { KNOWN_ATTRIBUTES } from './resource-types/known-attributes';
import type { Scope } from './scope';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html */
const PSEUDO_PARAMETERS: ReadonlySet<string> = new Set([
  'AWS::AccountId', 'AWS::NotificationARNs', 'AWS::NoValue', 'AWS::Partition', 'AWS::Region', 'AWS::StackId',
  'AWS::StackName', 'AWS::URLSuffix',
]);

type SyntaxCheck = (scope: Scope, argument: unknown) => string | undefined;

/**
 * What CloudFormation refuses of the argument of each function.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
const CHECKS: ReadonlyMap<string, SyntaxCheck> = new Map<string, SyntaxCheck>([
  ['Ref', (scope, name) => checkName(scope, name)],
  ['Fn::GetAtt', checkAttribute],
  ['Fn::Sub', checkSubstitution],
  ['Fn::Join', checkJoin],
  ['Fn::Select', checkSelect],
  ['Fn::Split', checkSplit],
  ['Fn::If', checkChoice],
  ['Fn::FindInMap', checkMapping],
  ['Fn::Equals', (_scope, argument) => checkList('Fn::Equals', argument, [2])],
  ['Fn::ImportValue', (_scope, argument) => (isTextOrFunction(argument) ? undefined
    : `Fn::ImportValue takes a name, got ${showValue(argument)}`)],
  ['Fn::GetStackOutput', checkStackOutput],
]);

/** Functions whose arguments are not looked at. */
const OTHERS: ReadonlySet<string> = new Set([
  'Fn::And', 'Fn::Base64', 'Fn::Cidr', 'Fn::Contains', 'Fn::EachMemberEquals', 'Fn::EachMemberIn', 'Fn::GetAZs',
  'Fn::Not', 'Fn::Or',
  'Fn::RefAll', 'Fn::Transform', 'Fn::ValueOf', 'Fn::ValueOfAll',
]);

/** Functions of the transform for language extensions. */
const EXTENSIONS: ReadonlySet<string> = new Set(['Fn::Length', 'Fn::ToJsonString']);

/** Why CloudFormation refuses the use of a function; lowercase, without a full stop. */
export function checkFunction(scope: Scope, name: string, argument: unknown): string | undefined {
  const check = CHECKS.get(name);
  // with the transform for language extensions, arguments may be functions
  const extended = scope.stack.template.Transform !== undefined;
  return extended && isComputed(argument) ? undefined
    : check ? check(scope, argument)
      : EXTENSIONS.has(name) || name.startsWith('Fn::ForEach::')
        ? (extended ? undefined : `${name.split('::', 2).join('::')} needs the transform AWS::LanguageExtensions`)
        : OTHERS.has(name) ? undefined : `there is no function ${showValue(name)}`;
}

function isComputed(argument: unknown): boolean {
  return isObject(argument) || (Array.isArray(argument) && argument.some(isObject));
}

function checkName(scope: Scope, name: unknown): string | undefined {
  return typeof name === 'string' && (PSEUDO_PARAMETERS.has(name) || isParameter(scope, name)
    || hasResource(scope, name)) ? undefined : `the template has no resource or parameter ${showValue(name)}`;
}

/** SAM may generate it. */
function hasResource(scope: Scope, logicalId: string): boolean {
  return scope.findResource(logicalId) !== undefined || isGeneratedByServerless(scope.stack.template, logicalId);
}

function isParameter({ stack: { template } }: Scope, name: string): boolean {
  return Object.hasOwn(template.Parameters ?? {}, name);
}

/** `[Resource, Attribute]`, or `Resource.Attribute`. */
function checkAttribute(scope: Scope, argument: unknown): string | undefined {
  const [logicalId, ...attribute] = typeof argument === 'string' ? argument.split('.')
    : Array.isArray(argument) ? argument : [];
  if (typeof logicalId !== 'string' || attribute.length === 0 || !attribute.every(isTextOrFunction)) {
    return `Fn::GetAtt takes a resource and an attribute, got ${showValue(argument)}`;
  }
  if (!hasResource(scope, logicalId)) {
    return `the template has no resource ${showValue(logicalId)}`;
  }
  const type = toText(scope.findResource(logicalId)?.Type);
  const known = KNOWN_ATTRIBUTES.get(type);
  const name = attribute.join('.');
  return known === undefined || attribute.some(isObject) || known.has(name) ? undefined
    : `${type} has no attribute ${showValue(name)}; it has ${[...known].join(', ') || 'none'}`;
}

const STACK_OUTPUT = ['StackName', 'OutputName', 'Region', 'RoleArn'];

function checkStackOutput(_scope: Scope, argument: unknown): string | undefined {
  if (!isObject(argument) || argument.StackName === undefined || argument.OutputName === undefined) {
    return 'Fn::GetStackOutput takes StackName and OutputName';
  }
  const unknown = Object.keys(argument).find((name) => !STACK_OUTPUT.includes(name));
  const wrong = STACK_OUTPUT.find((name) => argument[name] !== undefined && !isScalarOrFunction(argument[name]));
  return unknown !== undefined ? `Fn::GetStackOutput takes ${STACK_OUTPUT.join(', ')}, and no ${showValue(unknown)}`
    : wrong === undefined ? undefined : `${wrong} of Fn::GetStackOutput is a text, got ${showValue(argument[wrong])}`;
}

/** A list of texts joined by a text: of Booleans see `doubtFunction`. */
function checkJoin(_scope: Scope, argument: unknown): string | undefined {
  const [delimiter, values] = Array.isArray(argument) ? argument : [];
  return checkList('Fn::Join', argument, [2])
    ?? (typeof delimiter === 'string' ? undefined : `the delimiter of Fn::Join is a text, got ${showValue(delimiter)}`)
    ?? (Array.isArray(values) || isFunctionCall(values) ? undefined : `Fn::Join joins a list, got ${showValue(values)}`)
    ?? explainItem('Fn::Join', values);
}

function explainItem(name: string, values: unknown): string | undefined {
  const wrong = Array.isArray(values) ? values.findIndex((value) => !isScalarOrFunction(value)) : -1;
  return wrong < 0 ? undefined : `item ${wrong} of ${name} is no text, got ${showValue((values as readonly unknown[])[wrong])}`;
}

function checkSelect(_scope: Scope, argument: unknown): string | undefined {
  const [index, values] = Array.isArray(argument) ? argument : [];
  return checkList('Fn::Select', argument, [2])
    ?? (isFunctionCall(index) || /^\d+$/.test(toText(index)) ? undefined : `the index of Fn::Select is an integer, got ${showValue(index)}`)
    ?? (Array.isArray(values) || isFunctionCall(values) ? undefined : `Fn::Select takes a list, got ${showValue(values)}`)
    ?? (Array.isArray(values) && Number(toText(index)) >= values.length ? `Fn::Select takes item ${showValue(index)} of ${values.length}` : undefined);
}

/** Names that are written out; a key that is not there may have a default. */
function checkMapping({ stack: { template } }: Scope, argument: unknown): string | undefined {
  const wrong = checkList('Fn::FindInMap', argument, [3, 4]);
  const path: readonly unknown[] = Array.isArray(argument) && argument.length === 3 ? argument : [];
  const known = path.length > 0 && path.every((key) => typeof key === 'string');
  const found = known && path.reduce<unknown>((parent, key) =>
    (isObject(parent) && Object.hasOwn(parent, String(key)) ? parent[String(key)] : undefined), template.Mappings);
  return wrong ?? (known && found === undefined ? `the template has no mapping ${path.map(showValue).join(', ')}` : undefined);
}

function checkSplit(_scope: Scope, argument: unknown): string | undefined {
  const [delimiter, text] = Array.isArray(argument) ? argument : [];
  return checkList('Fn::Split', argument, [2])
    ?? (typeof delimiter === 'string' ? undefined : `the delimiter of Fn::Split is a text, got ${showValue(delimiter)}`)
    ?? (isTextOrFunction(text) ? undefined : `Fn::Split splits a text, got ${showValue(text)}`);
}

/** What AWS does not say: whether a Boolean in a list of texts becomes a text, as a number does. */
export function doubtFunction(name: string, argument: unknown): string | undefined {
  return name === 'Fn::Join' && listAt(argument, '1').some((value) => typeof value === 'boolean')
    ? 'Fn::Join joins a Boolean, which CloudFormation may refuse: give a text' : undefined;
}

function isTextOrFunction(value: unknown): boolean {
  return typeof value === 'string' || isFunctionCall(value);
}

/** CloudFormation takes numbers and Booleans for texts in some places. */
function isScalarOrFunction(value: unknown): boolean {
  return isTextOrFunction(value) || ['number', 'boolean'].includes(typeof value);
}

function checkSubstitution(scope: Scope, argument: unknown): string | undefined {
  const [text, values = {}] = Array.isArray(argument) ? argument : [argument];
  if (typeof text !== 'string' || !isObject(values)) {
    return `Fn::Sub takes a text, or a text and values, got ${showValue(argument)}`;
  }
  return [...text.matchAll(/\$\{([^!}][^}]{0,1000})\}/g)].map(([, name]) => name.trim())
    .filter((name) => !Object.hasOwn(values, name))
    .map((name) => (name.includes('.') && !name.startsWith('AWS::') ? checkAttribute(scope, name) : checkName(scope, name)))
    .find((message) => message !== undefined);
}

function checkChoice(scope: Scope, argument: unknown): string | undefined {
  const [condition] = Array.isArray(argument) ? argument : [];
  return checkList('Fn::If', argument, [3])
    ?? (Object.hasOwn(scope.stack.template.Conditions ?? {}, toText(condition)) ? undefined
      : `the template has no condition ${showValue(condition)}`);
}

function checkList(name: string, argument: unknown, lengths: readonly number[]): string | undefined {
  return Array.isArray(argument) && lengths.includes(argument.length) ? undefined
    : `${name} takes a list of ${lengths.join(' or ')}, got ${showValue(argument)}`;
}
