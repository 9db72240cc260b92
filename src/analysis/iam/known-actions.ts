import { glob, matches } from '../symbolic/pattern';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { hasUnknown, isSymbolic } from '../symbolic/symbolic-string';
import type { KnownAction, ResourceKind } from './action-names';
import { KNOWN_ACTIONS } from './action-names';
import { ARN_COMPONENTS, splitArn } from './arn';
import { measureEdits } from './edit-distance';

const OF_KNOWN_SERVICE = /^(?:s3|kms):/i;

/** The actions of S3 and KMS that an element of `Action` stands for; `undefined` for one of another service. */
export function expandAction(written: SymbolicString): readonly KnownAction[] | undefined {
  if (isSymbolic(written) || !OF_KNOWN_SERVICE.test(written)) {
    return undefined;
  }
  const lower = written.toLowerCase();
  if (!/[*?]/.test(lower)) {
    const known = KNOWN_ACTIONS.get(lower);
    return known ? [known] : [];
  }
  const pattern = glob(lower);
  return [...KNOWN_ACTIONS].filter(([name]) => matches(pattern, name) === 'all').map(([, known]) => known);
}

/** No action is longer, and a text that is stands for none by mistake. */
const LONGEST = 100;

/** The action of the same service that differs least; `undefined` where none is similar. */
export function findNearestAction(written: string): string | undefined {
  if (written.length > LONGEST) {
    return undefined;
  }
  const lower = written.toLowerCase();
  const [service] = lower.split(':');
  let [nearest, least] = [undefined as string | undefined, written.length / 3];
  for (const [name, { action }] of KNOWN_ACTIONS) {
    const edits = name.startsWith(`${service}:`) ? measureEdits(lower, name) : Infinity;
    if (edits < least) {
      [nearest, least] = [action, edits];
    }
  }
  return nearest;
}

/** Whether an action grants anything on a resource: bucket actions grant nothing on objects, nor do those of KMS. */
export function appliesTo(written: SymbolicString, resource: SymbolicString): boolean {
  const expanded = expandAction(written);
  if (expanded === undefined) {
    // a wildcard or an unknown part for the service stands for S3 and KMS too
    return !/^[a-z0-9-]+:/i.test(written) || !isOfKnownService(resource);
  }
  const kinds = listResourceKinds(resource);
  return expanded.some((known) => kinds === 'any' || known.kinds.some((kind) => kinds.includes(kind)));
}

function isOfKnownService(resource: SymbolicString): boolean {
  return /^arn:[^:]*:(?:s3|kms):/.test(resource);
}

/** What a resource of a policy may be. */
export function listResourceKinds(resource: SymbolicString): readonly ResourceKind[] | 'any' {
  const [, , service = '*', region, account, name] = splitArn(resource);
  if (/[*?]/.test(service) || isSymbolic(service) || splitArn(resource).length < ARN_COMPONENTS) {
    return 'any';
  }
  if (service === 's3') {
    return region === '' && account === '' ? listBucketKinds(name) : ['other'];
  }
  return service === 'kms' ? listKeyKinds(name) : [];
}

function listBucketKinds(name: SymbolicString): readonly ResourceKind[] {
  const [bucket, ...key] = name.split('/');
  return /[*?]/.test(bucket) || hasUnknown(bucket) ? ['bucket', 'object'] : key.length > 0 ? ['object'] : ['bucket'];
}

function listKeyKinds(name: SymbolicString): readonly ResourceKind[] {
  return name.startsWith('key/') ? ['key'] : name.startsWith('alias/') ? ['alias'] : ['key', 'alias', 'other'];
}
