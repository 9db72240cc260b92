import type { Found } from './requirement';
import type { Call } from '../calls/call';
import type { ReplicationCase } from '../calls/route';
import { nameOf } from '../explain/explain';
import { decide } from '../policy/decide';
import type { PolicyDocument, Statement } from '../policy/document';
import type { Request } from '../policy/request';

/** What a requirement says that looks for more than a role needs. */
export const NO_FAILURE = 'none: replication works, and the role may do more than it needs';

/** Every statement that gives the role something, with the document it is in. */
export function allowsOf({ role }: ReplicationCase): readonly (readonly [Statement, PolicyDocument])[] {
  return (role?.policies ?? []).flatMap((document) => document.statements
    .filter(({ effect }) => effect === 'Allow')
    .map((statement) => [statement, document] as const));
}

/** Whether a statement alone lets the role make a call, as far as its own policies go. */
export function grants([statement, document]: readonly [Statement, PolicyDocument], { request }: Call, changed: Partial<Request> = {}): boolean {
  const { outcome } = decide(
    { ...request, ...changed, resourceAccount: request.caller.kind === 'role' ? request.caller.account : request.resourceAccount },
    { model: 's3', identity: [{ ...document, statements: [statement] }] },
  );
  return outcome === 'allowed';
}

/** A finding about one statement. */
export function ofStatement(statement: Statement, element: string, about: { readonly message: string; readonly fix: string; readonly detail?: string }): Found {
  const { origin, index, sid } = statement;
  const name = sid ?? String(index);
  return {
    ...about,
    detail: about.detail === undefined ? name : `${name}: ${about.detail}`,
    place: origin.place,
    location: `${origin.location}.Statement.${index}.${element}`,
    statement: nameOf(statement),
  };
}
