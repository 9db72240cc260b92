import { involvedStacks } from './involved';
import type { Check } from './check';
import { CFN_GUIDE } from './check';

export const TEMPLATES_FINAL: Check = {
  id: 'TemplatesFinal',
  title: 'No macro rewrites the templates of the replication when they are deployed.',
  severity: 'warning',
  failureReason: 'none: what is deployed may be anything',
  see: `${CFN_GUIDE}/TemplateReference/transform-section-structure.html`,
  checkReplication: (each) => involvedStacks(each).filter(({ macros }) => macros.length > 0)
    .map(({ path, assembly, templatePath, macros }) => ({
      detail: path,
      undecided: true,
      address: { assembly, stackPath: path, templatePath, logicalId: each.replication.address.logicalId },
      propertyPath: 'Transform',
      message: `the stack ${path} is rewritten at deployment by ${macros.join(', ')}; it is judged as it is now`,
      fix: 'take the macro out, or acknowledge that it changes nothing of the replication',
    })),
};
