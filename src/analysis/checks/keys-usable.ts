import type { KeyTarget } from '../s3/key-target';
import type { Key } from '../model/deployment-model';
import { is, shown, unless } from './condition';
import type { Found } from './check';

/** A key that a requirement of keys looks at, with its words for it. */
export interface NamedKey {
  readonly target: KeyTarget | undefined;
  readonly role: string;
}

export function enabled({ target, role }: NamedKey): readonly Found[] {
  return ofKey(target, ({ place, enabled: state }) => unless(is(state, true), {
    place,
    location: 'Properties.Enabled',
    message: state === false
      ? `${role} is disabled, so that nothing can be encrypted or decrypted with it`
      : `the templates do not tell whether ${role} is enabled: ${shown(state)}`,
    fix: state === false ? 'set Enabled: true' : 'set Enabled: true, and import key material where KMS does not make it',
  }));
}

/** S3 takes no other kind of key. */
export function symmetric({ target, role }: NamedKey): readonly Found[] {
  return ofKey(target, ({ place, spec, usage }) => [
    ...unless(is(spec, 'SYMMETRIC_DEFAULT'), {
      place,
      detail: 'KeySpec',
      location: 'Properties.KeySpec',
      message: `${role} must be a symmetric encryption key, its KeySpec is ${shown(spec)}`,
      fix: 'use a key with KeySpec: "SYMMETRIC_DEFAULT"; the spec of a key cannot be changed',
    }),
    ...unless(is(usage, 'ENCRYPT_DECRYPT'), {
      place,
      detail: 'KeyUsage',
      location: 'Properties.KeyUsage',
      message: `${role} must be for encryption, its KeyUsage is ${shown(usage)}`,
      fix: 'use a key with KeyUsage: "ENCRYPT_DECRYPT"; the usage of a key cannot be changed',
    }),
  ]);
}

function ofKey(target: KeyTarget | undefined, check: (key: Key) => readonly Found[]): readonly Found[] {
  return target?.key === undefined ? [] : check(target.key);
}
