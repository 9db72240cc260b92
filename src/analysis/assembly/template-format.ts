import type { JsonObject } from '../symbolic/json-members';
import { isFunctionCall, isObject } from '../symbolic/json-members';
import { LANGUAGE_EXTENSIONS, listMacros } from './macros';
import { findMissingProperties } from './required-properties';

/** What CloudFormation refuses about a template before it looks at what its resources mean. */
export interface FormatProblem {
  /** Absent outside of the section `Resources`. */
  readonly logicalId?: string;
  /** From the resource, else from the template. */
  readonly propertyPath: string;
  readonly message: string;
  /** CloudFormation takes `null` in some properties that are JSON. */
  readonly undecided?: true;
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const LIMITS: ReadonlyArray<readonly [section: string, most: number]> = [
  ['Resources', 500], ['Parameters', 200], ['Outputs', 200],
];

type Report = (problem: FormatProblem) => void;
type Test = (value: unknown) => boolean;

const isText = (value: unknown): value is string => typeof value === 'string';
const isName: Test = (value) => typeof value === 'string' && value !== '';
/** CloudFormation reads numbers and Booleans as text. */
const isScalar: Test = (value) => ['string', 'number', 'boolean'].includes(typeof value);
const isTextOrList: Test = (value) => isText(value) || (Array.isArray(value) && value.every(isText));
const isScalarOrList: Test = (value) => isScalar(value) || (Array.isArray(value) && value.every(isScalar));
/** `AWS::S3::Bucket`, a type of somebody else or of a module, or `Custom::` and a name. */
export const isType: Test = (value) => typeof value === 'string' && /^(?:Custom::[\w@-]+|\w+(?:::\w+)+)$/.test(value);
/** A policy may be an intrinsic function where the template has the transform for language extensions. */
const isDeletionPolicy: Test = (value) => isObject(value)
  || (isText(value) && ['Delete', 'Retain', 'RetainExceptOnCreate', 'Snapshot'].includes(value));

/** The elements of a member of a section: what they are, and whether they have to be there. */
type Elements = ReadonlyArray<readonly [name: string, what: string, test: Test, required?: 'required']>;

const RESOURCE: Elements = [
  ['Type', 'a type, such as AWS::S3::Bucket', isType, 'required'],
  ['Properties', 'an object', isObject],
  ['DependsOn', 'a logical id or a list of logical ids', isTextOrList],
  ['Condition', 'the name of a condition', isName],
  ['Metadata', 'an object', isObject],
  ['DeletionPolicy', 'Delete, Retain, RetainExceptOnCreate or Snapshot', isDeletionPolicy],
  ['UpdateReplacePolicy', 'Delete, Retain or Snapshot', (value) => value !== 'RetainExceptOnCreate' && isDeletionPolicy(value)],
];

const MEMBERS: ReadonlyMap<string, Elements> = new Map<string, Elements>([
  ['Resources', RESOURCE],
  ['Parameters', [
    ['Type', 'the name of a type', isName, 'required'],
    ['Default', 'one value', isScalar],
    ['AllowedValues', 'a list of values', isScalarOrList],
    ['Description', 'text', isText],
  ]],
  ['Outputs', [
    ['Value', 'a value', (value) => isFunctionCall(value) || isScalar(value), 'required'],
    ['Condition', 'the name of a condition', isName],
    ['Export', 'an object with a Name', (value) => isObject(value) && value.Name !== undefined],
    ['Description', 'text', isText],
  ]],
  ['Conditions', []],
  ['Mappings', []],
]);

/** The elements that CloudFormation takes without a look at them here. */
const FURTHER_ELEMENTS: Readonly<Record<string, readonly string[]>> = {
  '': ['Transform'],
  // CDK writes Description, of `cfnOptions.description`
  'Resources': ['CreationPolicy', 'Description', 'UpdatePolicy', 'Version'],
  'Parameters': [
    'AllowedPattern', 'ConstraintDescription', 'MaxLength', 'MaxValue', 'MinLength', 'MinValue', 'NoEcho',
  ],
  'Outputs': [],
};

const SECTIONS: Elements = [
  ['AWSTemplateFormatVersion', '"2010-09-09"', (value) => value === '2010-09-09'],
  ['Description', 'text', isText],
  ['Metadata', 'an object', isObject],
  ['Resources', 'an object', isObject, 'required'],
  ...['Parameters', 'Mappings', 'Conditions', 'Outputs', 'Rules', 'Hooks']
    .map((name) => [name, 'an object', isObject] as const),
];

/**
 * @param template as it is in the file
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
 */
export function findFormatProblems(template: JsonObject): readonly FormatProblem[] {
  const problems: FormatProblem[] = [];
  const report: Report = (problem) => problems.push(problem);
  checkElements(template, SECTIONS, '', report);
  checkNames(template, report);
  MEMBERS.forEach((elements, section) => Object.entries(toObject(template[section])).forEach(([name, member]) =>
    checkMember(section, name, member, elements, report)));
  checkLimits(template, report);
  Object.entries(template).filter(([section]) => section !== 'Resources' && section !== 'Metadata')
    .forEach(([section, value]) =>
      findNulls(value, section, (propertyPath) => report({ propertyPath, message: NULL })));
  return problems;
}

/** Only of resources, whose lack would otherwise not be seen; found while the template is read. */
export function isReadableResource(resource: unknown): resource is JsonObject {
  return isObject(resource) && isType(resource.Type)
    && (resource.Properties === undefined || isObject(resource.Properties));
}

function checkLimits(template: JsonObject, report: Report): void {
  for (const [section, most] of LIMITS) {
    const count = Object.keys(toObject(template[section])).length;
    if (count > most) {
      const what = section.toLowerCase();
      report({ propertyPath: section, message: `it has ${count} ${what}, and a template has at most ${most}` });
    }
  }
  ['Resources', 'Parameters', 'Outputs'].forEach((section) => Object.keys(toObject(template[section]))
    .filter((name) => !name.startsWith('Fn::') && !/^[A-Za-z0-9]+$/.test(name))
    .forEach((name) => report({
      propertyPath: section,
      message: `the logical id ${JSON.stringify(name)} has other characters than A-Z, a-z and 0-9`,
    })));
  findSharedExports(toObject(template.Outputs)).forEach(([output, name]) => report({
    propertyPath: `Outputs.${output}.Export.Name`,
    message: `another output of the stack has the export name ${JSON.stringify(name)}`,
  }));
}

/** Outputs under conditions may exclude each other. */
function findSharedExports(outputs: JsonObject): ReadonlyArray<readonly [output: string, name: string]> {
  const exported = Object.entries(outputs).flatMap(([output, value]) => {
    const { Condition: condition, Export: given } = toObject(value);
    const { Name: name } = toObject(given);
    return condition === undefined && isText(name) ? [[output, name] as const] : [];
  });
  return exported.filter(([, name], index) => exported.findIndex(([, other]) => other === name) < index);
}

function checkMember(section: string, name: string, member: unknown, elements: Elements, report: Report): void {
  const isResource = section === 'Resources';
  const [path, locate]: [string, Report] = isResource
    ? ['', (problem) => report({ ...problem, logicalId: name })] : [`${section}.${name}`, report];
  if (name.startsWith('Fn::')) {
    return;
  }
  if (!isObject(member)) {
    locate({ propertyPath: path, message: `it is ${describe(member)} and has to be an object` });
    return;
  }
  checkElements(member, elements, path, locate);
  if (section === 'Mappings') {
    Object.entries(member).forEach(([key, values]) => checkMapping(`${path}.${key}`, values, report));
  }
  if (isResource) {
    findMissingProperties(member).forEach(({ name: property, what }) =>
      locate({ propertyPath: `Properties.${property}`, message: `${property} has to be ${what}` }));
    const isRead = typeof member.Type === 'string' && /^AWS::(?:IAM|KMS|S3)::/.test(member.Type);
    Object.keys(member).filter((element) => element !== 'Metadata').forEach((element) =>
      findNulls(member[element], element, (propertyPath) =>
        locate({ propertyPath, message: NULL, ...(isRead ? {} : { undecided: true }) })));
  }
}

function checkMapping(propertyPath: string, values: unknown, report: Report): void {
  const isMap = isObject(values) && Object.values(values).every(isScalarOrList);
  if (!isMap) {
    report({ propertyPath, message: 'it has to be an object of values, as every key of a mapping' });
  }
}

function checkElements(parent: JsonObject, elements: Elements, path: string, report: Report): void {
  for (const [name, what, test, required] of elements) {
    const value = parent[name];
    if (value === undefined ? required : value !== null && !test(value)) {
      report({
        propertyPath: join(path, name),
        message: value === undefined ? `${name} is missing` : `${name} is ${describe(value)} and has to be ${what}`,
      });
    }
  }
}

/** A macro may read elements of its own. */
function checkNames(template: JsonObject, report: Report): void {
  if (listMacros(template).some((macro) => macro !== LANGUAGE_EXTENSIONS)) {
    return;
  }
  findUnknown('', template, SECTIONS).forEach((name) =>
    report({ propertyPath: name, message: `${JSON.stringify(name)} is no section of a template` }));
  for (const [section, elements] of MEMBERS) {
    Object.entries(toObject(template[section])).filter(([member]) => !member.startsWith('Fn::')).forEach(([member, value]) =>
      findUnknown(section, value, elements).forEach((name) => report({
        ...(section === 'Resources' ? { logicalId: member, propertyPath: name } : { propertyPath: `${section}.${member}.${name}` }),
        message: `${JSON.stringify(name)} is unknown`,
      })));
  }
}

function findUnknown(section: string, value: unknown, elements: Elements): readonly string[] {
  const further = FURTHER_ELEMENTS[section];
  return further === undefined ? [] : Object.keys(toObject(value)).filter((name) =>
    !further.includes(name) && !name.startsWith('Fn::') && !elements.some(([known]) => known === name));
}

const NULL = 'CloudFormation takes no null';

/** The path is put together where there is one: most templates have none. */
function findNulls(value: unknown, path: string, report: (path: string) => void): void {
  if (value === null) {
    report(path);
  } else if (hasNull(value)) {
    Object.entries(value as object).forEach(([name, member]) => findNulls(member, `${path}.${name}`, report));
  }
}

function hasNull(value: unknown): boolean {
  return value === null || (typeof value === 'object' && Object.values(value).some(hasNull));
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function toObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

function describe(value: unknown): string {
  return Array.isArray(value) ? 'a list' : value === null ? 'null' : typeof value === 'object' ? 'an object'
    : JSON.stringify(value).slice(0, 80);
}
