import type { Truth } from '../text/truth';
import { holds } from './conditions';
import type { Policies } from './decision';
import type { PolicyDocument, Statement, Template } from './document';
import { coversAction } from './match-statement';
import type { Request } from './request';
import { hasStates, statesOf } from './situation';
import { variablesOf } from './template';

/** A statement that speaks about the action of a request. */
export interface Spoken {
  readonly statement: Statement;
  /** Whether it does. */
  readonly action: Truth;
}

/** What one policy or several of one kind say about an action. */
export interface Voice {
  readonly allows: readonly Spoken[];
  readonly denies: readonly Spoken[];
  /** What is not known of them, so that they allow and deny perhaps. */
  readonly opaque: readonly string[];
}

/** All that decides about a request. */
export interface Bench {
  readonly request: Request;
  readonly model: Policies['model'];
  readonly identity: Voice;
  /** Absent where the caller has none. */
  readonly boundary?: Voice;
  readonly resource: Voice;
  /** Of all of them together. */
  readonly all: Voice;
}

export function benchOf(request: Request, policies: Policies): Bench {
  const { caller } = request;
  const action = request.action.toLowerCase();
  const unknownRole = caller.kind === 'role' && !policies.identity ? `the policies of the role ${caller.arn}` : undefined;
  const identity = voiceOf(policies.identity ?? [], action, unknownRole);
  const boundary = policies.boundary && voiceOf([policies.boundary], action);
  const resource = voiceOf(policies.resource ? [policies.resource] : [], action, policies.resourceUnknown);
  return {
    request,
    model: policies.model,
    identity,
    boundary,
    resource,
    all: together(boundary ? [identity, boundary, resource] : [identity, resource]),
  };
}

/** Condition keys that may be in several states, where that makes a difference. */
export function undocumentedKeys({ request, all: { allows, denies } }: Bench): readonly string[] {
  const found = new Set<string>();
  for (const { statement } of [...allows, ...denies]) {
    for (const key of statement.keys) {
      if (hasStates(request, key) && !found.has(key) && makesDifference(statement, key, request)) {
        found.add(key);
      }
    }
  }
  return [...found];
}

/** A key that a policy variable takes in always does; a condition, where it does not hold in all states alike. */
function makesDifference({ conditions }: Statement, key: string, request: Request): boolean {
  const own = conditions.filter((condition) => condition.lowerKey === key && !condition.values.some(hasVariables));
  const states = statesOf(request, key);
  return own.length === 0 || own.some((condition) => {
    const truths = states.map((state) => {
      return holds(condition, { request, chosen: new Map([[key, state]]), bounded: false });
    });
    return truths.some((truth) => truth !== truths[0]);
  });
}

function hasVariables(value: Template): boolean {
  return variablesOf(value).length > 0;
}

function voiceOf(documents: readonly PolicyDocument[], action: string, unknown?: string): Voice {
  const voice = together(documents.map((document) => voiceOfDocument(document, action)));
  return unknown === undefined ? voice : { ...voice, opaque: [unknown, ...voice.opaque] };
}

/** Policies are put to thousands of requests of few actions, and most of their statements are about other ones. */
const voicesOf = new WeakMap<PolicyDocument, Map<string, Voice>>();

function voiceOfDocument(document: PolicyDocument, action: string): Voice {
  const known = voicesOf.get(document) ?? new Map<string, Voice>();
  voicesOf.set(document, known);
  const voice = known.get(action) ?? newVoice(document, action);
  known.set(action, voice);
  return voice;
}

function newVoice({ statements, opaque }: PolicyDocument, action: string): Voice {
  const spoken = statements.map((statement) => ({ statement, action: coversAction(statement.actions, action) }))
    .filter((each) => each.action !== 'no');
  return {
    allows: spoken.filter(({ statement }) => statement.effect === 'Allow'),
    denies: spoken.filter(({ statement }) => statement.effect === 'Deny'),
    opaque: opaque === undefined ? [] : [opaque],
  };
}

function together(voices: readonly Voice[]): Voice {
  if (voices.length === 1) {
    return voices[0];
  }
  const all = { allows: [] as Spoken[], denies: [] as Spoken[], opaque: [] as string[] };
  for (const { allows, denies, opaque } of voices) {
    all.allows.push(...allows);
    all.denies.push(...denies);
    all.opaque.push(...opaque);
  }
  return all;
}
