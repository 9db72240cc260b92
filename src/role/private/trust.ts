import { Stack, Token } from 'aws-cdk-lib';
import type { CfnRole } from 'aws-cdk-lib/aws-iam';

const S3 = 's3.amazonaws.com';

interface TrustStatement {
  readonly Effect?: string;
  readonly Action?: string | string[];
  readonly Principal?: { readonly Service?: string | string[] };
}

/** Whether a trust policy lets S3 assume the role; `undefined` where the template does not say. */
export function assumableByS3(role: CfnRole): boolean | undefined {
  const document: unknown = Stack.of(role).resolve(role.assumeRolePolicyDocument);
  if (Token.isUnresolved(document) || typeof document !== 'object' || document === null) {
    return undefined;
  }
  return list((document as { Statement?: TrustStatement | TrustStatement[] }).Statement).some(
    (statement) =>
      statement.Effect === 'Allow' &&
      list(statement.Action).some((action) => ['sts:AssumeRole', 'sts:*', '*'].includes(action)) &&
      list(statement.Principal?.Service).some((service) => service === S3 || typeof service !== 'string'),
  );
}

function list<T>(value: T | T[] | undefined): T[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}
