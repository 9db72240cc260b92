import { KMS_GUIDE } from '../../s3/aws-pages';
import type { Check } from '../check';
import { describeStatement } from '../explain-decision';
import { suggestCondition } from '../suggest-statement';
import { NO_FAILURE, findAllowStatements, findGrantedKeyCalls, grants, createStatementViolation } from './granted-statements';

/** Another service, and S3 of another Region; neither name exists. */
const OTHERS = ['another service', 's3.another Region.amazonaws.com'].map((name) => new Map([['kms:viaservice', [name]]]));

export const EXCESS_KEY_USE_OUTSIDE_S3: Check = {
  id: 'ExcessKeyUseOutsideS3',
  title: 'The role may use each key only through S3 of the Region of its bucket (`kms:ViaService`).',
  severity: 'warning',
  failureReason: NO_FAILURE,
  see: `${KMS_GUIDE}/conditions-kms.html#conditions-kms-via-service`,
  checkReplication: (each, run) => {
    const required = run.permissions.findRequired(each);
    return findAllowStatements(each).flatMap((statement) => {
      const unbound = findGrantedKeyCalls(statement, required).find((need) =>
        OTHERS.some((chosen) => grants(statement, need, { chosen })));
      return unbound === undefined ? [] : [createStatementViolation(statement, 'Condition', {
        message: `${describeStatement(statement)} allows ${unbound.request.action} not only through S3 of the Region of the bucket`,
        fix: `add the condition ${suggestCondition(unbound.binding, 'StringEquals')}`,
      })];
    });
  },
};
