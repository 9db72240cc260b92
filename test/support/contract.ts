import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { stacksInDeployOrder } from './assembly';
import type { DeployedStack, Resource } from './assembly';

/** A tree of strings, numbers and lists, as JSON. */
export type Contract = { readonly [key: string]: unknown };

const FOLDER = resolve(__dirname, '..', 'contract');

/** Properties that name something outside the template: a change replaces what holds data, or breaks who uses it. */
const PHYSICAL_NAMES: readonly string[] = [
  'AlarmName',
  'AliasName',
  'BucketName',
  'BucketNamespace',
  'DashboardName',
  'ManagedPolicyName',
  'Path',
  'PermissionsBoundary',
  'RoleName',
];

/** What users deploy and what must therefore not change: names, logical ids, boundaries of policies, rule ids. */
export function contractOf(assembly: CloudAssembly): Contract {
  const stacks = stacksInDeployOrder(assembly).sort((a, b) => (a.path < b.path ? -1 : 1));
  return Object.fromEntries(stacks.map((stack) => [stack.path, stackContract(stack)]));
}

function stackContract({ name, account, region, dependencies, template }: DeployedStack): Contract {
  const resources = Object.entries(template.Resources).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    stackName: name,
    environment: `${account}/${region}`,
    dependencies,
    resources: Object.fromEntries(resources.map(([id, resource]) => [id, resourceContract(resource)])),
  };
}

function resourceContract({ Type, Properties = {}, DeletionPolicy, UpdateReplacePolicy }: Resource): Contract {
  const names = PHYSICAL_NAMES.filter((name) => Properties[name] !== undefined);
  return {
    type: Type,
    ...Object.fromEntries(names.map((name) => [name, Properties[name]])),
    ...(DeletionPolicy === undefined ? {} : { retention: `${DeletionPolicy}, ${UpdateReplacePolicy}` }),
    ...statementContract(Properties.PolicyDocument ?? Properties.KeyPolicy),
    ...ruleContract(Properties.ReplicationConfiguration),
  };
}

/** The boundaries of a policy: which statement is in which document. */
function statementContract(document: any): Contract {
  const statements: readonly any[] | undefined = document?.Statement;
  return statements ? { statements: statements.map(({ Sid }) => Sid ?? null) } : {};
}

function ruleContract(configuration: any): Contract {
  const rules: readonly any[] | undefined = configuration?.Rules;
  return rules ? { rules: Object.fromEntries(rules.map(({ Id, Priority }) => [Id, { priority: Priority }])) } : {};
}

export function goldenFile(example: string): string {
  return join(FOLDER, `${example}.json`);
}

export function readGolden(example: string): Contract | undefined {
  const file = goldenFile(example);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Contract) : undefined;
}

export function goldenNames(): string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
}

export function render(contract: Contract): string {
  return `${JSON.stringify(contract, undefined, 2)}\n`;
}

/** The differences, one line each: what is gone, what is new, what is another. */
export function differences(golden: Contract, actual: Contract): string[] {
  const [before, after] = [leaves(golden), leaves(actual)];
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths.flatMap((path) => {
    const [was, is] = [before.get(path), after.get(path)];
    if (was === is) {
      return [];
    }
    return was === undefined ? [`added    ${path}: ${is}`]
      : is === undefined ? [`missing  ${path}: ${was}`]
        : [`changed  ${path}: ${was} -> ${is}`];
  });
}

function leaves(value: unknown, path = ''): Map<string, string> {
  const branch = typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;
  return branch
    ? new Map(Object.entries(value).flatMap(([key, item]) => [...leaves(item, path ? `${path} > ${key}` : key)]))
    : new Map([[path, JSON.stringify(value)]]);
}
