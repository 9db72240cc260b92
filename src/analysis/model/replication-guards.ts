import type { TemplateResource } from '../assembly/stack-template';
import { at, isObject, listAt } from '../symbolic/json-members';

/** A condition that has to hold, or must not, for a bucket to replicate by a rule. */
export interface Guard {
  readonly condition: string;
  readonly wanted: boolean;
}

/** Whether resources of a type may have a replication configuration. */
export function mayReplicate(type: string): boolean {
  return type === 'AWS::S3::Bucket' || isCustom(type);
}

function isCustom(type: string): boolean {
  return type.startsWith('Custom::');
}

/** The conditions of a resource with a replication configuration, of the configuration and of its rules. */
export function listGuards(resource: TemplateResource): readonly Guard[] {
  const { Type: type, Condition: condition, Properties: properties } = resource;
  const isCall = isCustom(type) && /putBucketReplication/i.test(JSON.stringify(properties?.Create ?? ''));
  const configuration = type === 'AWS::S3::Bucket' ? properties?.ReplicationConfiguration : undefined;
  if (configuration === undefined && !isCall) {
    return [];
  }
  const own = typeof condition === 'string' ? [{ condition, wanted: true }] : [];
  return [...own, ...listBranchGuards(configuration, (each) => listBranchGuards(at(each, 'Rules'), (rules) =>
    listAt(rules).flatMap((item) => listBranchGuards(item, (rule) => listBranchGuards(at(rule, 'Status'), () => [])))))];
}

/** The condition of an `Fn::If` with one branch that is on, and the guards in this branch. */
function listBranchGuards(value: unknown, enter: (value: unknown) => readonly Guard[]): readonly Guard[] {
  const branch = at(value, 'Fn::If');
  if (branch === undefined) {
    return value === undefined ? [] : enter(value);
  }
  const [condition, positive, negative] = listAt(branch);
  const [on, off] = [isOn(positive), isOn(negative)];
  return typeof condition !== 'string' || on === off ? []
    : [{ condition, wanted: on }, ...listBranchGuards(on ? positive : negative, enter)];
}

function isOn(value: unknown): boolean {
  return value !== 'Disabled' && !(isObject(value) && value.Ref === 'AWS::NoValue');
}
