import { ENCRYPTED_OBJECTS_PAGE, KMS_GUIDE } from '../../s3/aws-pages';
import type { KeyCall } from '../../s3/call';
import { EVERY_OBJECT } from '../../s3/object-variants';
import type { SymbolicString } from '../../symbolic/symbolic-string';
import type { Check } from '../check';
import { describeStatement } from '../explain-decision';
import { suggestCondition } from '../suggest-statement';
import { NO_FAILURE, createStatementViolation, findAllowStatements, findGrantedKeyCalls, grants } from './granted-statements';

/** Another service, and S3 of another Region; neither name exists. */
const OTHERS = ['another service', 's3.another Region.amazonaws.com'].map((name) => new Map([['kms:viaservice', [name]]]));

export const EXCESS_KEY_USE_OUTSIDE_S3: Check = {
  id: 'ExcessKeyUseOutsideS3',
  title: 'The role may use each key only through S3 of the Region of its bucket (`kms:ViaService`).',
  severity: 'warning',
  excess: true,
  failureReason: NO_FAILURE,
  see: `${KMS_GUIDE}/conditions-kms.html#conditions-kms-via-service`,
  checkReplication: (each, run) => {
    const required = run.permissions.findRequired(each);
    return findAllowStatements(each).flatMap((statement) => {
      const granted = findGrantedKeyCalls(statement, required);
      const unbound = granted.filter((call) => OTHERS.some((chosen) => grants(statement, call, { chosen })));
      return unbound.length === 0 ? [] : [createStatementViolation(statement, 'Condition', {
        message: `${describeStatement(statement)} allows ${listActions(unbound)} not only through S3 of the Region of the bucket`,
        fix: `add the condition ${suggestCondition(granted, 'StringEquals')}`,
      })];
    });
  },
};

function listActions(calls: readonly KeyCall[]): string {
  return [...new Set(calls.map(({ request }) => request.action))].sort().join(', ');
}

/** No bucket has such a name. */
const ANOTHER_BUCKET = 'another bucket';

const CONTEXT = 'kms:encryptioncontext:aws:s3:arn';

export const EXCESS_KEY_USE_FOR_OTHER_OBJECTS: Check = {
  id: 'ExcessKeyUseForOtherObjects',
  title: 'The role may use each key only for the bucket and the prefixes of its rules (encryption context `aws:s3:arn`).',
  severity: 'warning',
  excess: true,
  failureReason: NO_FAILURE,
  see: ENCRYPTED_OBJECTS_PAGE,
  checkReplication: (each, run) => {
    const required = run.permissions.findRequired(each);
    return findAllowStatements(each).flatMap((statement) => {
      const granted = findGrantedKeyCalls(statement, required);
      const unbound = granted.filter((call) => listOtherContexts(call, required.contexts)
        .some((arn) => grants(statement, call, { chosen: new Map([[CONTEXT, [arn]]]) })));
      return unbound.length === 0 ? [] : [createStatementViolation(statement, 'Condition', {
        message: `${describeStatement(statement)} allows ${listActions(unbound)} not only for the objects of the rules`,
        fix: `add the condition ${suggestCondition(granted, 'StringLike')}`,
      })];
    });
  },
};

/** Contexts that no object of the rules has: of another bucket, and of other objects where the rules have prefixes. */
function listOtherContexts(
  { binding: { contexts: [bucket] } }: KeyCall,
  needed: ReadonlySet<SymbolicString>,
): SymbolicString[] {
  const anyObject = `${bucket}/${EVERY_OBJECT}`;
  return [`${bucket.split(':::')[0]}:::${ANOTHER_BUCKET}`, ...(needed.has(anyObject) ? [] : [anyObject])];
}
