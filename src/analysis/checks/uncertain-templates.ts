import { CFN_GUIDE } from '../s3/aws-pages';
import { reported, unreported } from '../s3/failure-reasons';
import type { Check } from './check';
import { listBuckets, listStacks, listKeys } from './list-resources';

export const TEMPLATE_REWRITTEN_BY_MACRO: Check = {
  id: 'TemplateRewrittenByMacro',
  title: 'No macro rewrites the templates of the replication when they are deployed.',
  severity: 'warning',
  failureReason: unreported('what is deployed may be anything'),
  see: `${CFN_GUIDE}/TemplateReference/transform-section-structure.html`,
  checkReplication: (each) => listStacks(each).filter(({ macros }) => macros.length > 0)
    .map(({ path, assembly, templatePath, macros }) => ({
      detail: path,
      undecided: true,
      address: { assembly, stackPath: path, templatePath, logicalId: each.replication.address.logicalId },
      propertyPath: 'Transform',
      message: `the stack ${path} is rewritten at deployment by ${macros.join(', ')}; it is checked as it is now`,
      fix: 'take the macro out, or acknowledge that it changes nothing of the replication',
    })),
};

export const CONDITIONAL_RESOURCE: Check = {
  id: 'ConditionalResource',
  title: 'No bucket, key or role of the replication hangs on a condition of the template that deployment decides.',
  severity: 'warning',
  failureReason: reported('DstBucketNotFound'),
  see: `${CFN_GUIDE}/TemplateReference/conditions-section-structure.html`,
  checkReplication: (each) => [...listBuckets(each), ...listKeys(each), ...(each.role ? [each.role] : [])]
    .filter(({ conditional }) => conditional)
    .map(({ address }) => ({
      undecided: true,
      address,
      propertyPath: 'Condition',
      message: 'the resource is created only under a condition that deployment decides; it is checked as if it were created',
      fix: 'let the condition depend on what the template states, or give the replication the same condition',
    })),
};
