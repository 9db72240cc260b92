import { Stack } from 'aws-cdk-lib';
import type { CfnRole } from 'aws-cdk-lib/aws-iam';

const S3 = 's3.amazonaws.com';

interface TrustStatement {
  readonly Effect?: string;
  readonly Action?: string | string[];
  readonly Principal?: { readonly Service?: string | string[] };
}

interface TrustDocument {
  readonly Statement?: TrustStatement | TrustStatement[];
}

/** Whether a trust policy lets S3 assume the role; `undefined` where the template does not say. */
export function assumableByS3(role: CfnRole): boolean | undefined {
  const document: unknown = Stack.of(role).resolve(role.assumeRolePolicyDocument);
  const statements = (document as TrustDocument | undefined)?.Statement;
  // an intrinsic function, or nothing yet
  if (statements === undefined) {
    return undefined;
  }
  return list(statements).some(
    (statement) =>
      statement.Effect === 'Allow' &&
      list(statement.Action).some((action) => ['sts:AssumeRole', 'sts:*', '*'].includes(action)) &&
      list(statement.Principal?.Service).some((service) => service === S3 || typeof service !== 'string'),
  );
}

function list<T>(value: T | T[] | undefined): T[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}
