import { listAt } from '../../symbolic/json-members';
import { showValue } from '../../symbolic/symbolic-string';
import { property } from './property-schema';
import type { SchemaCheck } from './schema-check';
import { literalAt, reject } from './schema-check';

const MAX_TAGS = 50;

/** @see https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html */
export const TAG_CHECKS: readonly SchemaCheck[] = [
  property('Tags', { list: true }),
  property('Tags.*', { members: ['Key', 'Value'] }),
  property('Tags.*.Key', { required: true, length: [1, 128], format: [/^(?!aws:)/i, 'a key of the user, as aws: is reserved'] }),
  property('Tags.*.Value', { required: true, length: [0, 256] }),
  reject((properties) => listAt(properties, 'Tags').length > MAX_TAGS, `there are more than ${MAX_TAGS} tags`, 'Tags'),
  rejectDuplicates,
];

function rejectDuplicates(properties: unknown): ReturnType<SchemaCheck> {
  const keys = listAt(properties, 'Tags').map((tag) => literalAt(tag, 'Key'));
  return keys.flatMap((key, index) => (key === undefined || keys.indexOf(key) === index ? [] : [{
    message: `the tag ${showValue(key)} is there twice`,
    propertyPath: `Tags.${index}.Key`,
  }]));
}
