import type { DocumentKind, PolicyDocument, Statement } from '../policy/document';
import { parseDocument } from '../policy/parse-document';
import type { RoleCaller } from '../policy/request';
import type { Call } from './call';

const NOWHERE = { assembly: '', stackPath: '', templatePath: '', logicalId: '' };

function allowAll(kind: DocumentKind, principal?: string): PolicyDocument {
  return parseDocument(
    {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', ...(principal && { Principal: { AWS: principal } }), Action: '*', Resource: '*' }],
    },
    { kind, place: NOWHERE, location: '' },
  );
}

/** Stands for the policies of a role that no template has; a finding of its own says so. */
export const ASSUMED_IDENTITY: PolicyDocument = allowAll('identity policy');
const ASSUMED_BOUNDARY: PolicyDocument = allowAll('permissions boundary');
const OPEN_TO_ALL: PolicyDocument = allowAll('bucket policy', '*');

const admissions = new Map<string, PolicyDocument>();

/**
 * Stands for the policy of a bucket or key that no template has: it leaves the call to the policies of the role.
 */
export function assumedAdmission(kind: 'bucket policy' | 'key policy', { arn, account }: RoleCaller): PolicyDocument {
  const root = `arn:${arn.split(':')[1]}:iam::${account}:root`;
  const key = `${kind} ${root}`;
  const document = admissions.get(key) ?? allowAll(kind, root);
  admissions.set(key, document);
  return document;
}

/** The policies of a call as if they allowed everything that they do not deny. */
export function denyOnly({ identity, boundary, resource, model }: Call['policies']): Call['policies'] {
  return {
    model,
    identity: [...identity, ASSUMED_IDENTITY],
    boundary: boundary && joined(boundary, ASSUMED_BOUNDARY.statements),
    resource: resource ? joined(resource, OPEN_TO_ALL.statements) : OPEN_TO_ALL,
  };
}

/** One for each document, so that what is known of it is known again. */
const joinedDocuments = new WeakMap<PolicyDocument, PolicyDocument>();

function joined(document: PolicyDocument, statements: readonly Statement[]): PolicyDocument {
  const known = joinedDocuments.get(document) ?? { ...document, statements: [...document.statements, ...statements] };
  joinedDocuments.set(document, known);
  return known;
}
