import { AnyPrincipal } from 'aws-cdk-lib/aws-iam';
import type { StatementSpec } from '../../internal/policy/statement';

const SECURE_TRANSPORT = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html#transit';
const TLS_VERSION = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html';
const MIN_TLS = '1.2';

/** The deny statements of every bucket that the library creates. */
export function renderTransportStatements(bucketArn: string): StatementSpec[] {
  const everything = {
    deny: true,
    principals: [new AnyPrincipal()],
    actions: ['s3:*'],
    resources: [bucketArn, `${bucketArn}/*`],
  };
  return [
    {
      sid: 'DenyInsecureTransport',
      ...everything,
      conditions: { Bool: { 'aws:SecureTransport': 'false' } },
      see: SECURE_TRANSPORT,
    },
    {
      sid: 'DenyOutdatedTls',
      ...everything,
      conditions: { NumericLessThan: { 's3:TlsVersion': MIN_TLS } },
      see: TLS_VERSION,
    },
  ];
}
