import { renderFindingIds } from '../../../src/internal/nag/acknowledge';
import { ACKNOWLEDGEMENTS, WILDCARD_REASONS } from '../../../src/internal/nag/acknowledgements';
import { code, page, table } from './page';

/** What each group of acknowledgements is attached to. */
const ACKNOWLEDGED_ON: { readonly [kind in keyof typeof ACKNOWLEDGEMENTS]: string } = {
  logBucket: 'The managed log bucket of `AccessLogs.managed()`',
  reportBucket: 'The bucket for the reports of batch replication jobs',
  replicaBucket: 'Each replica bucket',
  customResource: 'The custom resource of `ReplicationDirection.TWO_WAY`',
  customResourceFunction: 'The Lambda function of that custom resource',
  jobFunction: 'The functions of a job that a deployment runs',
  repairFunction: 'The function of a `ReplicationRepair`',
  providerFunction: 'The functions of the provider framework of CDK, with `waitForCompletion`',
  providerFunctionOutsideVpc: 'The functions of that framework, without `vpc`',
  providerStateMachine: 'The state machine of that framework',
  canaryFunction: 'The function of a `ReplicationCanary`',
  functionInVpc: 'The function of a job or a repair with `vpc`, and those of that framework',
  functionOutsideVpc: 'The function of a canary, a job or a repair without `vpc`',
  functionWithoutDeadLetterQueue: 'Such a function without `deadLetterQueue`',
  functionWithoutConcurrency: 'Such a function without `reservedConcurrentExecutions`',
  functionRule: 'The rules of EventBridge of a canary or a repair',
  loggingDisabled: 'A bucket with `AccessLogs.disabled(reason)`',
};

export function nagPage(): string {
  const groups = Object.entries(ACKNOWLEDGEMENTS).flatMap(([kind, acknowledgements]) => [
    `## ${ACKNOWLEDGED_ON[kind as keyof typeof ACKNOWLEDGEMENTS]}`,
    table(['Finding', 'Reason'], acknowledgements.flatMap((acknowledgement) =>
      renderFindingIds(acknowledgement).map((id) => [code(id), acknowledgement.reason]))),
  ]);
  return page(
    'cdk-nag acknowledgements',
    [
      'What a replication role, a replica bucket or a log bucket cannot avoid by its nature is acknowledged one by one, by',
      'exact id. Everything else stays a finding: a choice of yours is never acknowledged for you. With default props that is',
      "NIST 800-53 R4's `S3BucketDefaultLockEnabled` on the data buckets, which Object Lock with a default retention satisfies.",
    ].join('\n'),
    ...groups,
    '## The managed policies of the replication role',
    [
      'By the exact resource, as in `AwsSolutions::AwsSolutions-IAM5[Resource::arn:aws:s3:::<bucket>/<prefix>*]`, for the',
      'statements with these ids.',
    ].join('\n'),
    table(['Statement', 'Reason'], Object.entries(WILDCARD_REASONS).map(([sid, reason]) => [code(sid), reason])),
  );
}
