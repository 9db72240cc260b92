import type { OutputOptions } from '../commands/result';
import type { Diagnosis } from '../doctor/doctor';
import type { InspectedObject } from '../doctor/inspect-object';
import { describeGrant } from '../doctor/live-findings';
import { formatLabelled } from './layout';
import { renderProveJson } from './prove-json';
import { renderProveText } from './prove-text';

const CONTROL_POLICIES = 'Service and resource control policies of the organization, which can deny any of the calls: they were not readable.';

/** What an account does not show, or was not asked for. */
const BLIND_SPOTS: readonly string[] = [
  'VPC endpoint policies, which can hold up your own writers and readers.',
  'The public access block of an account or an organization, which may restrict a bucket further than its own does.',
  'Session policies, and the policies of other readers and writers than S3.',
  'Changes of the last minutes: AWS answers with what it knows, and policies take effect with delay.',
  'Objects that existed before the rule: S3 replicates them only with S3 Batch Replication.',
  'Throttling, and the quotas of keys and buckets.',
];

/** What the findings do not cover. */
export function listBlindSpots({ organization }: Diagnosis): readonly string[] {
  const isRead = organization !== undefined && organization.servicePolicies.length > 0;
  return isRead ? BLIND_SPOTS : [CONTROL_POLICIES, ...BLIND_SPOTS];
}

export function listBuckets({ buckets }: Pick<Diagnosis, 'buckets'>): readonly string[] {
  return buckets.map(({ name, account, region }) => `${name} in ${account}/${region}`);
}

/** The diagnosis as text: what was read, what was not, and the findings. */
export function renderDoctorText(diagnosis: Diagnosis, options: OutputOptions): string[] {
  const { buckets, object, unread, proof, calls } = diagnosis;
  const { width, colours } = options;
  return [
    ...listBuckets({ buckets }).map(colours.strong),
    `${calls} calls to AWS, which read alone`,
    '',
    ...(object === undefined ? [] : [colours.strong(`object ${object.key}: ${describeStatus(object)}`), '']),
    ...renderProveText(proof, { ...options, subject: 'account' }, listBlindSpots(diagnosis)),
    ...(unread.length === 0 ? [] : [
      '',
      colours.doubtful('Not read, and so undecided where it matters:'),
      ...unread.flatMap((each) => formatLabelled('-', `${each.operation} on ${each.resource}: ${each.refusal.message}; ${describeGrant(each)}`,
        { indent: 2, labelWidth: 2, width })),
    ]),
  ];
}

function describeStatus({ status, unread }: InspectedObject): string {
  return status ?? (unread === undefined ? 'no replication status' : 'could not be read');
}

/** The diagnosis as JSON: `docs/reference/cli/doctor.schema.json`. */
export function renderDoctorJson(diagnosis: Diagnosis): object {
  const { buckets, object, unread, proof, calls } = diagnosis;
  const nothing = { assemblies: [], templates: [], locate: () => undefined };
  const { assemblies, ...report } = renderProveJson(proof, nothing, listBlindSpots(diagnosis)) as
    { readonly assemblies: unknown };
  return {
    ...report,
    buckets,
    calls,
    unread: unread.map((each) => ({
      operation: each.operation,
      action: each.action,
      resource: each.resource,
      account: each.account,
      region: each.region,
      reason: each.refusal.kind,
      message: each.refusal.message,
      fix: describeGrant(each),
    })),
    object: object && {
      key: object.key,
      versionId: object.versionId,
      status: object.status,
      lastModified: object.lastModified,
      outcomes: object.simulated?.outcomes.map(({ destinationBucket, ruleId, status, failureReason, explanation }) =>
        ({ destinationBucket, ruleId, status, failureReason, explanation })),
    },
  };
}
