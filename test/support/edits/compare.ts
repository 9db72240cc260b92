import { App } from 'aws-cdk-lib';
import { ReplicationError } from '../../../src/internal/errors/replication-error';
import { stacksInDeployOrder } from '../assembly';
import type { DeployedStack, Resource } from '../assembly';
import { CREATE_ONLY, HOLDS_DATA } from './create-only';
import type { Edit, Write } from './edit';

/** An app as it is deployed, and what it said. */
interface Deployment {
  readonly stacks: readonly DeployedStack[];
  readonly warnings: readonly string[];
  /** The code of the error that ended the synthesis. */
  readonly refused?: string;
}

/** What an edit does. */
export interface Outcome {
  readonly edit: Edit;
  /** Resources that are added, updated or removed. */
  readonly changed: number;
  /** Resources that are replaced, and what holds data and leaves the templates. */
  readonly replaced: readonly string[];
  /** Policies that deny the role that deploys them. */
  readonly locksOut: readonly string[];
  /** Policies of a destination that named the role that S3 still calls with, and no longer do. */
  readonly unAdmits: readonly string[];
  /** Codes of errors and warnings that the edit adds, or what documents it. */
  readonly announced: readonly string[];
}

export function compareEdit(edit: Edit): Outcome {
  const [before, after] = [edit.before, edit.after].map(deploy);
  const announced = [
    ...(after.refused === undefined ? [] : [after.refused]),
    ...after.warnings.filter((warning) => !before.warnings.includes(warning)),
    ...(edit.documented === undefined ? [] : [edit.documented.file]),
  ];
  return after.refused === undefined ? { edit, announced, ...compare(before, after) }
    : { edit, announced, changed: 0, replaced: [], locksOut: [], unAdmits: [] };
}

function deploy(write: Write): Deployment {
  const app = new App({ analyticsReporting: false, context: { 'cdk-encrypted-replication:proof': false } });
  try {
    write(app);
    const assembly = app.synth();
    return {
      stacks: stacksInDeployOrder(assembly),
      warnings: assembly.stacksRecursively.flatMap(({ messages }) =>
        messages.flatMap(({ entry }) => /\[ack: ([^\]]*)\]/.exec(String(entry.data))?.[1] ?? [])),
    };
  } catch (error) {
    if (ReplicationError.isReplicationError(error)) {
      return { stacks: [], warnings: [], refused: error.code };
    }
    throw error;
  }
}

/** The resources of all stacks, by stack name and logical id. */
function listResources({ stacks }: Deployment): ReadonlyMap<string, Resource> {
  return new Map(stacks.flatMap(({ name, template }) =>
    Object.entries(template.Resources).map(([id, resource]) => [`${name}/${id}`, resource] as const)));
}

function compare(before: Deployment, after: Deployment): Omit<Outcome, 'edit' | 'announced'> {
  const [old, now] = [before, after].map(listResources);
  const kept = [...old].filter(([key]) => now.has(key));
  const removed = [...old].filter(([key]) => !now.has(key));
  const updated = kept.filter(([key, resource]) => JSON.stringify(resource) !== JSON.stringify(now.get(key)));
  const replaced = updated.filter(([key, resource]) => isReplaced(resource, now.get(key)!));
  return {
    changed: updated.length + removed.length + [...now.keys()].filter((key) => !old.has(key)).length,
    replaced: [...replaced, ...removed.filter(([, { Type }]) => HOLDS_DATA.includes(Type))].map(([key]) => key),
    locksOut: [...now].filter(([, resource]) => locksOut(resource)).map(([key]) => key),
    unAdmits: kept.filter(([key, resource]) => listRoles(resource, before).some((role) => !names(now.get(key)!, role)))
      .map(([key]) => key),
  };
}

function isReplaced({ Type, Properties: was }: Resource, { Type: type, Properties: is }: Resource): boolean {
  const properties = CREATE_ONLY[Type];
  if (properties === undefined) {
    throw new Error(`${Type} is not in the table of create-only properties`);
  }
  return Type !== type || properties.some((name) => JSON.stringify(was?.[name]) !== JSON.stringify(is?.[name]));
}

function statementsOf({ Properties }: Resource): readonly any[] {
  return (Properties?.PolicyDocument ?? Properties?.KeyPolicy)?.Statement ?? [];
}

/** A Deny of changes to the policy that leaves out the role that CDK's bootstrap stack made for CloudFormation. */
function locksOut(resource: Resource): boolean {
  return resource.Type === 'AWS::S3::BucketPolicy' && statementsOf(resource)
    .filter(({ Effect, Action }) => Effect === 'Deny' && [Action].flat().includes('s3:PutBucketPolicy'))
    .some((statement) => !/cfn-exec-role/.test(JSON.stringify(statement.Condition)));
}

/** The replication roles that a policy names, by their literal names. */
function listRoles(resource: Resource, { stacks }: Deployment): readonly string[] {
  const roles = stacks.flatMap(({ template }) => Object.values(template.Resources))
    .filter(({ Type }) => Type === 'AWS::IAM::Role').map(({ Properties: { RoleName, Path = '/' } }) => `${Path}${RoleName}`);
  return roles.filter((role) => names(resource, role));
}

function names(resource: Resource, role: string): boolean {
  return statementsOf(resource).some(({ Condition }) => new RegExp(`:role${role}["]`).test(JSON.stringify(Condition ?? {})));
}
