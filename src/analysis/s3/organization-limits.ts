import type { Policies } from '../iam/authorization';
import { selectLevels } from '../iam/organization';
import type { KeyStates } from '../iam/request';
import { absentOr, present } from '../iam/request';
import type { DeploymentModel } from '../model/deployment-model';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { unknownValue } from '../symbolic/symbolic-string';
import type { ReplicationContext } from './replication-context';

type Limits = Pick<Policies, 'serviceControls' | 'resourceControls'>;

/**
 * What the organization limits a call to: the role by the policies of its account, the resource by those of its own.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html
 */
export function limitByOrganization(each: ReplicationContext, resourceAccount: SymbolicString): Limits {
  const { model: { organization }, caller: { account }, memo: { limits } } = each;
  if (organization === undefined) {
    return {};
  }
  const key = `${account} ${resourceAccount}`;
  const found = limits.get(key) ?? {
    serviceControls: selectLevels(organization.servicePolicies, account),
    resourceControls: selectLevels(organization.resourcePolicies, resourceAccount).flat(),
  };
  limits.set(key, found);
  return found;
}

/** What a request carries of the organization of a principal or a resource; nothing where that is not known. */
export function listOrganizationKeys(
  { organization, stacks }: DeploymentModel,
  whose: 'principal' | 'resource',
  account: SymbolicString,
): [string, KeyStates][] {
  const id = organization?.id;
  // an account that is only named may be anybody's
  return id === undefined || !stacks.some((stack) => stack.account === account) ? [] : [
    [`aws:${whose}orgid`, present(id)],
    [`aws:${whose}orgpaths`, present(formatPath(id, account))],
  ];
}

/** For the trust policy: S3 calls by itself, and perhaps tells for whom. */
export function listSourceOrganizationKeys(
  { organization }: DeploymentModel,
  account: SymbolicString,
): [string, KeyStates][] {
  const id = organization?.id;
  return id === undefined ? [] : [
    ['aws:sourceorgid', absentOr(id)],
    ['aws:sourceorgpaths', absentOr(formatPath(id, account))],
    ['aws:principalorgid', [undefined]],
    ['aws:principalorgpaths', [undefined]],
  ];
}

/** The organizational units of an account are not given. */
function formatPath(id: string, account: SymbolicString): SymbolicString {
  return `${id}/${unknownValue(`organizational units of ${account}`)}/`;
}
