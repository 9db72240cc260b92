import type { Truth } from '../symbolic/match';
import type { PolicyDocument, Statement } from './policy-document';
import { coversAction } from './match-statement';

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

/**
 * The statements of policies by action.
 *
 * Policies are put to thousands of requests of few actions, and most of their statements are about other ones.
 */
export class StatementIndex {
  private readonly known = new Map<PolicyDocument, Map<string, Voice>>();

  /** @param action in lower case */
  public voiceOf(documents: readonly PolicyDocument[], action: string, unknown?: string): Voice {
    const voice = together(documents.map((document) => this.ofDocument(document, action)));
    return unknown === undefined ? voice : { ...voice, opaque: [unknown, ...voice.opaque] };
  }

  private ofDocument(document: PolicyDocument, action: string): Voice {
    const known = this.known.get(document) ?? new Map<string, Voice>();
    this.known.set(document, known);
    const voice = known.get(action) ?? newVoice(document, action);
    known.set(action, voice);
    return voice;
  }
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

export function together(voices: readonly Voice[]): Voice {
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
