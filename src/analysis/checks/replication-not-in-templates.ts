import { matchAction } from '../iam/match-statement';
import type { Statement } from '../iam/policy-document';
import type { Bucket, DeploymentModel } from '../model/deployment-model';
import { S3_GUIDE } from '../s3/aws-pages';
import { unreported } from '../s3/failure-reasons';
import type { Check } from './check';
import { describeStatement } from './explain-decision';

/** The half of a replication that an account deploys for another. */
export const REPLICATION_NOT_IN_TEMPLATES: Check = {
  id: 'ReplicationNotInTemplates',
  title: 'Where a bucket policy lets roles replicate into the bucket, the replication that does is in the templates.',
  severity: 'warning',
  failureReason: unreported('nothing is known of the replication'),
  see: `${S3_GUIDE}/setting-repl-config-perm-overview.html`,
  checkModel: (model) => model.buckets.filter((bucket) => !isDestination(model, bucket)).flatMap((bucket) => {
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

function isDestination({ replications }: DeploymentModel, { arn }: Bucket): boolean {
  return replications.some(({ rules }) => rules.some(({ destination }) => destination.bucketArn === arn));
}

/** By name, not by a wildcard that means others things too. */
function admits({ effect, actions }: Statement): boolean {
  return effect === 'Allow' && !actions.negated && matchAction(actions, 's3:replicateobject') === 'all'
    && actions.written.some((action) => /^s3:Replicate/i.test(action));
}
