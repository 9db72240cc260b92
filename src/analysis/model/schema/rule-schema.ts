import { at, isObject, listAt } from '../../symbolic/json-members';
import { showValue } from '../../symbolic/symbolic-string';
import type { SchemaProblem } from '../inspection';
import { property } from './property-schema';
import type { SchemaCheck } from './schema-check';
import { allowElements, doubt, has, literalAt, mayHave, reject, requireElement, requireStatus } from './schema-check';

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ReplicationRule.html */
const MAX_ID = 255;
const MAX_PREFIX = 1024;

/** The largest integer of the API. */
const MAX_PRIORITY = 2 ** 31 - 1;

const RULE_ELEMENTS = [
  'Id', 'Priority', 'Status', 'Filter', 'Prefix', 'DeleteMarkerReplication', 'SourceSelectionCriteria', 'Destination',
];
const FILTER_ELEMENTS = ['Prefix', 'TagFilter', 'And'];

/** What a rule of schema V1, which has no `Filter`, cannot have. */
const ELEMENTS_OF_V2: ReadonlyArray<readonly string[]> = [
  ['DeleteMarkerReplication'],
  ['SourceSelectionCriteria', 'ReplicaModifications'],
  ['Destination', 'ReplicationTime'],
  ['Destination', 'Metrics'],
];

/** Elements that hold one value: a list or an object there is refused, and would else be read as absent. */
const VALUES = [
  'Id', 'Priority', 'Status', 'Prefix', 'Filter.Prefix', 'Filter.And.Prefix', 'Filter.TagFilter.Key',
  'Filter.TagFilter.Value', 'Filter.And.TagFilters.*.Key', 'Filter.And.TagFilters.*.Value',
  'DeleteMarkerReplication.Status', 'SourceSelectionCriteria.SseKmsEncryptedObjects.Status',
  'SourceSelectionCriteria.ReplicaModifications.Status',
];

/** Elements of the S3 API that no guide describes yet. */
const NOT_IN_CLOUDFORMATION: ReadonlyArray<readonly string[]> = [
  ['Filter', 'Not'],
  ['Filter', 'And', 'Not'],
  ['Destination', 'EncryptionConfiguration', 'UseSourceMultiRegionKey'],
];

