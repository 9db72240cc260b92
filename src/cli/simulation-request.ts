import type { SimulationResult } from '../simulator/simulation-result';
import { UnusableInput } from './input/unusable-input';

/** What `simulate` is asked to do. */
export interface SimulationRequest {
  /** Name, construct path or logical id. */
  readonly bucket: string;
  readonly key: string;
  readonly operation: Operation;
  readonly encryption?: Encryption;
  readonly kmsKey?: string;
  readonly bucketKey?: boolean;
  readonly tags: Readonly<Record<string, string>>;
  /** `[STACK.]NAME=VALUE`. */
  readonly parameters?: readonly string[];
}

/** All but `put` are done to an object right after it was put. */
export const OPERATIONS = [
  'put', 'delete', 'delete-version', 'put-tagging', 'put-acl', 'put-retention', 'put-legal-hold', 'put-annotation',
] as const;
export const ENCRYPTIONS = ['aws:kms', 'aws:kms:dsse', 'AES256', 'SSE-C'] as const;

export type Operation = typeof OPERATIONS[number];
export type Encryption = typeof ENCRYPTIONS[number];

/** Whether the object arrives at one destination at least, and at every destination for which a rule applies. */
export function arrives({ outcomes }: Pick<SimulationResult, 'outcomes'>): boolean {
  const concerned = outcomes.filter(({ status, ruleId }) => status !== 'NOT_ELIGIBLE' || ruleId !== undefined);
  return concerned.length > 0 && concerned.every(({ status }) => status === 'COMPLETED');
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html */
const MOST_TAGS = 10;

/** Adds a tag that is written as `key=value`; the value may be empty and may contain `=`. */
export function addTag(text: string, before: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const end = text.indexOf('=');
  if (end < 1) {
    throw new UnusableInput('Usage', `--tag is written key=value, got ${JSON.stringify(text)}`);
  }
  const [key, value] = [text.slice(0, end), text.slice(end + 1)];
  if (Object.hasOwn(before, key)) {
    throw new UnusableInput('Usage', `--tag gives ${JSON.stringify(key)} twice, as ${JSON.stringify(before[key])} and ${JSON.stringify(value)}; `
      + 'an object has one value for each tag');
  }
  if (/^aws:/i.test(key) || Object.keys(before).length >= MOST_TAGS) {
    throw new UnusableInput('Usage', `S3 refuses the tag ${JSON.stringify(text)}: an object has at most ${MOST_TAGS} tags, and keys that begin with aws: are reserved`);
  }
  return { ...before, [key]: value };
}
