import { identifyStatement } from '../iam/identify-statement';
import type { ActionElements } from '../iam/known-actions';
import { findNearestAction } from '../iam/known-actions';
import type { PolicyDocument, Statement } from '../iam/policy-document';
import { unreported } from '../s3/failure-reasons';
import type { ReplicationContext } from '../s3/replication-context';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { display } from '../symbolic/symbolic-string';
import type { Check } from './check';
import { describeStatement, nameStatement } from './explain-decision';
import { listResourcePolicies } from './least-privilege/resource-policies';
import type { Violation } from './violation';

export const ACTION_EXISTS: Check = {
  id: 'ActionExists',
  title: 'The policies of the role, the buckets and the keys name actions of S3 and KMS that exist, as far as this version knows them.',
  severity: 'warning',
  failureReason: unreported('IAM accepts any name, and nothing is granted; S3 refuses a bucket policy with it'),
  see: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html',
  checkReplication: (each, { actions, violations }) => listPolicies(each).flatMap((policy) =>
    violations.find('ActionExists', policy, () => policy.statements.flatMap((statement) => findUnknownActions(statement, actions)))),
};

function listPolicies(each: ReplicationContext): readonly PolicyDocument[] {
  const { role } = each;
  return [
    ...role?.policies ?? [],
    ...(role?.boundary ? [role.boundary] : []),
    ...listResourcePolicies(each).map(({ document }) => document),
  ];
}

function findUnknownActions(statement: Statement, elements: ActionElements): readonly Violation[] {
  const { origin, index, actions: { negated, written } } = statement;
  const unknown = written.filter((action) => elements.get(action).known?.length === 0);
  const fixes = unknown.map(suggestAction).filter((fix) => fix !== undefined);
  // S3 takes a wildcard that stands for nothing
  const refused = origin.kind === 'bucket policy' && unknown.some((action) => !/[*?]/.test(action));
  return unknown.length === 0 ? [] : [{
    detail: identifyStatement(statement),
    address: origin.address,
    propertyPath: `${origin.propertyPath}.Statement.${index}.${negated ? 'NotAction' : 'Action'}`,
    statement: nameStatement(statement),
    ...(refused ? { undecided: true } : {}),
    message: `${describeStatement(statement)} names ${unknown.map(display).join(', ')}, which this library knows no action by: ${
      refused ? 'S3 refuses a bucket policy with an action that does not exist' : 'an action that does not exist matches nothing'}`,
    fix: fixes.length > 0 ? fixes.join('; ') : 'compare it with the list of actions, and leave it out if it is not in it',
  }];
}

function suggestAction(written: SymbolicString): string | undefined {
  const nearest = findNearestAction(written);
  return nearest === undefined ? undefined : `write ${nearest} instead of ${display(written)}, if that is meant`;
}
