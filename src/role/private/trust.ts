import { Stack } from 'aws-cdk-lib';
import type { CfnRole } from 'aws-cdk-lib/aws-iam';
import { isIntrinsic } from '../../internal/policy/intrinsics';

const S3 = 's3.amazonaws.com';
const ASSUME_ROLE = 'sts:AssumeRole';

interface TrustPolicyStatement {
  readonly Effect?: string;
  readonly Action?: unknown;
  readonly Principal?: unknown;
  readonly Condition?: unknown;
}

interface TrustPolicyDocument {
  readonly Statement?: TrustPolicyStatement | TrustPolicyStatement[];
}

/** Whether a trust policy lets S3 assume the role; `undefined` where the template does not tell. */
export function canS3Assume(role: CfnRole): boolean | undefined {
  const document: unknown = Stack.of(role).resolve(role.assumeRolePolicyDocument);
  const statements = (document as TrustPolicyDocument | undefined)?.Statement;
  // an intrinsic function, or nothing yet
  if (statements === undefined || toArray(statements).some((statement) => statement.Effect === undefined)) {
    return undefined;
  }
  const about = toArray(statements).filter(isAboutS3);
  const denied = about.some(({ Effect, Condition }) => Effect === 'Deny' && Condition === undefined);
  return !denied && about.some(({ Effect }) => Effect === 'Allow');
}

/** An intrinsic function may resolve to S3. */
function isAboutS3({ Action, Principal }: TrustPolicyStatement): boolean {
  const services = typeof Principal === 'object' && Principal !== null && 'Service' in Principal ? Principal.Service : Principal;
  return (
    toArray(Action).some((action) => typeof action !== 'string' || matchesAction(action, ASSUME_ROLE)) &&
    toArray(services).some((service) => service === '*' || service === S3 || isIntrinsic(service))
  );
}

/** IAM compares actions without regard to case. */
function matchesAction(pattern: string, action: string): boolean {
  const source = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*').replace(/\?/g, '.');
  return new RegExp(`^${source}$`, 'i').test(action);
}

function toArray<T>(value: T | T[] | undefined): T[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}
