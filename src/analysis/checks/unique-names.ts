import { formatAddress } from '../assembly/resource-address';
import type { NamedResource, NameKind } from '../model/inspection';
import { lowerCase } from '../model/names';
import { IAM_GUIDE, KMS_GUIDE } from '../s3/aws-pages';
import { unreported } from '../s3/failure-reasons';
import type { ReplicationContext } from '../s3/replication-context';
import { groupBy } from '../symbolic/group-by';
import { showValue } from '../symbolic/symbolic-string';
import type { Check } from './check';
import { listKeys } from './list-resources';
import type { Violation } from './violation';

export const IAM_NAMES_UNIQUE: Check = {
  id: 'IamNamesUnique',
  title: 'No other role of the account has the name of the role, and no other managed policy that of one of its policies, '
    + 'whatever their paths and their case.',
  severity: 'error',
  failureReason: unreported('IAM refuses the second of them'),
  see: `${IAM_GUIDE}/reference_iam-quotas.html`,
  checkReplication: (each) => listNamesakes(each).flatMap(([what, group]) => findDuplicates(group, what, 'in the account')),
};

/** The last write wins in IAM, and CloudFormation refuses a name that is there already since January 2026. */
export const INLINE_POLICY_NAMES_UNIQUE: Check = {
  id: 'InlinePolicyNamesUnique',
  title: 'The inline policies of the role have names that differ: IAM keeps one of each name.',
  severity: 'error',
  failureReason: unreported('CloudFormation refuses the second policy, or it replaces the first'),
  see: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html',
  checkReplication: ({ role, model }) => (role === undefined ? [] : [...groupBy(
    model.resourcesNamed('inline policy', role.account, role.name),
    ({ name }) => lowerCase(name),
  ).values()].flatMap((group) => findDuplicates(group, 'inline policy', 'on the role'))),
};

export const ALIAS_NAMES_UNIQUE: Check = {
  id: 'AliasNamesUnique',
  title: 'No other alias of the account and Region has the name of an alias of the keys.',
  severity: 'error',
  failureReason: unreported('KMS refuses the second of them'),
  see: `${KMS_GUIDE}/kms-alias.html`,
  checkReplication: (each) => listKeys(each).flatMap((key) => key.aliases.map((name) => each.model.resourcesNamed('alias', key.account, key.region, name)))
    .flatMap((group) => findDuplicates(group, 'alias', 'in the account and Region')),
};

/** Those of an account that share a name with the role, or with one of its managed policies. */
function listNamesakes({ role, model }: ReplicationContext): readonly (readonly [what: NameKind, NamedResource[]])[] {
  if (role === undefined) {
    return [];
  }
  const policies = [...new Set(role.policies.map(({ origin }) => origin.address))].flatMap((address) => {
    const { name } = model.inspect(address)!;
    return name === undefined ? [] : [name];
  });
  return [
    ['role', [...model.resourcesNamed('role', role.account, role.name)]],
    ...[...new Set(policies.map(lowerCase))].map((name): [NameKind, NamedResource[]] =>
      ['managed policy', [...model.resourcesNamed('managed policy', role.account, name)]]),
  ];
}

/** Two that exist only under conditions may exclude each other. */
function findDuplicates(group: readonly NamedResource[], what: NameKind, where: string): readonly Violation[] {
  const [first, ...others] = group;
  return others.filter((other) => !excludeEachOther(first, other)).map(({ address, propertyPath, name, premise }) => ({
    detail: `${formatAddress(address)} ${propertyPath.replace(/^Properties\./, '')}`,
    undecided: premise !== undefined || first.premise !== undefined,
    address,
    propertyPath,
    message: `the ${what} has the name ${showValue(name)} of ${formatAddress(first.address)}; a name exists once ${where}`,
    fix: `give each ${what} a name of its own`,
  }));
}

/** Whether one exists where the other does not. */
function excludeEachOther({ premise: a }: NamedResource, { premise: b }: NamedResource): boolean {
  return a !== undefined && b !== undefined && a.condition === b.condition && a.holds !== b.holds;
}
