import { RemovalPolicy } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { ReplicationError } from '../errors/replication-error';

const TAKEN = ['DESTROY', 'RETAIN', 'RETAIN_ON_UPDATE_OR_DELETE'] as const;

/** Without one, a bucket and a key stay, but not after a failed first deployment. */
const DEFAULT = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;

/** What becomes of a bucket or a key: CloudFormation reads it from the template, and takes no snapshot of them. */
export function requireRemovalPolicy(stated: RemovalPolicy = DEFAULT, scope: IConstruct): RemovalPolicy {
  if (!TAKEN.some((name) => RemovalPolicy[name] === stated)) {
    throw new ReplicationError('RemovalPolicyUnsupported', scope, {
      problem: "'removalPolicy' is none that buckets and keys have",
      value: stated,
      remedy: `use one of ${TAKEN.map((name) => `RemovalPolicy.${name}`).join(', ')}`,
    });
  }
  return stated;
}
