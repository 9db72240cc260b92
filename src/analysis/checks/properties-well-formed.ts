import type { ResourceAddress } from '../assembly/resource-address';
import type { DeploymentModel } from '../model/deployment-model';
import { CFN_GUIDE } from '../s3/aws-pages';
import { unreported } from '../s3/failure-reasons';
import type { Check } from './check';
import { listAddresses } from './list-resources';
import type { Violation } from './violation';

export const PROPERTIES_WELL_FORMED: Check = {
  id: 'PropertiesWellFormed',
  title: 'The buckets, keys, aliases, roles and policies of the replication have properties and names that AWS takes.',
  severity: 'error',
  failureReason: unreported('CloudFormation cannot deploy the resource'),
  see: `${CFN_GUIDE}/TemplateReference/aws-template-resource-type-ref.html`,
  checkReplication: (each, { violations }) => listAddresses(each).flatMap((address) =>
    violations.find('PropertiesWellFormed', address, () => findProblems(each.model, address))),
};

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
