import { listAt } from '../../symbolic/json-members';
import type { ShapeProblem } from '../deployment-model';
import type { SchemaCheck } from './schema-check';
import { has, known, literalAt, mayHave, oneOf, refuse, required, STATUSES } from './schema-check';

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ReplicationRule.html */
const MAX_ID = 255;
const MAX_PREFIX = 1024;

/** Of an integer in the API. */
const MAX_PRIORITY = 2 ** 31 - 1;

const OF_RULE = [
  'Id', 'Priority', 'Status', 'Filter', 'Prefix', 'DeleteMarkerReplication', 'SourceSelectionCriteria', 'Destination',
];
const OF_FILTER = ['Prefix', 'TagFilter', 'And'];

/** About one rule, its destination aside. */
export const RULE_CHECKS: readonly SchemaCheck[] = [
  known([], OF_RULE),
  known(['Filter'], OF_FILTER),
  known(['Filter', 'And'], ['Prefix', 'TagFilters']),
  known(['SourceSelectionCriteria'], ['SseKmsEncryptedObjects', 'ReplicaModifications']),
  required('Status', 'Status'),
  oneOf('Status', STATUSES, 'Status'),
  refuse((rule) => (literalAt(rule, 'Id') ?? '').length > MAX_ID, `the id is longer than ${MAX_ID} characters`, 'Id'),
  refuse((rule) => !/^\p{ASCII}*$/u.test(literalAt(rule, 'Id') ?? ''), 'the id has characters that are not ASCII', 'Id'),
  refuse((rule) => !/^-?\d+$/.test(literalAt(rule, 'Priority') ?? '0'), 'the priority is not an integer', 'Priority'),
  refuse((rule) => Number(literalAt(rule, 'Priority') ?? 0) > MAX_PRIORITY, `the priority is above ${MAX_PRIORITY}`, 'Priority'),
  refuse((rule) => literalAt(rule, 'Filter') !== undefined, 'Filter is not an object', 'Filter'),
  required('Key', 'Filter', 'TagFilter', 'Key'),
  required('Value', 'Filter', 'TagFilter', 'Value'),
  tagsComplete,
  tagsOnce,
  refuse((rule) => has(rule, 'Filter') && has(rule, 'Prefix'), 'a rule has either Filter or Prefix', 'Prefix'),
  refuse((rule) => OF_FILTER.filter((element) => has(rule, 'Filter', element)).length > 1,
    `Filter has exactly one of ${OF_FILTER.join(', ')}`, 'Filter'),
  ...[['Prefix'], ['Filter', 'Prefix'], ['Filter', 'And', 'Prefix']].map((path) =>
    refuse((rule) => (literalAt(rule, ...path) ?? '').length > MAX_PREFIX, `the prefix is longer than ${MAX_PREFIX} characters`, ...path)),
  refuse((rule) => has(rule, 'Filter') && !mayHave(rule, 'DeleteMarkerReplication'),
    'a rule with Filter needs DeleteMarkerReplication', 'DeleteMarkerReplication'),
  refuse((rule) => !mayHave(rule, 'Filter') && has(rule, 'DeleteMarkerReplication'),
    'DeleteMarkerReplication needs a rule with Filter', 'DeleteMarkerReplication'),
  refuse((rule) => has(rule, 'Destination', 'EncryptionConfiguration')
    && !mayHave(rule, 'SourceSelectionCriteria', 'SseKmsEncryptedObjects'),
  'EncryptionConfiguration needs SseKmsEncryptedObjects', 'SourceSelectionCriteria'),
  refuse((rule) => !has(rule, 'Filter') && has(rule, 'SourceSelectionCriteria', 'ReplicaModifications'),
    'ReplicaModifications needs a rule with Filter', 'SourceSelectionCriteria.ReplicaModifications'),
  refuse((rule) => literalAt(rule, 'DeleteMarkerReplication', 'Status') === 'Enabled' && hasTags(rule),
    'S3 does not replicate delete markers for a rule that filters by tags', 'DeleteMarkerReplication.Status'),
  ...[['DeleteMarkerReplication'], ['SourceSelectionCriteria', 'SseKmsEncryptedObjects'], ['SourceSelectionCriteria', 'ReplicaModifications']]
    .flatMap((path) => [required('Status', ...path, 'Status'), oneOf('Status', STATUSES, ...path, 'Status')]),
];

function hasTags(rule: unknown): boolean {
  return [...listAt(rule, 'Filter', 'TagFilter'), ...listAt(rule, 'Filter', 'And', 'TagFilters')].length > 0;
}

function tagsComplete(rule: unknown): readonly ShapeProblem[] {
  return listAt(rule, 'Filter', 'And', 'TagFilters').flatMap((tag, index) =>
    ['Key', 'Value'].filter((element) => !mayHave(tag, element))
      .map((element) => ({ message: `${element} is missing`, propertyPath: `Filter.And.TagFilters.${index}` })));
}

/** An object has one value of a tag. */
function tagsOnce(rule: unknown): readonly ShapeProblem[] {
  const keys = listAt(rule, 'Filter', 'And', 'TagFilters').map((tag) => literalAt(tag, 'Key'));
  return keys.flatMap((key, index) => (key === undefined || keys.indexOf(key) === index ? [] : [{
    message: `the tag ${JSON.stringify(key)} is there twice`,
    propertyPath: `Filter.And.TagFilters.${index}.Key`,
  }]));
}
