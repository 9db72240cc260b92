import { bucketsOf, keysOf } from './involved';
import type { Check } from './check';
import { CFN_GUIDE } from './check';

export const PARTS_UNCONDITIONAL: Check = {
  id: 'PartsUnconditional',
  title: 'No bucket, key or role of the replication hangs on a condition of the template that deployment decides.',
  severity: 'warning',
  failureReason: 'DstBucketNotFound',
  see: `${CFN_GUIDE}/TemplateReference/conditions-section-structure.html`,
  checkReplication: (each) => [...bucketsOf(each), ...keysOf(each), ...(each.role ? [each.role] : [])]
    .filter(({ conditional }) => conditional)
    .map(({ address }) => ({
      undecided: true,
      address,
      propertyPath: 'Condition',
      message: 'the resource is created only under a condition that deployment decides; it is judged as if it were created',
      fix: 'let the condition depend on what the template states, or give the replication the same condition',
    })),
};
