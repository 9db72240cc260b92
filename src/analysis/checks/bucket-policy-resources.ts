import type { ResourceKind } from '../iam/action-names';
import type { ActionElement, ActionElements } from '../iam/known-actions';
import type { PolicyString, Statement } from '../iam/policy-document';
import type { Bucket } from '../model/deployment-model';
import { S3_GUIDE } from '../s3/aws-pages';
import { unreported } from '../s3/failure-reasons';
import { anyOf } from '../symbolic/match';
import { matches } from '../symbolic/pattern';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { forAll, isSymbolic, showValue } from '../symbolic/symbolic-string';
import type { Check } from './check';
import { describeStatement, nameStatement } from './explain-decision';
import { listBuckets } from './list-resources';
import type { Violation } from './violation';

/** IAM keeps quiet about the same in an identity policy, where such a statement allows nothing. */
export const BUCKET_POLICY_RESOURCES: Check = {
  id: 'BucketPolicyResources',
  title: 'Each statement of a bucket policy is about its bucket, and each of its actions applies to one of its resources.',
  severity: 'error',
  failureReason: unreported('S3 refuses the bucket policy as malformed'),
  see: `${S3_GUIDE}/access-policy-language-overview.html`,
  checkReplication: (each, { actions, violations }) => listBuckets(each).flatMap((bucket) =>
    violations.find('BucketPolicyResources', bucket, () => bucket.policies.flatMap(({ statements }) => statements
      .flatMap((statement) => [...findForeignResources(bucket, statement), ...findIdleActions(statement, actions)])))),
};

/** The bucket of a policy is known when it is put, and no request. */
const VARIABLE_IN_NAME = /^[^/]*\$\{/;

function findForeignResources({ arn }: Bucket, statement: Statement): readonly Violation[] {
  const { resources } = statement;
  const ofBucket = [arn, `${arn}/${forAll('any object')}`];
  return resources === undefined || resources.negated ? [] : resources.strings
    .filter(({ compiled, written }) => (compiled === undefined ? VARIABLE_IN_NAME.test(written)
      : continuesName(written, arn) || anyOf(ofBucket.map((each) => matches(compiled, each))) === 'none'))
    .map(({ written }) => ({
      ...locate(statement, 'Resource', written),
      message: `${describeStatement(statement)} has the resource ${showValue(written)
      }, which is neither the bucket nor its objects; S3 refuses the policy: "Policy has invalid resource"`,
      fix: 'name the ARN of the bucket, or that ARN with /* for its objects',
    }));
}

/** Whether a resource is a bucket whose name begins as this one's: a generated name could else be taken for any. */
function continuesName(written: SymbolicString, arn: SymbolicString): boolean {
  return written.startsWith(arn) && /^[\w.-]/.test(written.slice(arn.length));
}

function findIdleActions(statement: Statement, elements: ActionElements): readonly Violation[] {
  const { actions, resources } = statement;
  if (actions.negated || resources === undefined || resources.negated) {
    return [];
  }
  return actions.written.flatMap((written) => {
    const targets = listTargets(elements.get(written));
    const isAbout = targets[0] === 'bucket' ? 'buckets' : 'objects';
    return targets.length === 0 || resources.strings.some((each) => namesOneOf(targets, each)) ? [] : [{
      ...locate(statement, 'Action', written),
      message: `${describeStatement(statement)} has ${showValue(written)}, which is about ${isAbout
      }, and none among its resources; S3 refuses the policy: "Action does not apply to any resource(s) in statement"`,
      fix: `add the ARN of the bucket${isAbout === 'buckets' ? '' : ' with /*'} to Resource, or take the action out of the statement`,
    }];
  });
}

/** What the actions are about that an element stands for; nothing where it stands for none of those of buckets. */
function listTargets({ kinds }: ActionElement): readonly ResourceKind[] {
  return (['bucket', 'object'] as const).filter((kind) => kinds.has(kind));
}

/** A resource without a slash is a bucket, or by a wildcard any of its objects too. */
function namesOneOf(targets: readonly ResourceKind[], { written }: PolicyString): boolean {
  const name = written.replace(/^arn:[^:]*:s3:::/, '');
  return name.includes('/') ? targets.includes('object')
    : targets.includes('bucket') || name.includes('*') || isSymbolic(name);
}

function locate(statement: Statement, element: string, written: SymbolicString): Omit<Violation, 'message' | 'fix'> {
  const { origin, index, sid } = statement;
  return {
    detail: `${sid ?? index}: ${written}`,
    address: origin.address,
    propertyPath: `${origin.propertyPath}.Statement.${index}.${element}`,
    statement: nameStatement(statement),
  };
}
