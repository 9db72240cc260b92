import { numberAt, textAt } from '../../symbolic/json-members';
import { isSymbolic } from '../../symbolic/symbolic-string';
import type { SchemaCheck } from './schema-check';
import {
  allowElements, has, literalAt, mayHave, reject, requireElement, requireFormat, requireOneOf, requireStatus,
} from './schema-check';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-replicationdestination.html */
const STORAGE_CLASSES = [
  'DEEP_ARCHIVE', 'GLACIER', 'GLACIER_IR', 'INTELLIGENT_TIERING', 'ONEZONE_IA', 'REDUCED_REDUNDANCY', 'STANDARD',
  'STANDARD_IA',
];

const RTC = ['Destination', 'ReplicationTime'];
const METRICS = ['Destination', 'Metrics'];

/** Checks of the destination of a rule. */
export const DESTINATION_CHECKS: readonly SchemaCheck[] = [
  allowElements(['Destination'], [
    'Bucket', 'Account', 'StorageClass', 'AccessControlTranslation', 'EncryptionConfiguration', 'ReplicationTime',
    'Metrics',
  ]),
  allowElements(['Destination', 'AccessControlTranslation'], ['Owner']),
  allowElements(['Destination', 'EncryptionConfiguration'], ['ReplicaKmsKeyID']),
  allowElements(RTC, ['Status', 'Time']),
  allowElements(METRICS, ['Status', 'EventThreshold']),
  requireElement('Destination', 'Destination'),
  requireElement('Bucket', 'Destination', 'Bucket'),
  requireFormat(/^arn:[^:]+:s3:::[^/]+$/, 'Bucket is not the ARN of a bucket', 'Destination', 'Bucket'),
  requireFormat(/^\d{12}$/, 'Account is not an account id of twelve digits', 'Destination', 'Account'),
  requireOneOf('StorageClass', STORAGE_CLASSES, 'Destination', 'StorageClass'),
  requireElement('Owner', 'Destination', 'AccessControlTranslation', 'Owner'),
  requireOneOf('Owner', ['Destination'], 'Destination', 'AccessControlTranslation', 'Owner'),
  reject((rule) => has(rule, 'Destination', 'AccessControlTranslation') && !mayHave(rule, 'Destination', 'Account'),
    'AccessControlTranslation needs Account', 'Destination.AccessControlTranslation'),
  requireElement('ReplicaKmsKeyID', 'Destination', 'EncryptionConfiguration', 'ReplicaKmsKeyID'),
  reject((rule) => literalAt(rule, 'SourceSelectionCriteria', 'SseKmsEncryptedObjects', 'Status') === 'Enabled'
    && !mayHave(rule, 'Destination', 'EncryptionConfiguration'),
  'SseKmsEncryptedObjects needs EncryptionConfiguration', 'Destination'),
  ...requireStatus(...RTC),
  ...requireStatus(...METRICS),
  requireElement('Time', ...RTC, 'Time'),
  ...[[...RTC, 'Time', 'Minutes'], [...METRICS, 'EventThreshold', 'Minutes']]
    .flatMap((path) => [requireElement('Minutes', ...path), requireFifteenMinutes(...path)]),
  reject((rule) => has(rule, ...RTC) && !mayHave(rule, ...METRICS), 'ReplicationTime needs Metrics', ...RTC),
  reject((rule) => has(rule, ...RTC) && haveDifferentStatuses(rule),
    'ReplicationTime and Metrics must have the same status', ...METRICS, 'Status'),
];

/** S3 supports no other threshold. */
function requireFifteenMinutes(...path: readonly string[]): SchemaCheck {
  return reject((rule) => {
    const minutes = numberAt(rule, ...path);
    return minutes !== undefined && minutes !== 15 && !isSymbolic(String(minutes));
  }, 'Minutes must be 15', ...path);
}

function haveDifferentStatuses(rule: unknown): boolean {
  const statuses = [RTC, METRICS].map((path) => textAt(rule, ...path, 'Status') ?? '');
  return !statuses.some((status) => status === '' || isSymbolic(status)) && statuses[0] !== statuses[1];
}
