import { isSymbolic } from '../../symbolic/symbolic-string';
import { numberAt, textAt } from '../../symbolic/json-members';
import type { SchemaCheck } from './schema-check';
import { formed, has, known, literalAt, mayHave, oneOf, refuse, required, STATUSES } from './schema-check';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-replicationdestination.html */
const STORAGE_CLASSES = [
  'DEEP_ARCHIVE', 'GLACIER', 'GLACIER_IR', 'INTELLIGENT_TIERING', 'ONEZONE_IA', 'REDUCED_REDUNDANCY', 'STANDARD', 'STANDARD_IA',
];

const RTC = ['Destination', 'ReplicationTime'];
const METRICS = ['Destination', 'Metrics'];

/** About the destination of a rule. */
export const DESTINATION_CHECKS: readonly SchemaCheck[] = [
  known(['Destination'], [
    'Bucket', 'Account', 'StorageClass', 'AccessControlTranslation', 'EncryptionConfiguration', 'ReplicationTime', 'Metrics',
  ]),
  known(['Destination', 'AccessControlTranslation'], ['Owner']),
  known(['Destination', 'EncryptionConfiguration'], ['ReplicaKmsKeyID']),
  known(RTC, ['Status', 'Time']),
  known(METRICS, ['Status', 'EventThreshold']),
  required('Destination', 'Destination'),
  required('Bucket', 'Destination', 'Bucket'),
  formed(/^arn:[^:]+:s3:::[^/]+$/, 'Bucket is not the ARN of a bucket', 'Destination', 'Bucket'),
  formed(/^\d{12}$/, 'Account is not an account id of twelve digits', 'Destination', 'Account'),
  oneOf('StorageClass', STORAGE_CLASSES, 'Destination', 'StorageClass'),
  required('Owner', 'Destination', 'AccessControlTranslation', 'Owner'),
  oneOf('Owner', ['Destination'], 'Destination', 'AccessControlTranslation', 'Owner'),
  refuse((rule) => has(rule, 'Destination', 'AccessControlTranslation') && !mayHave(rule, 'Destination', 'Account'),
    'AccessControlTranslation needs Account', 'Destination.AccessControlTranslation'),
  required('ReplicaKmsKeyID', 'Destination', 'EncryptionConfiguration', 'ReplicaKmsKeyID'),
  refuse((rule) => literalAt(rule, 'SourceSelectionCriteria', 'SseKmsEncryptedObjects', 'Status') === 'Enabled'
    && !mayHave(rule, 'Destination', 'EncryptionConfiguration'),
  'SseKmsEncryptedObjects needs EncryptionConfiguration', 'Destination'),
  ...[RTC, METRICS].flatMap((path) => [required('Status', ...path, 'Status'), oneOf('Status', STATUSES, ...path, 'Status')]),
  required('Time', ...RTC, 'Time'),
  ...[[...RTC, 'Time', 'Minutes'], [...METRICS, 'EventThreshold', 'Minutes']]
    .flatMap((path) => [required('Minutes', ...path), fifteenMinutes(...path)]),
  refuse((rule) => has(rule, ...RTC) && !mayHave(rule, ...METRICS), 'ReplicationTime needs Metrics', ...RTC),
  refuse((rule) => has(rule, ...RTC) && statusesDiffer(rule),
    'ReplicationTime and Metrics must have the same status', ...METRICS, 'Status'),
];

/** S3 has no other threshold. */
function fifteenMinutes(...path: readonly string[]): SchemaCheck {
  return refuse((rule) => {
    const minutes = numberAt(rule, ...path);
    return minutes !== undefined && minutes !== 15 && !isSymbolic(String(minutes));
  }, 'Minutes must be 15', ...path);
}

function statusesDiffer(rule: unknown): boolean {
  const statuses = [RTC, METRICS].map((path) => textAt(rule, ...path, 'Status') ?? '');
  return !statuses.some((status) => status === '' || isSymbolic(status)) && statuses[0] !== statuses[1];
}
