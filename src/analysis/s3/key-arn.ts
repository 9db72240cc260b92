import type { Key } from '../model/deployment-model';
import { findPartition } from '../resolve/stack-environment';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { isSymbolic, showValue, takeLead } from '../symbolic/symbolic-string';

const ARN = /^arn:([^:]*):kms:([^:]*):([^:]*):(key|alias)\/(.*)$/;

/** What the parts of the ARN of a key or an alias say. */
export interface KeyArnParts {
  readonly partition: SymbolicString;
  readonly region: SymbolicString;
  readonly account: SymbolicString;
  readonly isAlias: boolean;
  /** The id of the key, or what follows `alias/`. */
  readonly name: SymbolicString;
}

/** `undefined` for anything but an ARN. */
export function parseKeyArn(text: SymbolicString): KeyArnParts | undefined {
  const [, partition, region, account, kind, name] = ARN.exec(text) ?? [];
  return region === undefined ? undefined : { partition, region, account, isAlias: kind === 'alias', name };
}

/**
 * The id of a key: a UUID, or `mrk-` and a UUID without hyphens for a multi-Region key.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-id-key-id
 */
const KEY_ID = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|mrk-[0-9a-f]{32})$/i;
const ACCOUNT = /^\d{12}$/;
const REGION = /^[a-z]+(?:-[a-z]+)+-\d+$/;

/** Why no key of KMS has an ARN, as a placeholder has not; `undefined` where one may have it. */
export function explainImpossibleArn(arn: SymbolicString): string | undefined {
  const parts = parseKeyArn(arn);
  if (parts === undefined) {
    return isSymbolic(arn) ? undefined : 'it is no ARN of a key';
  }
  const { region, account, isAlias } = parts;
  const faults = [
    misses(REGION, region) ? `${showValue(region)} is no Region` : explainWrongPartition(parts),
    misses(ACCOUNT, account) ? `${showValue(account)} is no account id of twelve digits` : undefined,
    !isAlias && misses(KEY_ID, parts.name) ? `the id ${showValue(parts.name)} is neither a UUID nor mrk- and 32 hexadecimal digits` : undefined,
  ].filter((fault) => fault !== undefined);
  return faults.length === 0 ? undefined : faults.join(', and ');
}

function explainWrongPartition({ partition, region }: KeyArnParts): string | undefined {
  const actual = isSymbolic(region) || isSymbolic(partition) ? partition : findPartition(region).name;
  return partition === actual ? undefined
    : `the partition of ${showValue(region)} is ${showValue(actual)} and not ${showValue(partition)}`;
}

function misses(form: RegExp, text: SymbolicString): boolean {
  return !isSymbolic(text) && !form.test(text);
}

/**
 * Whether a literal ARN may be that of a key which the templates make. The ids of multi-Region keys begin with `mrk-`,
 * and no others.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html
 */
export function mayHaveArn({ kind }: Key, arn: SymbolicString): boolean {
  const lead = takeLead(parseKeyArn(arn)?.name ?? '');
  const isPossible = lead.startsWith('mrk-') ? kind !== 'single-Region'
    : 'mrk-'.startsWith(lead) || kind === 'single-Region' || kind === 'undecided';
  return isPossible && explainImpossibleArn(arn) === undefined;
}
