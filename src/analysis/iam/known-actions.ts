import { findNearest } from '../../internal/text/find-nearest';
import { glob, matches } from '../symbolic/pattern';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { hasUnknown, isSymbolic } from '../symbolic/symbolic-string';
import type { KnownAction, ResourceKind } from './action-names';
import { KNOWN_ACTIONS } from './action-names';
import { ARN_COMPONENTS, splitArn } from './arn';

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

/** The action of the same service that differs least; `undefined` where none is similar. */
export function findNearestAction(written: string): string | undefined {
  const lower = written.toLowerCase();
  const [service] = lower.split(':');
  const nearest = findNearest(lower, [...KNOWN_ACTIONS.keys()].filter((name) => name.startsWith(`${service}:`)));
  return nearest && KNOWN_ACTIONS.get(nearest)!.action;
}

/** An element of `Action`, prepared for many comparisons. */
export interface ActionElement {
  readonly written: SymbolicString;
  /** The actions of S3 and KMS that it stands for; `undefined` for one of another service. */
  readonly known: readonly KnownAction[] | undefined;
  /** What these apply to. */
  readonly kinds: ReadonlySet<ResourceKind>;
  /** A wildcard or an unknown part for the service stands for S3 and KMS too. */
  readonly ofAnyService: boolean;
}

/** What elements of `Action` stand for in one run: the same few are written in many statements. */
export class ActionElements {
  private readonly known = new Map<SymbolicString, ActionElement>();

  public get(written: SymbolicString): ActionElement {
    const element = this.known.get(written) ?? createElement(written);
    this.known.set(written, element);
    return element;
  }
}

function createElement(written: SymbolicString): ActionElement {
  const known = expandAction(written);
  const kinds = new Set((known ?? []).flatMap((action) => action.kinds));
  return { written, known, kinds, ofAnyService: known === undefined && !/^[a-z0-9-]+:/i.test(written) };
}

/** What a resource of a policy may be, for a comparison with actions. */
export interface ActionTarget {
  readonly kinds: readonly ResourceKind[] | 'any';
  readonly ofKnownService: boolean;
}

export function createTarget(resource: SymbolicString): ActionTarget {
  return { kinds: listResourceKinds(resource), ofKnownService: /^arn:[^:]*:(?:s3|kms):/.test(resource) };
}

/** Whether an action grants anything on a resource: bucket actions grant nothing on objects, nor do those of KMS. */
export function appliesTo({ known, kinds, ofAnyService }: ActionElement, target: ActionTarget): boolean {
  return known === undefined ? ofAnyService || !target.ofKnownService
    : known.length > 0 && (target.kinds === 'any' || target.kinds.some((kind) => kinds.has(kind)));
}

function listResourceKinds(resource: SymbolicString): ActionTarget['kinds'] {
  const components = splitArn(resource);
  const [, , service = '*', region, account, name] = components;
  if (/[*?]/.test(service) || isSymbolic(service) || components.length < ARN_COMPONENTS) {
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
