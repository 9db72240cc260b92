import { Stack } from 'aws-cdk-lib';
import type { CfnRole } from 'aws-cdk-lib/aws-iam';

const S3 = 's3.amazonaws.com';
const ASSUME_ROLE = 'sts:AssumeRole';

interface TrustStatement {
  readonly Effect?: string;
  readonly Action?: unknown;
  readonly Principal?: unknown;
  readonly Condition?: unknown;
}

interface TrustDocument {
  readonly Statement?: TrustStatement | TrustStatement[];
}

/** Whether a trust policy lets S3 assume the role; `undefined` where the template does not say. */
export function assumableByS3(role: CfnRole): boolean | undefined {
  const document: unknown = Stack.of(role).resolve(role.assumeRolePolicyDocument);
  const statements = (document as TrustDocument | undefined)?.Statement;
  // an intrinsic function, or nothing yet
  if (statements === undefined || list(statements).some((statement) => statement.Effect === undefined)) {
    return undefined;
  }
  const about = list(statements).filter(isAboutS3);
  const denied = about.some(({ Effect, Condition }) => Effect === 'Deny' && Condition === undefined);
  return !denied && about.some(({ Effect }) => Effect === 'Allow');
}

/** An intrinsic function may stand for S3. */
function isAboutS3({ Action, Principal }: TrustStatement): boolean {
  const services = typeof Principal === 'object' && Principal !== null && 'Service' in Principal ? Principal.Service : Principal;
  return (
    list(Action).some((action) => typeof action !== 'string' || matches(action, ASSUME_ROLE)) &&
    list(services).some((service) => service === '*' || service === S3 || isIntrinsic(service))
  );
}

/** IAM compares actions without regard to case. */
function matches(pattern: string, action: string): boolean {
  const source = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*').replace(/\?/g, '.');
  return new RegExp(`^${source}$`, 'i').test(action);
}

function isIntrinsic(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).some((key) => key === 'Ref' || key.startsWith('Fn::'));
}

function list<T>(value: T | T[] | undefined): T[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}
