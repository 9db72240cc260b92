import type { Call } from '../../analysis/s3/call';
import type { Statement } from '../../analysis/iam/policy-document';
import { appliesToCaller } from '../../analysis/iam/match-principal';
import type { Request } from '../../analysis/iam/request';

/**
 * An upload without the statements that depend on who makes it and from where: whoever uploads is one of those whom
 * they spare. What depends on the upload itself stays.
 */
export function removeExemptingStatements({ policies, request, ...call }: Call): Call {
  const { resource } = policies;
  if (resource === undefined) {
    return { ...call, request, policies };
  }
  const statements = resource.statements.filter((statement) => exemptsNobody(statement, request));
  return { ...call, request, policies: { ...policies, resource: { ...resource, statements } } };
}

/** Other keys than those of headers tell of the caller and the network, unless the upload settles them. */
const HEADER_KEYS = /^s3:(?:x-amz-|object-lock-|requestobjecttag)/;

function exemptsNobody({ principals, keys }: Statement, request: Request): boolean {
  return appliesToCaller(principals, { request, chosen: new Map(), bounded: false }) === 'all'
    && keys.every((key) => request.context.has(key) || HEADER_KEYS.test(key));
}
