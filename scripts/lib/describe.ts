import type { DeployedStack, Resource } from '../../test/support/assembly';

/** How many, and of what, in the words of AWS. */
const RESOURCE_TYPES: Readonly<Record<string, readonly [one: string, many: string]>> = {
  'AWS::IAM::ManagedPolicy': ['managed policy', 'managed policies'],
  'AWS::IAM::Role': ['role', 'roles'],
  'AWS::KMS::Alias': ['alias', 'aliases'],
  'AWS::KMS::Key': ['key', 'keys'],
  'AWS::KMS::ReplicaKey': ['replica key', 'replica keys'],
  'AWS::S3::Bucket': ['bucket', 'buckets'],
  'AWS::S3::BucketPolicy': ['bucket policy', 'bucket policies'],
};

/** What a stack holds, as lines for a terminal. */
export function describeStack(stack: DeployedStack, position: number, stacks: readonly DeployedStack[]): string[] {
  const resources = Object.values(stack.template.Resources);
  const byType = new Map<string, Resource[]>();
  for (const resource of resources) {
    byType.set(resource.Type, [...(byType.get(resource.Type) ?? []), resource]);
  }
  return [
    `${position}. ${stack.name}   ${stack.region}`,
    ...stacks.filter(({ path }) => stack.dependencies.includes(path)).map(({ name }) => `   after ${name}`),
    ...[...byType].flatMap(([type, ofType]) => describeKind(type, ofType)),
    ...resources.flatMap(describeReplication),
  ];
}

function describeKind(type: string, resources: readonly Resource[]): string[] {
  const [one, many] = RESOURCE_TYPES[type] ?? [type, type];
  const count = `   ${String(resources.length).padStart(2)} ${resources.length === 1 ? one : many}`;
  const names = resources.map(nameOf).filter((name) => name !== undefined);
  return [count, ...names.map((name) => `        ${name}`)];
}

function nameOf({ Type, Properties = {} }: Resource): string | undefined {
  switch (Type) {
    case 'AWS::KMS::Key':
      return `${Properties.MultiRegion ? 'multi-Region primary' : 'single-Region'}${Properties.EnableKeyRotation ? ', rotated' : ''}`;
    case 'AWS::S3::Bucket':
      return text(Properties.BucketName);
    case 'AWS::IAM::Role':
      return text(Properties.RoleName);
    case 'AWS::IAM::ManagedPolicy':
      return text(Properties.Description);
    case 'AWS::KMS::Alias':
      return text(Properties.AliasName);
    default:
      return undefined;
  }
}

function describeReplication({ Properties = {} }: Resource): string[] {
  const rules: any[] = Properties.ReplicationConfiguration?.Rules ?? [];
  return rules.map(({ Id, Destination }) => `   replication rule ${text(Id)} -> ${text(Destination.Bucket)?.split(':::')[1]}`);
}

/** A value of a template in one piece, references by name in angle brackets. */
function text(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) {
    return value === undefined ? undefined : String(value);
  }
  const [[name, argument]] = Object.entries(value);
  return name === 'Fn::Join'
    ? (argument as [string, unknown[]])[1].map(text).join((argument as [string])[0])
    : `<${Array.isArray(argument) ? argument.join('.') : String(argument)}>`;
}
