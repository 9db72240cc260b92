import { at, listAt, numberAt, textAt } from '../symbolic/json-members';
import { display, isSymbolic } from '../symbolic/symbolic-string';
import type { Replication, Rule, RuleDestination } from './deployment-model';

/** A rule of a configuration, resolved. */
export interface TemplateRule {
  readonly index: number;
  readonly value: unknown;
}

/** Elements of a rule that have members: a rule cannot be read if one of them is known only at deployment. */
const PARENT_ELEMENTS: ReadonlyArray<readonly string[]> = [
  [],
  ['Filter'],
  ['Filter', 'And'],
  ['Filter', 'TagFilter'],
  ['Filter', 'And', 'TagFilters'],
  ['DeleteMarkerReplication'],
  ['SourceSelectionCriteria'],
  ['SourceSelectionCriteria', 'SseKmsEncryptedObjects'],
  ['SourceSelectionCriteria', 'ReplicaModifications'],
  ['Destination'],
  ['Destination', 'AccessControlTranslation'],
  ['Destination', 'EncryptionConfiguration'],
  ['Destination', 'ReplicationTime'],
  ['Destination', 'ReplicationTime', 'Time'],
  ['Destination', 'Metrics'],
  ['Destination', 'Metrics', 'EventThreshold'],
];

/** Why a rule cannot be read: an element is known only at deployment. */
export function explainUnknownElement(rule: unknown): string | undefined {
  const unknown = PARENT_ELEMENTS.map((path) => at(rule, ...path))
    .flatMap((element) => (Array.isArray(element) ? element : [element]))
    .filter((element) => typeof element === 'string' && isSymbolic(element));
  return unknown.length === 0 ? undefined : `${display(String(unknown[0]))} is decided at deployment`;
}

export function readRule(replication: Replication, rulesPath: string, { index, value }: TemplateRule): Rule {
  const filter = at(value, 'Filter');
  const tags = [...listAt(filter, 'TagFilter'), ...listAt(filter, 'And', 'TagFilters')];
  return {
    replication,
    index,
    propertyPath: `${rulesPath}.${index}`,
    id: textAt(value, 'Id'),
    status: textAt(value, 'Status') ?? '',
    priority: numberAt(value, 'Priority'),
    v2: filter !== undefined,
    prefix: textAt(filter, 'Prefix') ?? textAt(filter, 'And', 'Prefix') ?? textAt(value, 'Prefix') ?? '',
    tags: tags.map((tag) => ({ key: textAt(tag, 'Key') ?? '', value: textAt(tag, 'Value') ?? '' })),
    deleteMarkers: textAt(value, 'DeleteMarkerReplication', 'Status'),
    sseKms: textAt(value, 'SourceSelectionCriteria', 'SseKmsEncryptedObjects', 'Status'),
    replicaModifications: textAt(value, 'SourceSelectionCriteria', 'ReplicaModifications', 'Status'),
    destination: readDestination(at(value, 'Destination')),
  };
}

function readDestination(value: unknown): RuleDestination {
  return {
    bucketArn: textAt(value, 'Bucket') ?? '',
    account: textAt(value, 'Account'),
    storageClass: textAt(value, 'StorageClass'),
    ownerOverride: textAt(value, 'AccessControlTranslation', 'Owner'),
    keyId: textAt(value, 'EncryptionConfiguration', 'ReplicaKmsKeyID'),
    statesSourceKey: at(value, 'EncryptionConfiguration', 'UseSourceMultiRegionKey') !== undefined,
    replicationTime: readTimed(at(value, 'ReplicationTime'), 'Time'),
    metrics: readTimed(at(value, 'Metrics'), 'EventThreshold'),
  };
}

function readTimed(value: unknown, minutes: string): RuleDestination['metrics'] {
  return value === undefined ? undefined
    : { status: textAt(value, 'Status') ?? '', minutes: numberAt(value, minutes, 'Minutes') };
}

/** For display: the id of a rule, or destination and prefix if S3 will generate the id. */
export function formatRuleName({ id, destination, prefix }: Rule): string {
  const bucketName = destination.bucketArn.replace(/^arn:[^:]*:s3:::/, '');
  return display(id ?? [bucketName, prefix].filter((part) => part).join('/'));
}
