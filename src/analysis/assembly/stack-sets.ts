import { isObject, listAt, textAt } from '../symbolic/json-members';
import type { JsonObject } from '../symbolic/json-members';
import type { ParameterValues } from './expand-loops';
import { expandLoops } from './expand-loops';
import type { StackFiles } from './stack-files';
import type { StackTemplate, TemplateResource } from './stack-template';
import type { ReadableTemplate } from './template-body';
import { readBody } from './template-body';

type StackWithoutPaths = Omit<StackTemplate, 'constructPaths'>;

/** One for each account and Region; more in one template is nothing that somebody writes. */
const MOST_INSTANCES = 500;

/**
 * The stacks that an `AWS::CloudFormation::StackSet` deploys, if its template and its targets are in the template that
 * has it.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-stackset.html
 */
export function readStackSet(
  parent: StackWithoutPaths,
  logicalId: string,
  { Type: type, Properties: properties }: TemplateResource,
  files: StackFiles,
): readonly StackWithoutPaths[] {
  const read = type === 'AWS::CloudFormation::StackSet' ? findBody(parent, properties, files) : undefined;
  const targets = listAt(properties, 'StackInstancesGroup').map(readTargets);
  if (read === undefined || targets.length === 0 || !targets.every((target) => target !== undefined)) {
    return [];
  }
  return targets.flat().slice(0, MOST_INSTANCES).map(({ account, region, overrides }) => {
    const passed = new Map([...readParameters(properties?.Parameters), ...overrides]);
    const literal: ParameterValues = new Map([...passed].flatMap(([name, value]) =>
      (typeof value === 'string' ? [[name, value] as const] : [])));
    return {
      ...parent,
      path: `${parent.path}/${logicalId}/${account}/${region}`,
      name: `StackSet-${logicalId}`,
      account,
      region,
      ...read(literal),
      parameters: undefined,
      bound: undefined,
      passed,
      nestedIn: { path: parent.path, logicalId },
    };
  });
}

/** How the template is read, with the values that loops may run over. */
type ReadBody = (parameters: ParameterValues) => ReadableTemplate & Pick<StackTemplate, 'templatePath'>;

/** The body that the resource has, or the file that it names. */
function findBody(
  { templatePath }: StackWithoutPaths,
  properties: TemplateResource['Properties'],
  { parseBody, findFile, read }: StackFiles,
): ReadBody | undefined {
  const body = parseTemplateBody(properties?.TemplateBody, parseBody);
  const file = findFile?.(textAt(properties, 'TemplateURL') ?? '', templatePath);
  return body !== undefined ? (parameters) => ({ templatePath, ...readBody(expandLoops(body, parameters)) })
    : file !== undefined ? (parameters) => ({ templatePath: file, ...read(file, parameters) }) : undefined;
}

function parseTemplateBody(value: unknown, parse: StackFiles['parseBody']): JsonObject | undefined {
  try {
    const body = typeof value === 'string' ? parse(value) : undefined;
    return isObject(body) ? body : undefined;
  } catch {
    return undefined;
  }
}

interface Target {
  readonly account: string;
  readonly region: string;
  readonly overrides: ReadonlyMap<string, unknown>;
}

/** `undefined` where the accounts or Regions are not written out. */
function readTargets(group: unknown): readonly Target[] | undefined {
  const [accounts, regions] = [listAt(group, 'DeploymentTargets', 'Accounts'), listAt(group, 'Regions')];
  const overrides = readParameters(listAt(group, 'ParameterOverrides'));
  const all = [...accounts, ...regions];
  return accounts.length === 0 || regions.length === 0 || !all.every((each) => typeof each === 'string') ? undefined
    : accounts.flatMap((account) =>
      regions.map((region) => ({ account: String(account), region: String(region), overrides })));
}

function readParameters(list: unknown): ReadonlyMap<string, unknown> {
  return new Map(listAt(list).flatMap((each) => {
    const name = textAt(each, 'ParameterKey');
    return name === undefined || !isObject(each) ? [] : [[name, each.ParameterValue] as const];
  }));
}
