import { at as valueAt, isList } from '../json';
import type { Json, Members, Mutant, Path } from '../mutant';
import type { MutatedResource } from '../mutated-resource';
import { words } from './buckets';
import { edited, membersOf, property, read, textOf } from './edit';
import type { Edit } from './edit';

const CONFIGURATION = 'ReplicationConfiguration';
const MINUTES = { Minutes: 15 };
const METRICS = { Status: 'Enabled', EventThreshold: MINUTES };
const TIME = { Status: 'Enabled', Time: MINUTES };

/** The shape of a replication configuration. */
export function rules(address: MutatedResource): Mutant[] {
  const list = read(address, CONFIGURATION, 'Rules');
  if (!isList(list)) {
    return [];
  }
  const enabled = list.flatMap((rule, index) => (valueAt(rule, ['Status']) === 'Enabled' ? [index] : []));
  return [
    ...ofConfiguration(address, list, enabled),
    ...list.flatMap((_, index) => words(address, wordsOf(index))),
    ...enabled.flatMap((index) => [...ofTime(address, index), ...ofFields(address, index, list)]),
    ...(list.length === 1 && enabled.length === 1 ? ofV1(address, membersOf(list[0])) : []),
  ];
}

function wordsOf(index: number): Path[] {
  const rule: Path = [CONFIGURATION, 'Rules', index];
  return [
    [...rule, 'Status'], [...rule, 'DeleteMarkerReplication', 'Status'], [...rule, 'Destination', 'StorageClass'],
    [...rule, 'SourceSelectionCriteria', 'SseKmsEncryptedObjects', 'Status'], [...rule, 'Destination', 'AccessControlTranslation', 'Owner'],
  ];
}

function ofConfiguration(address: MutatedResource, list: readonly Json[], enabled: readonly number[]): Mutant[] {
  const role = valueAt(read(address, CONFIGURATION, 'Role'), ['Fn::GetAtt', 0]);
  const status = (index: number): Edit => [property(address, CONFIGURATION, 'Rules', index, 'Status'), 'Disabled'];
  return [
    edited(address, { by: 'have no rule' }, [property(address, CONFIGURATION, 'Rules'), []]),
    edited(address, { by: 'disable every rule' }, ...enabled.map(status)),
    ...(role === undefined ? [] : [edited(address, { by: 'name the role by Ref' }, [property(address, CONFIGURATION, 'Role'), { Ref: role }])]),
    ...(list.length < 2 ? [] : [edited(address, { by: 'give every rule the same priority' },
      ...list.map((_, index): Edit => [property(address, CONFIGURATION, 'Rules', index, 'Priority'), 7]))]),
  ];
}

/** Time control and metrics, which belong together in one direction. */
function ofTime(address: MutatedResource, index: number): Mutant[] {
  const set = (by: string, time: Json | undefined, metrics: Json | undefined) => edited(address, { by, was: `rule ${index}` },
    [property(address, CONFIGURATION, 'Rules', index, 'Destination', 'ReplicationTime'), time],
    [property(address, CONFIGURATION, 'Rules', index, 'Destination', 'Metrics'), metrics]);
  return [
    set('have time control and metrics', TIME, METRICS),
    set('have metrics without a threshold alone', undefined, { Status: 'Enabled' }),
    set('have metrics while time control is off', { Status: 'Disabled', Time: MINUTES }, { Status: 'Enabled' }),
    set('have a threshold without time control', undefined, METRICS),
    set('have time control without metrics', TIME, undefined),
    set('have time control and metrics without a threshold', TIME, { Status: 'Enabled' }),
    set('have a threshold of 30 minutes', TIME, { Status: 'Enabled', EventThreshold: { Minutes: 30 } }),
  ];
}

/** Elements that no template can carry, and values of another kind than S3 wants. */
function ofFields(address: MutatedResource, index: number, list: readonly Json[]): Mutant[] {
  const rule = membersOf(list[index]);
  const was = `rule ${index}`;
  const set = (by: string, path: Path, value: Json | undefined) =>
    edited(address, { by, was }, [property(address, CONFIGURATION, 'Rules', index, ...path), value]);
  const key = valueAt(rule, ['Destination', 'EncryptionConfiguration', 'ReplicaKmsKeyID', 'Fn::GetAtt', 0]);
  const bucket = textOf(valueAt(rule, ['Destination', 'Bucket']));
  return [
    set('use the related key of the source', ['Destination', 'EncryptionConfiguration', 'UseSourceMultiRegionKey'], { Status: 'Enabled' }),
    set('exclude a prefix', ['Filter', 'Not'], { Prefix: 'temporary/' }),
    ...(key === undefined ? [] : [set('name the key of the replicas by Ref', ['Destination', 'EncryptionConfiguration', 'ReplicaKmsKeyID'], { Ref: key })]),
    ...(bucket === undefined ? [] : [set('name the destination without its ARN', ['Destination', 'Bucket'], bucket.replace(/^.*:/, ''))]),
    ...(valueAt(rule, ['Filter', 'Prefix']) === undefined ? [] : [
      set('begin the prefix with a slash', ['Filter', 'Prefix'], `/${String(valueAt(rule, ['Filter', 'Prefix']))}`),
      set('end the prefix with a star', ['Filter', 'Prefix'], `${String(valueAt(rule, ['Filter', 'Prefix']))}*`),
    ]),
  ];
}

/** The only rule, in the first version of the schema, and with what only the second has. */
function ofV1(address: MutatedResource, rule: Members): Mutant[] {
  const prefix = textOf(valueAt(rule, ['Filter', 'Prefix'])) ?? (Object.keys(membersOf(rule.Filter)).length === 0 ? '' : undefined);
  if (prefix === undefined) {
    return [];
  }
  const { Filter: _filter, Priority: priority, DeleteMarkerReplication: markers, ...others } = rule;
  const { Metrics: _metrics, ReplicationTime: _time, ...destination } = membersOf(rule.Destination);
  const criteria = membersOf(rule.SourceSelectionCriteria);
  const { ReplicaModifications: _modifications, ...kept } = criteria;
  const first: Members = { ...others, Prefix: prefix, Destination: destination, SourceSelectionCriteria: kept };
  const was = valueAt(markers, ['Status']) === 'Enabled' ? 'delete markers' : 'no delete markers';
  const set = (by: string, more: Members) => edited(address, { by, was }, [property(address, CONFIGURATION, 'Rules', 0), { ...first, ...more }]);
  return [
    set('be a rule of V1', {}),
    set('be a rule of V1 with a priority', { Priority: priority ?? 1 }),
    set('be a rule of V1 with DeleteMarkerReplication', { DeleteMarkerReplication: { Status: 'Disabled' } }),
    set('be a rule of V1 with metrics', { Destination: { ...destination, Metrics: { Status: 'Enabled' } } }),
    set('be a rule of V1 with time control', { Destination: { ...destination, Metrics: METRICS, ReplicationTime: TIME } }),
    set('be a rule of V1 with replica modifications', { SourceSelectionCriteria: { ...kept, ReplicaModifications: { Status: 'Enabled' } } }),
  ];
}
