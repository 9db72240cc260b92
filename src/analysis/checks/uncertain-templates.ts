import { matchAction } from '../iam/match-statement';
import type { Statement } from '../iam/policy-document';
import type { Bucket, DeploymentModel } from '../model/deployment-model';
import { CFN_GUIDE, S3_GUIDE } from '../s3/aws-pages';
import { reported, unreported } from '../s3/failure-reasons';
import type { Check } from './check';
import { describeStatement } from './explain-decision';
import { listBuckets, listKeys, listStacks } from './list-resources';

export const TEMPLATE_REWRITTEN_BY_MACRO: Check = {
  id: 'TemplateRewrittenByMacro',
  title: 'No macro rewrites the templates of the replication when they are deployed.',
  severity: 'warning',
  failureReason: unreported('what is deployed may be anything'),
  see: `${CFN_GUIDE}/UserGuide/transform-section-structure.html`,
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
  title: 'No bucket, key or role of the replication depends on a condition of the template that deployment decides.',
  severity: 'warning',
  failureReason: reported('DstBucketNotFound'),
  see: `${CFN_GUIDE}/UserGuide/conditions-section-structure.html`,
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

/** The half of a replication that an account deploys for another. */
export const REPLICATION_NOT_IN_TEMPLATES: Check = {
  id: 'ReplicationNotInTemplates',
  title: 'Where a bucket policy lets roles replicate into the bucket, the replication that does is in the templates.',
  severity: 'warning',
  failureReason: unreported('nothing is known of the replication'),
  see: `${S3_GUIDE}/setting-repl-config-perm-overview.html`,
  checkModel: (model) => listOtherBuckets(model).flatMap((bucket) => {
    const admission = bucket.policies.flatMap(({ statements }) => statements).find(admits);
    return admission === undefined ? [] : [{
      undecided: true,
      address: bucket.address,
      propertyPath: 'Properties.BucketName',
      message: `${describeStatement(admission)} lets roles replicate into the bucket, and no replication configuration of the templates does`,
      fix: 'prove the assembly of the source together with this one',
    }];
  }),
};

/** Those that no replication names as its destination. */
function listOtherBuckets({ buckets, replications }: DeploymentModel): readonly Bucket[] {
  const rules = replications.flatMap((each) => each.rules);
  const destinations = new Set(rules.map(({ destination }) => destination.bucketArn));
  return buckets.filter(({ arn }) => !destinations.has(arn));
}

/** By name, not by a wildcard that means others things too. */
function admits({ effect, actions }: Statement): boolean {
  return effect === 'Allow' && !actions.negated && matchAction(actions, 's3:replicateobject') === 'all'
    && actions.written.some((action) => /^s3:Replicate/i.test(action));
}
