import { numberAt } from '../../symbolic/json-members';
import { isSymbolic } from '../../symbolic/symbolic-string';
import { property } from './property-schema';
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
const THRESHOLD = [...METRICS, 'EventThreshold'];
const ENCRYPTION = ['Destination', 'EncryptionConfiguration'];

/** Checks of the destination of a rule. */
export const DESTINATION_CHECKS: readonly SchemaCheck[] = [
  allowElements(['Destination'], [
    'Bucket', 'Account', 'StorageClass', 'AccessControlTranslation', 'EncryptionConfiguration', 'ReplicationTime',
    'Metrics',
  ]),
  allowElements(['Destination', 'AccessControlTranslation'], ['Owner']),
  allowElements(['Destination', 'EncryptionConfiguration'], ['ReplicaKmsKeyID', 'UseSourceMultiRegionKey']),
  allowElements(RTC, ['Status', 'Time']),
  allowElements(METRICS, ['Status', 'EventThreshold']),
  ...['Bucket', 'Account', 'StorageClass', 'AccessControlTranslation.Owner', 'EncryptionConfiguration.ReplicaKmsKeyID',
    'ReplicationTime.Status', 'ReplicationTime.Time.Minutes', 'Metrics.Status', 'Metrics.EventThreshold.Minutes']
    .map((path) => property(`Destination.${path}`, {})),
  requireElement('Destination', 'Destination'),
  requireElement('Bucket', 'Destination', 'Bucket'),
  requireFormat(/^arn:[^:]+:s3:::[^/]+$/, 'Bucket is not the ARN of a bucket', 'Destination', 'Bucket'),
  requireFormat(/^\d{12}$/, 'Account is not an account id of twelve digits', 'Destination', 'Account'),
  requireOneOf('StorageClass', STORAGE_CLASSES, 'Destination', 'StorageClass'),
  requireElement('Owner', 'Destination', 'AccessControlTranslation', 'Owner'),
  requireOneOf('Owner', ['Destination'], 'Destination', 'AccessControlTranslation', 'Owner'),
  reject((rule) => has(rule, 'Destination', 'AccessControlTranslation') && !mayHave(rule, 'Destination', 'Account'),
    'AccessControlTranslation needs Account', 'Destination.AccessControlTranslation'),
  reject((rule) => has(rule, ...ENCRYPTION) && !mayHave(rule, ...ENCRYPTION, 'ReplicaKmsKeyID')
    && !has(rule, ...ENCRYPTION, 'UseSourceMultiRegionKey'), 'ReplicaKmsKeyID is missing', ...ENCRYPTION),
  reject((rule) => literalAt(rule, 'SourceSelectionCriteria', 'SseKmsEncryptedObjects', 'Status') === 'Enabled'
    && !mayHave(rule, 'Destination', 'EncryptionConfiguration'),
  'SseKmsEncryptedObjects needs EncryptionConfiguration', 'Destination'),
  ...requireStatus(...RTC),
  ...requireStatus(...METRICS),
  requireElement('Time', ...RTC, 'Time'),
  ...[[...RTC, 'Time', 'Minutes'], [...METRICS, 'EventThreshold', 'Minutes']]
    .flatMap((path) => [requireElement('Minutes', ...path), requireFifteenMinutes(...path)]),
  reject((rule) => isOn(rule, RTC) && !mayHave(rule, ...METRICS), 'ReplicationTime needs Metrics', ...RTC),
  reject((rule) => isOn(rule, RTC) && literalAt(rule, ...METRICS, 'Status') === 'Disabled',
    'ReplicationTime needs Metrics that are enabled', ...METRICS, 'Status'),
  reject((rule) => isOn(rule, RTC) && has(rule, ...METRICS) && !mayHave(rule, ...THRESHOLD),
    'ReplicationTime needs Metrics with an EventThreshold', ...METRICS),
  reject((rule) => has(rule, ...THRESHOLD) && isOff(rule, RTC),
    'Metrics has an EventThreshold only where ReplicationTime is enabled', ...THRESHOLD),
];

/** S3 supports no other threshold. */
function requireFifteenMinutes(...path: readonly string[]): SchemaCheck {
  return reject((rule) => {
    const minutes = numberAt(rule, ...path);
    return minutes !== undefined && minutes !== 15 && !isSymbolic(String(minutes));
  }, 'Minutes must be 15', ...path);
}

function isOn(rule: unknown, element: readonly string[]): boolean {
  return literalAt(rule, ...element, 'Status') === 'Enabled';
}

/** Whether an element is absent or disabled for sure. */
function isOff(rule: unknown, element: readonly string[]): boolean {
  return !mayHave(rule, ...element) || literalAt(rule, ...element, 'Status') === 'Disabled';
}
