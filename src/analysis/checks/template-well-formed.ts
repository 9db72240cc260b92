import { CFN_GUIDE } from '../s3/aws-pages';
import { unreported } from '../s3/failure-reasons';
import type { Check } from './check';
import { listStacks } from './list-resources';

export const TEMPLATE_WELL_FORMED: Check = {
  id: 'TemplateWellFormed',
  title: 'References, conditions and functions in the stacks of the replication lead to something that is there.',
  severity: 'error',
  failureReason: unreported('CloudFormation refuses the template, or the deployment fails'),
  see: `${CFN_GUIDE}/UserGuide/troubleshooting.html`,
  checkReplication: (each) => listStacks(each).flatMap(({ path, assembly, templatePath, problems }) =>
    problems.map(({ logicalId = '', propertyPath, message, undecided }) => ({
      detail: [logicalId, propertyPath].filter((part) => part).join('.'),
      undecided,
      address: { assembly, stackPath: path, templatePath, logicalId },
      propertyPath,
      message: `${logicalId === '' ? `the stack ${path}` : `${path}/${logicalId}`}: ${message}`,
      fix: 'correct the name or the argument, or create what is referred to under the same condition',
    }))),
};
