import { suggestStatement } from '../../../src/analysis/checks/suggest-statement';
import type { Call } from '../../../src/analysis/s3/call';
import type { SymbolicString } from '../../../src/analysis/symbolic/symbolic-string';
import { unknownValue } from '../../../src/analysis/symbolic/symbolic-string';

/** The principal that a bucket policy should name for a role. */
function suggestPrincipal(arn: SymbolicString, account: SymbolicString): unknown {
  const caller = { kind: 'role', arn, account } as const;
  const request = { action: 's3:ReplicateObject', resource: 'arn:aws:s3:::replicas/*', caller };
  return JSON.parse(suggestStatement({ request, policies: {} } as Call, 'bucket policy')).Principal;
}

test('a statement of a bucket policy names the account of the role', () => {
  expect(suggestPrincipal('arn:aws-cn:iam::111111111111:role/replication', '111111111111'))
    .toEqual({ AWS: 'arn:aws-cn:iam::111111111111:root' });
});

test('a statement for a role of which nothing is known leaves open the partition too', () => {
  expect(suggestPrincipal(unknownValue('Documents.Role'), unknownValue('account of the role')))
    .toEqual({ AWS: 'arn:<partition>:iam::<account of the role>:root' });
});
