import { display, isSymbolic } from '../symbolic/symbolic-string';
import { at, listAt, numberAt, textAt } from '../symbolic/json-members';
import type { Replication, Rule, RuleDestination } from './deployment-model';

/** A rule as it stands in the template. */
export interface RawRule {
  readonly index: number;
  readonly value: unknown;
}

/** Elements of a rule that have members; where deployment decides one, the rule cannot be read. */
const ELEMENTS: ReadonlyArray<readonly string[]> = [
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

/** Why a rule cannot be read: the value that deployment decides. */
export function unreadable(rule: unknown): string | undefined {
  const marks = ELEMENTS.map((path) => at(rule, ...path))
    .flatMap((element) => (Array.isArray(element) ? element : [element]))
    .filter((element) => typeof element === 'string' && isSymbolic(element));
  return marks.length === 0 ? undefined : `${display(String(marks[0]))} is decided at deployment`;
}

export function readRule(replication: Replication, rules: string, { index, value }: RawRule): Rule {
  const filter = at(value, 'Filter');
  const tags = [...listAt(filter, 'TagFilter'), ...listAt(filter, 'And', 'TagFilters')];
  return {
    replication,
    index,
    propertyPath: `${rules}.${index}`,
    id: textAt(value, 'Id'),
    status: textAt(value, 'Status') ?? '',
    priority: numberAt(value, 'Priority'),
    v2: filter !== undefined,
    prefix: textAt(filter, 'Prefix') ?? textAt(filter, 'And', 'Prefix') ?? textAt(value, 'Prefix') ?? '',
    tags: tags.map((tag) => ({ key: textAt(tag, 'Key') ?? '', value: textAt(tag, 'Value') ?? '' })),
    deleteMarkers: textAt(value, 'DeleteMarkerReplication', 'Status'),
    sseKms: textAt(value, 'SourceSelectionCriteria', 'SseKmsEncryptedObjects', 'Status'),
    replicaModifications: textAt(value, 'SourceSelectionCriteria', 'ReplicaModifications', 'Status'),
    destination: destinationOf(at(value, 'Destination')),
  };
}

function destinationOf(value: unknown): RuleDestination {
  return {
    bucketArn: textAt(value, 'Bucket') ?? '',
    account: textAt(value, 'Account'),
    storageClass: textAt(value, 'StorageClass'),
    ownerOverride: textAt(value, 'AccessControlTranslation', 'Owner'),
    keyId: textAt(value, 'EncryptionConfiguration', 'ReplicaKmsKeyID'),
    replicationTime: timed(at(value, 'ReplicationTime'), 'Time'),
    metrics: timed(at(value, 'Metrics'), 'EventThreshold'),
  };
}

function timed(value: unknown, minutes: string): RuleDestination['metrics'] {
  return value === undefined ? undefined
    : { status: textAt(value, 'Status') ?? '', minutes: numberAt(value, minutes, 'Minutes') };
}
