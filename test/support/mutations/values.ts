import type { Json } from './mutant';

/** Another value for a leaf, and what was changed of it. */
export interface OtherValue {
  readonly by: string;
  readonly value: Json;
}

export const OTHER_ACCOUNT = '999999999999';
/** A Region of no example. */
export const OTHER_REGION = 'ap-northeast-3';

const FLIPS: ReadonlyMap<Json, Json> = new Map<Json, Json>([
  ['true', 'false'], ['false', 'true'], [true, false], [false, true],
  ['Enabled', 'Disabled'], ['Disabled', 'Enabled'],
  ['Allow', 'Deny'], ['Deny', 'Allow'],
  ['aws:kms', 'AES256'], ['AES256', 'aws:kms'],
  ['STANDARD_IA', 'GLACIER_IR'], ['GLACIER_IR', 'STANDARD_IA'], ['DEEP_ARCHIVE', 'STANDARD_IA'],
  ['BucketOwnerEnforced', 'BucketOwnerPreferred'],
  ['GOVERNANCE', 'COMPLIANCE'], ['COMPLIANCE', 'GOVERNANCE'],
]);

/** Actions that exist and have nothing to do with replication. */
const OTHER_ACTIONS: ReadonlyMap<string, string> = new Map([
  ['s3', 's3:GetBucketLocation'], ['kms', 'kms:DescribeKey'], ['sts', 'sts:TagSession'], ['iam', 'iam:GetRole'], ['cloudformation', 'cloudformation:ListStacks'],
]);

/** Every way in which a leaf is changed. */
export function otherValues(value: Json, isAction: boolean): OtherValue[] {
  const flipped = FLIPS.get(value);
  if (flipped !== undefined) {
    return [{ by: 'flip', value: flipped }];
  }
  if (typeof value === 'number') {
    return [{ by: 'other number', value: value + 100 }];
  }
  if (typeof value !== 'string') {
    return [];
  }
  return isAction ? otherActions(value) : /^\d\.\d$/.test(value) ? [{ by: 'other number', value: '9.9' }] : otherTexts(value);
}

function otherActions(action: string): OtherValue[] {
  const [service] = action.split(':');
  return [
    { by: 'other action', value: OTHER_ACTIONS.get(service) ?? 's3:GetBucketLocation' },
    ...(action.endsWith(':*') ? [] : [{ by: 'widen', value: `${service}:*` }]),
  ];
}

const REGION = /\b(?:us|eu|ap|sa|ca|cn|me|af)-[a-z]+-\d\b/g;

function otherTexts(value: string): OtherValue[] {
  return [
    {
      by: 'other Region',
      value: value.replace(REGION, (region) => (region.startsWith('cn-')
        ? region === 'cn-north-1' ? 'cn-northwest-1' : 'cn-north-1'
        : OTHER_REGION)),
    },
    { by: 'other account', value: value.replace(/\b\d{12}\b/g, OTHER_ACCOUNT) },
    { by: 'other name', value: otherName(value) },
    ...(/^arn:[^*]*:s3:::.*|^arn:.*:kms:/.test(value) ? [{ by: 'widen', value: value.replace(/^(arn:[^:]*:(?:s3::|kms:[^:]*:[^:]*)):.*/, '$1:*') }] : []),
  ].filter((other) => other.value !== value);
}

/** A star stands for everything, so another name for it is one of a stranger. */
function otherName(value: string): string {
  return value === '*' ? `arn:aws:iam::${OTHER_ACCOUNT}:root`
    : value === '' ? 'x/' : /[/:]?\*$/.test(value) ? value.replace(/([/:]?\*)$/, 'x$1') : `${value}x`;
}
