import { every } from '../symbolic/symbolic-string';
import type { KmsEncryption, SourceObject } from './source-object';
import { isKms } from './source-object';
import type { Route } from './replication-context';

/** A form that the objects of a rule can take. */
export interface ObjectForm {
  readonly object: SourceObject;
  /** Whether uploads get it without asking for it; others take a header of the client. */
  readonly byDefault: 'yes' | 'maybe' | 'no';
}

/** The rest of an object key, whatever it is. */
export const EVERY_OBJECT = every('object');

/** Every object below the prefix of the rule. */
export function objectKeyOf({ rule }: Route): string {
  return `${rule.prefix}${EVERY_OBJECT}`;
}

/**
 * The encrypted forms in which objects of a rule come: with and without a Bucket Key, which is a property of each
 * object and may be overridden in each upload.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/configuring-bucket-key-object.html
 */
export function kmsForms(route: Route): ObjectForm[] {
  return route.rule.sseKms === 'Enabled' ? formsOf(route) : [];
}

/** Those that the rule would have to serve; that a bucket with a KMS key wants the opt-in is a finding of its own. */
export function neededForms(route: Route): ObjectForm[] {
  return route.rule.sseKms === 'Enabled' || route.sourceKey ? formsOf(route) : [];
}

function formsOf(route: Route): ObjectForm[] {
  const { source: { encryption }, sourceKey } = route;
  const form = (algorithm: KmsEncryption['algorithm'], bucketKey: boolean, byDefault: ObjectForm['byDefault']): ObjectForm => ({
    object: { key: objectKeyOf(route), encryption: { algorithm, sourceKey, bucketKey } },
    byDefault,
  });
  if (encryption?.algorithm === 'aws:kms:dsse') {
    return [form('aws:kms:dsse', false, 'yes')];
  }
  // without a default of SSE-KMS every encrypted upload states what it wants, and few state a Bucket Key
  const usual = encryption?.bucketKey ?? false;
  return typeof usual === 'string'
    ? [form('aws:kms', true, 'maybe'), form('aws:kms', false, 'maybe')]
    : [form('aws:kms', usual, 'yes'), form('aws:kms', !usual, 'no')];
}

/** The forms that have a Bucket Key. */
export function bucketKeyForms(route: Route): ObjectForm[] {
  return kmsForms(route).filter(({ object: { encryption } }) => isKms(encryption) && encryption.bucketKey);
}

/** How a replica is written: encrypted where the rule opts in, otherwise as S3 encrypts by itself. */
export function replicaForm(route: Route): SourceObject {
  const [form] = kmsForms(route);
  return form?.object ?? { key: objectKeyOf(route), encryption: { algorithm: 'AES256' } };
}
