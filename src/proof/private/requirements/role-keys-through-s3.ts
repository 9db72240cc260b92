import type { Call } from '../calls/call';
import { isKeyCall } from '../calls/call';
import { statementText } from '../explain/explain';
import { conditionText } from '../explain/suggestion';
import type { Statement } from '../policy/document';
import { present } from '../policy/request';
import { needsOf } from './needs';
import type { Requirement } from './requirement';
import { KMS_GUIDE } from './requirement';
import { NO_FAILURE, allowsOf, grants, ofStatement } from './role-statements';

export const ROLE_KEYS_THROUGH_S3: Requirement = {
  id: 'RoleKeysThroughS3',
  demand: 'The role may use each key only through S3 of the Region of its bucket (`kms:ViaService`).',
  severity: 'warning',
  failureReason: NO_FAILURE,
  see: `${KMS_GUIDE}/conditions-kms.html#conditions-kms-via-service`,
  ofReplication: (each) => {
    const needs = needsOf(each).filter(isKeyCall);
    return allowsOf(each).flatMap((statement) => {
      const unbound = needs.find((need) => grants(statement, need) && (through(statement, need, 'any') || through(statement, need, 's3')));
      return unbound === undefined ? [] : [ofStatement(statement, 'Condition', {
        message: `${statementText(statement)} allows ${unbound.request.action} not only through S3 of the Region of the bucket`,
        fix: `add the condition ${conditionText(unbound.binding, 'StringEquals')}`,
      })];
    });
  },
};

/** Whether the same call is allowed through another service, or through S3 of another Region; neither name exists. */
function through(statement: Statement, need: Call, service: 'any' | 's3'): boolean {
  const other = service === 's3' ? 's3.another Region.amazonaws.com' : 'another service';
  return grants(statement, need, { context: new Map([...need.request.context, ['kms:viaservice', present(other)]]) });
}
