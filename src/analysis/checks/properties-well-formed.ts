import type { ResourceAddress } from '../assembly/resource-address';
import { formatAddress } from '../assembly/resource-address';
import type { DeploymentModel, Role } from '../model/deployment-model';
import { INLINE_POLICIES } from '../model/schema/policy-size';
import { CFN_GUIDE } from '../s3/aws-pages';
import { unreported } from '../s3/failure-reasons';
import { groupBy } from '../symbolic/group-by';
import type { Check } from './check';
import { listAddresses } from './list-resources';
import type { Violation } from './violation';

export const PROPERTIES_WELL_FORMED: Check = {
  id: 'PropertiesWellFormed',
  title: 'The buckets, keys, aliases, roles and policies of the replication have properties and names that AWS takes.',
  severity: 'error',
  failureReason: unreported('CloudFormation cannot deploy the resource'),
  see: `${CFN_GUIDE}/TemplateReference/aws-template-resource-type-ref.html`,
  checkReplication: (each, { violations }) => [
    ...listAddresses(each).flatMap((address) =>
      violations.find('PropertiesWellFormed', address, () => findProblems(each.model, address))),
    ...[each.role].flatMap((role) => (role === undefined ? []
      : violations.find('PropertiesWellFormed', role, () => findLongPolicies(each.model, role)))),
  ],
};

/** The inline policies of a role, which several resources may give it; of each by itself its properties tell. */
function findLongPolicies(model: DeploymentModel, { address, policies }: Role): readonly Violation[] {
  const inline = policies.filter(({ origin }) => model.inspect(origin.address)!.type !== 'AWS::IAM::ManagedPolicy');
  const sizes = [...groupBy(inline, ({ origin }) => formatAddress(origin.address)).values()]
    .map((group) => group.reduce((sum, { characters = 0 }) => sum + characters, 0));
  const size = sizes.reduce((sum, each) => sum + each, 0);
  return size <= INLINE_POLICIES || sizes.some((each) => each > INLINE_POLICIES) ? [] : [{
    detail: 'inline policies',
    address,
    propertyPath: 'Properties.Policies',
    message: `AWS refuses the policies: the inline policies of ${formatAddress(address)} have ${size} characters together, and at most ${
      INLINE_POLICIES} are allowed`,
    fix: 'make managed policies of some of them',
  }];
}

function findProblems(model: DeploymentModel, address: ResourceAddress): readonly Violation[] {
  return model.inspect(address)!.problems.map(({ message, propertyPath, undecided }) => ({
    undecided,
    detail: propertyPath.replace(/^Properties\./, ''),
    address,
    propertyPath,
    message: `AWS ${undecided ? 'may refuse' : 'refuses'} the property: ${message}`,
    fix: 'correct the property',
  }));
}
