import type { Truth } from '../text/truth';
import type { Policies } from './decision';
import type { PolicyDocument, Statement } from './document';
import { coversAction } from './match-statement';
import type { Request } from './request';
import { hasStates } from './situation';

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

/** Condition keys that decide and may be in several states. */
export function undocumentedKeys({ request, all: { allows, denies } }: Bench): readonly string[] {
  const keys = new Set<string>();
  for (const { statement } of [...allows, ...denies]) {
    statement.keys.forEach((key) => keys.add(key));
  }
  return [...keys].filter((key) => hasStates(request, key));
}

// policies are put to thousands of requests, and most of their statements are about other actions
function voiceOf(documents: readonly PolicyDocument[], action: string, unknown?: string): Voice {
  const allows: Spoken[] = [];
  const denies: Spoken[] = [];
  const opaque: string[] = unknown === undefined ? [] : [unknown];
  for (const document of documents) {
    for (const statement of document.statements) {
      const covered = coversAction(statement.actions, action);
      if (covered !== 'no') {
        (statement.effect === 'Allow' ? allows : denies).push({ statement, action: covered });
      }
    }
    if (document.opaque !== undefined) {
      opaque.push(document.opaque);
    }
  }
  return { allows, denies, opaque };
}

function together(voices: readonly Voice[]): Voice {
  return {
    allows: voices.flatMap(({ allows }) => allows),
    denies: voices.flatMap(({ denies }) => denies),
    opaque: voices.flatMap(({ opaque }) => opaque),
  };
}