/** Checks of one rule, except its destination. */
export const RULE_CHECKS: readonly SchemaCheck[] = [
  allowElements([], RULE_ELEMENTS),
  allowElements(['Filter'], [...FILTER_ELEMENTS, 'Not']),
  allowElements(['Filter', 'And'], ['Prefix', 'TagFilters', 'Not']),
  allowElements(['SourceSelectionCriteria'], ['SseKmsEncryptedObjects', 'ReplicaModifications']),
  ...VALUES.map((path) => property(path, {})),
  ...requireStatus(),
  reject((rule) => (literalAt(rule, 'Id') ?? '').length > MAX_ID, `the id is longer than ${MAX_ID} characters`, 'Id'),
  reject((rule) => !/^\p{ASCII}*$/u.test(literalAt(rule, 'Id') ?? ''),
    'the id has characters that are not ASCII', 'Id'),
  reject((rule) => !/^-?\d+$/.test(literalAt(rule, 'Priority') ?? '0'), 'the priority is not an integer', 'Priority'),
  reject((rule) => Number(literalAt(rule, 'Priority') ?? 0) > MAX_PRIORITY,
    `the priority is above ${MAX_PRIORITY}`, 'Priority'),
  doubt((rule) => /^-0*[1-9]\d*$/.test(literalAt(rule, 'Priority') ?? ''),
    'the priority is negative: no guide tells whether S3 takes it', 'Priority'),
  reject((rule) => literalAt(rule, 'Filter') !== undefined || Array.isArray(at(rule, 'Filter')), 'Filter is not an object', 'Filter'),
  requireElement('Key', 'Filter', 'TagFilter', 'Key'),
  requireElement('Value', 'Filter', 'TagFilter', 'Value'),
  property('Filter.And.TagFilters', { list: true }),
  requireTagElements,
  rejectDuplicateTags,
  reject((rule) => has(rule, 'Filter') && has(rule, 'Prefix'), 'a rule has either Filter or Prefix', 'Prefix'),
  doubt((rule) => !has(rule, 'Filter') && !has(rule, 'Prefix'),
    'a rule has Filter or Prefix: no guide tells what S3 does without', 'Filter'),
  reject((rule) => FILTER_ELEMENTS.filter((element) => has(rule, 'Filter', element)).length > 1,
    `Filter has exactly one of ${FILTER_ELEMENTS.join(', ')}`, 'Filter'),
  doubt((rule) => isObject(at(rule, 'Filter', 'And')) && !['Prefix', 'TagFilters'].some((element) => mayHave(rule, 'Filter', 'And', element)),
    'And is empty: no guide tells whether S3 takes it', 'Filter', 'And'),
  ...[['Prefix'], ['Filter', 'Prefix'], ['Filter', 'And', 'Prefix']].map((path) =>
    reject((rule) => (literalAt(rule, ...path) ?? '').length > MAX_PREFIX,
      `the prefix is longer than ${MAX_PREFIX} characters`, ...path)),
  reject((rule) => has(rule, 'Filter') && !mayHave(rule, 'DeleteMarkerReplication'),
    'a rule with Filter needs DeleteMarkerReplication', 'DeleteMarkerReplication'),
  ...ELEMENTS_OF_V2.map((path) => reject((rule) => !mayHave(rule, 'Filter') && has(rule, ...path),
    `${path[path.length - 1]} needs a rule with Filter`, ...path)),
  doubt((rule) => !mayHave(rule, 'Filter') && has(rule, 'Priority'),
    'Priority belongs to a rule with Filter: S3 refused it in a rule without, and CloudFormation was seen to take it', 'Priority'),
  ...NOT_IN_CLOUDFORMATION.map((path) => doubt((rule) => has(rule, ...path),
    `what ${path.join('.')} changes is not documented: S3 has had it since November 2026, and CloudFormation's schema did not then`, ...path)),
  doubt((rule) => isObject(at(rule, 'SourceSelectionCriteria')) && !['SseKmsEncryptedObjects', 'ReplicaModifications']
    .some((element) => mayHave(rule, 'SourceSelectionCriteria', element)),
  'SourceSelectionCriteria is empty: no guide tells whether S3 takes it', 'SourceSelectionCriteria'),
  reject((rule) => has(rule, 'Destination', 'EncryptionConfiguration')
    && !mayHave(rule, 'SourceSelectionCriteria', 'SseKmsEncryptedObjects'),
  'EncryptionConfiguration needs SseKmsEncryptedObjects', 'SourceSelectionCriteria'),
  reject((rule) => literalAt(rule, 'DeleteMarkerReplication', 'Status') === 'Enabled' && hasTags(rule),
    'S3 does not replicate delete markers for a rule that filters by tags', 'DeleteMarkerReplication.Status'),
  ...requireStatus('DeleteMarkerReplication'),
  ...requireStatus('SourceSelectionCriteria', 'SseKmsEncryptedObjects'),
  ...requireStatus('SourceSelectionCriteria', 'ReplicaModifications'),
];

function hasTags(rule: unknown): boolean {
  return [...listAt(rule, 'Filter', 'TagFilter'), ...listAt(rule, 'Filter', 'And', 'TagFilters')].length > 0;
}

function requireTagElements(rule: unknown): readonly SchemaProblem[] {
  return listAt(rule, 'Filter', 'And', 'TagFilters').flatMap((tag, index) =>
    ['Key', 'Value'].filter((element) => !mayHave(tag, element))
      .map((element) => ({ message: `${element} is missing`, propertyPath: `Filter.And.TagFilters.${index}` })));
}

/** A tag of an object has one value. */
function rejectDuplicateTags(rule: unknown): readonly SchemaProblem[] {
  const keys = listAt(rule, 'Filter', 'And', 'TagFilters').map((tag) => literalAt(tag, 'Key'));
  return keys.flatMap((key, index) => (key === undefined || keys.indexOf(key) === index ? [] : [{
    message: `the tag ${showValue(key)} is there twice`,
    propertyPath: `Filter.And.TagFilters.${index}.Key`,
  }]));
}
