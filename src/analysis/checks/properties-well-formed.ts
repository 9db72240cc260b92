import { CFN_GUIDE } from '../s3/aws-pages';
import { unreported } from '../s3/failure-reasons';
import type { Check } from './check';
import { listAddresses } from './list-resources';

export const PROPERTIES_WELL_FORMED: Check = {
  id: 'PropertiesWellFormed',
  title: 'The buckets, keys, aliases, roles and policies of the replication have properties and names that AWS takes.',
  severity: 'error',
  failureReason: unreported('CloudFormation cannot deploy the resource'),
  see: `${CFN_GUIDE}/TemplateReference/aws-template-resource-type-ref.html`,
  checkReplication: (each) => listAddresses(each).flatMap((address) =>
    (each.model.inspect(address)?.problems ?? []).map(({ message, propertyPath, undecided }) => ({
      undecided,
      detail: propertyPath.replace(/^Properties\./, ''),
      address,
      propertyPath,
      message: `AWS ${undecided ? 'may refuse' : 'refuses'} the property: ${message}`,
      fix: 'correct the property',
    }))),
};
