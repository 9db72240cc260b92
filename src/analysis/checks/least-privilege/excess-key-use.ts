import { matchAction, matchResource } from '../../iam/match-statement';
import type { Statement } from '../../iam/policy-document';
import type { KeyState } from '../../iam/request';
import type { KeyCall } from '../../s3/call';
import type { SymbolicString } from '../../symbolic/symbolic-string';
import { ANYTHING, NeededStrings, takeSample } from './samples';
import type { Probe } from './statement-conditions';
import { canMeetConditions } from './statement-conditions';

/** How far a statement lets keys be used for anything else than the objects of the rules. */
export interface ExcessKeyUse {
  /** The needed calls that it allows, as far as action and key go. */
  readonly allowed: readonly KeyCall[];
  /** Those that it allows by other ways than S3 of the Region of the bucket too. */
  readonly outsideS3: readonly KeyCall[];
  /** Those that it allows for other objects too. */
  readonly otherObjects: readonly KeyCall[];
}

const SERVICE = 'kms:viaservice';
const CONTEXT = 'kms:encryptioncontext:aws:s3:arn';

type ListOthers = (call: KeyCall) => readonly SymbolicString[];

/** No service, and no S3, has such a name. */
const OTHER_SERVICES = ['another service', 's3.another Region.amazonaws.com'];

export function findExcessKeyUse(statement: Statement, calls: readonly KeyCall[]): ExcessKeyUse {
  const allowed = calls.filter(({ request }) => matchAction(statement.actions, request.action.toLowerCase()) === 'all'
    && matchResource(statement.resources, { request, chosen: new Map(), bounded: false }) === 'all');
  const services = new NeededStrings(allowed.map(({ binding }) => binding.viaService));
  const contexts = new NeededStrings(allowed.flatMap(({ binding }) => binding.contexts));
  const beyond = (key: string, needed: NeededStrings, listOthers: ListOthers) =>
    allowed.filter((call) => listStates(statement, call, key, listOthers(call), needed)
      .some((state) => canMeetConditions(statement, call.request, createProbe(key, state))));
  return {
    allowed,
    outsideS3: beyond(SERVICE, services, () => OTHER_SERVICES),
    otherObjects: beyond(CONTEXT, contexts, listOtherContexts),
  };
}

function createProbe(key: string, state: KeyState): Probe {
  return new Map([[key, state]]);
}

/** What a condition key may be and need not: absent, something else, or what the statement itself names beyond need. */
function listStates(
  { conditions }: Statement,
  { request }: KeyCall,
  key: string,
  others: readonly SymbolicString[],
  needed: NeededStrings,
): readonly KeyState[] {
  const situation = { request, chosen: new Map(), bounded: false };
  const named = conditions.filter(({ lowerKey }) => lowerKey === key)
    .flatMap(({ values }) => values.map((value) => takeSample(value, situation)))
    .filter((sample) => sample !== undefined);
  return ['absent', ...[...others, ...named].filter((value) => needed.excludes(value)).map((value) => [value])];
}

/** Contexts of another bucket, and of any object of the bucket. */
function listOtherContexts({ binding: { contexts: [bucket] } }: KeyCall): readonly SymbolicString[] {
  return [`${bucket.split(':::')[0]}:::another bucket`, `${bucket}/${ANYTHING}`];
}
