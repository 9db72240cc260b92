import type { DeployedStack, Template } from './assembly';

/** A reference to an output of another stack. */
interface StackOutput {
  readonly StackName: string;
  readonly Region?: string;
  readonly OutputName: string;
  readonly RoleArn?: unknown;
}

/** Everything in a value that is an object, the value itself included. */
function* objectsIn(value: unknown): Generator<{ readonly [key: string]: unknown }> {
  if (typeof value !== 'object' || value === null) {
    return;
  }
  if (!Array.isArray(value)) {
    yield value as { readonly [key: string]: unknown };
  }
  for (const item of Object.values(value)) {
    yield* objectsIn(item);
  }
}

/** What the library promises not to need: custom resources, Lambda functions. */
export function helperResources({ Resources }: Template): string[] {
  return Object.entries(Resources)
    .filter(([, { Type }]) => /^Custom::|^AWS::CloudFormation::CustomResource$|^AWS::Lambda::/.test(Type))
    .map(([id, { Type }]) => `${id}: ${Type}`);
}

/** References that lock the producer: exports and imports. */
export function strongReferences(template: Template): string[] {
  const exports = Object.entries(template.Outputs ?? {})
    .filter(([, output]) => output.Export !== undefined)
    .map(([id]) => `export ${id}`);
  const imports = [...objectsIn(template)]
    .filter((object) => 'Fn::ImportValue' in object)
    .map((object) => `import ${JSON.stringify(object['Fn::ImportValue'])}`);
  return [...exports, ...imports];
}

/** Every reference to an output of another stack. */
export function weakReferences(template: Template): StackOutput[] {
  return [...objectsIn(template)]
    .filter((object) => 'Fn::GetStackOutput' in object)
    .map((object) => object['Fn::GetStackOutput'] as StackOutput);
}

/** References between stacks that the manifest does not order, or that lead nowhere. */
export function unbackedReferences(stacks: readonly DeployedStack[]): string[] {
  return stacks.flatMap((consumer) => weakReferences(consumer.template).flatMap((reference) => {
    const producer = stacks.find(({ name, region, account }) =>
      name === reference.StackName &&
      region === (reference.Region ?? consumer.region) &&
      account === accountOf(reference, consumer));
    const where = `${consumer.path} -> ${reference.StackName}`;
    if (!producer) {
      return [`${where}: no such stack in ${reference.Region}`];
    }
    if (!producer.template.Outputs?.[reference.OutputName]) {
      return [`${where}: no output ${reference.OutputName}`];
    }
    return consumer.dependencies.includes(producer.path) ? [] : [`${where}: not among the dependencies`];
  }));
}

/** The account that the role of a reference belongs to; without a role that of the consumer. */
function accountOf({ RoleArn }: StackOutput, consumer: DeployedStack): string {
  return RoleArn === undefined ? consumer.account : /:iam::(\d{12}):/.exec(JSON.stringify(RoleArn))?.[1] ?? '';
}

/** Ids of resources that wait for each other; empty where the template can be deployed. */
export function resourceCycle({ Resources }: Template): string[] {
  const waitsFor = new Map(Object.entries(Resources).map(([id, resource]) => [
    id,
    new Set([...referencedIds(resource)].filter((target) => target in Resources)),
  ]));
  for (let removed = true; removed;) {
    removed = false;
    for (const [id, targets] of waitsFor) {
      if ([...targets].every((target) => !waitsFor.has(target))) {
        waitsFor.delete(id);
        removed = true;
      }
    }
  }
  return [...waitsFor.keys()];
}

function* referencedIds(resource: { readonly DependsOn?: string | string[] }): Generator<string> {
  yield* [resource.DependsOn ?? []].flat();
  for (const object of objectsIn(resource)) {
    if (typeof object.Ref === 'string') {
      yield object.Ref;
    }
    if ('Fn::GetAtt' in object) {
      yield [object['Fn::GetAtt']].flat().join('.').split('.')[0];
    }
    if ('Fn::Sub' in object) {
      const pattern = String([object['Fn::Sub']].flat()[0]);
      yield* [...pattern.matchAll(/\$\{([A-Za-z0-9]+)/g)].map((match) => match[1]);
    }
  }
}

/** A statement of an identity policy, with the resource that it is in. */
export interface IdentityStatement {
  readonly id: string;
  readonly Sid?: string;
  readonly Effect: string;
  readonly Action: readonly string[];
  readonly Resource: readonly unknown[];
  readonly Condition?: { readonly [operator: string]: { readonly [key: string]: unknown } };
}

/** The statements of roles' managed and inline policies. */
export function identityStatements({ Resources }: Template): IdentityStatement[] {
  return Object.entries(Resources).flatMap(([id, { Type, Properties }]) => {
    const documents: any[] = Type === 'AWS::IAM::ManagedPolicy' || Type === 'AWS::IAM::Policy' ? [Properties.PolicyDocument]
      : Type === 'AWS::IAM::Role' ? (Properties.Policies ?? []).map((policy: any) => policy.PolicyDocument)
        : [];
    return documents.flatMap((document) => [document.Statement].flat().map((statement: any) => ({
      ...statement,
      id,
      Action: [statement.Action].flat(),
      Resource: [statement.Resource].flat(),
    })));
  });
}

/** AWS defines no resource for them. */
const WITHOUT_RESOURCE: readonly unknown[] = ['cloudwatch:PutMetricData', 's3:CreateJob', 's3:ListJobs'];

/** Identity statements on every resource of the account, where the action has resources. */
export function unboundedStatements(template: Template): string[] {
  return identityStatements(template)
    .filter(({ Resource }) => Resource.some((resource) => resource === '*' || resource === undefined))
    .filter(({ Action }) => !Action.every((action) => WITHOUT_RESOURCE.includes(action)))
    .map(({ id, Sid }) => `${id}: ${Sid}`);
}
