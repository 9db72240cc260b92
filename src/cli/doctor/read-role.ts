import { nameAwsManagedPolicy } from '../../analysis/iam/aws-managed-policies';
import { at, listAt, textAt, textsAt } from '../../analysis/symbolic/json-members';
import type { LiveResource } from './live-resource';
import { hide, readDocument, readProperty, toTemplate } from './live-resource';
import type { OperationName } from './operations';
import type { Reader } from './reader';

/** A role with its policies. */
export interface LiveRole {
  readonly arn: string;
  readonly resources: readonly LiveResource[];
}

/** IAM answers the same in each Region; its resources are put into that of the bucket. */
interface RolePlace {
  readonly reader: Reader;
  readonly region: string;
  readonly arn: string;
  readonly name: string;
  readonly path: string;
}

const POLICY_ARN = /:policy(\/(?:.*\/)?)([^/]+)$/;
const ROLE_ARN = /^arn:[^:]+:iam::(\d{12}):role(\/(?:.*\/)?)([^/]+)$/;

/** The account that has a role; `undefined` for what is no ARN of a role. */
export function findRoleAccount(arn: string): string | undefined {
  return ROLE_ARN.exec(arn)?.[1];
}

/** Reads a role, its trust policy, its boundary and its policies; `absent` where it is gone. */
export async function readRole(reader: Reader, arn: string, region: string): Promise<LiveRole | 'absent'> {
  const [, , path, name] = ROLE_ARN.exec(arn)!;
  const place: RolePlace = { reader, region, arn, name, path };
  const role = await ask(place, 'GetRole', { RoleName: name });
  if (role.absent) {
    return 'absent';
  }
  const member = (key: string) => at(role.found, 'Role', key);
  const boundary = textAt(member('PermissionsBoundary'), 'PermissionsBoundaryArn');
  const [inline, attached] = await Promise.all([readInlinePolicies(place), listAttached(place)]);
  const needed = [...attached.arns, ...(boundary === undefined ? [] : [boundary])]
    .filter((each) => POLICY_ARN.test(each));
  const managed = await Promise.all([...new Set(needed)].map(async (policy) => readManagedPolicy(place, policy)));
  return {
    arn,
    resources: [{
      type: 'AWS::IAM::Role',
      arn,
      account: reader.account,
      region,
      properties: {
        RoleName: name,
        Path: path,
        AssumeRolePolicyDocument: readProperty(role, () => readDocument(member('AssumeRolePolicyDocument'))),
        PermissionsBoundary: readProperty(role, () => boundary),
        Policies: [...inline, ...attached.hidden],
        ManagedPolicyArns: attached.arns.filter((policy) => nameAwsManagedPolicy(policy) === undefined),
        Tags: toTemplate(member('Tags')),
      },
    }, ...managed],
  };
}

function ask({ reader, region, arn }: RolePlace, name: OperationName, input: object) {
  return reader.read({ name, input, region, resource: arn });
}

async function readInlinePolicies(place: RolePlace): Promise<object[]> {
  const RoleName = place.name;
  const names = await ask(place, 'ListRolePolicies', { RoleName });
  return names.unread ? [{ PolicyName: 'unread', PolicyDocument: hide(names.unread) }]
    : Promise.all(textsAt(names.found, 'PolicyNames').map(async (PolicyName) => ({
      PolicyName,
      PolicyDocument: readProperty(await ask(place, 'GetRolePolicy', { RoleName, PolicyName }), (found) =>
        readDocument(found.PolicyDocument)),
    })));
}

interface Attached {
  readonly arns: readonly string[];
  /** What stands for those that may not be listed. */
  readonly hidden: readonly object[];
}

async function listAttached(place: RolePlace): Promise<Attached> {
  const { found, unread } = await ask(place, 'ListAttachedRolePolicies', { RoleName: place.name });
  return {
    arns: listAt(found, 'AttachedPolicies').map((policy) => textAt(policy, 'PolicyArn') ?? ''),
    hidden: unread ? [{ PolicyName: 'attached', PolicyDocument: hide(unread) }] : [],
  };
}

/** What a policy of AWS says is read too: the table of this package has few of them. */
async function readManagedPolicy(place: RolePlace, PolicyArn: string): Promise<LiveResource> {
  const policy = await ask(place, 'GetPolicy', { PolicyArn });
  const VersionId = textAt(policy.found, 'Policy', 'DefaultVersionId');
  const version = VersionId === undefined ? policy : await ask(place, 'GetPolicyVersion', { PolicyArn, VersionId });
  const PolicyDocument = readProperty(version, (found) => readDocument(at(found, 'PolicyVersion', 'Document')));
  const [, path, name] = POLICY_ARN.exec(PolicyArn)!;
  const common = { arn: PolicyArn, account: place.reader.account, region: place.region };
  return nameAwsManagedPolicy(PolicyArn) === undefined
    ? { ...common, type: 'AWS::IAM::ManagedPolicy', properties: { ManagedPolicyName: name, Path: path, PolicyDocument } }
    : { ...common, type: 'AWS::IAM::Policy', properties: { PolicyName: name, Roles: [place.name], PolicyDocument } };
}
