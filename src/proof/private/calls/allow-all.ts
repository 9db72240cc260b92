import type { Call } from './call';
import type { DocumentOrigin, PolicyDocument, Statement } from '../policy/document';
import { parseDocument } from '../policy/parse-document';

const NOWHERE = { stackPath: '', templatePath: '', logicalId: '' };

function allowAll(kind: DocumentOrigin['kind']): PolicyDocument {
  const resource = kind === 'identity policy' || kind === 'permissions boundary' ? {} : { Principal: '*' };
  return parseDocument(
    { Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...resource, Action: '*', Resource: '*' }] },
    { kind, place: NOWHERE, location: '' },
  );
}

/** Stands for the policies of a role or a resource that no template has; a finding of its own says so. */
export const ASSUMED_IDENTITY: PolicyDocument = allowAll('identity policy');
export const ASSUMED_BUCKET_POLICY: PolicyDocument = allowAll('bucket policy');
export const ASSUMED_KEY_POLICY: PolicyDocument = allowAll('key policy');
const ASSUMED_BOUNDARY: PolicyDocument = allowAll('permissions boundary');

/** The policies as if they allowed everything that they do not deny. */
export function denyOnly({ policies: { identity = [], boundary, resource, model } }: Call): Call['policies'] {
  const everything = model === 'kms' ? ASSUMED_KEY_POLICY : ASSUMED_BUCKET_POLICY;
  return {
    model,
    identity: [...identity, ASSUMED_IDENTITY],
    boundary: boundary && joined(boundary, ASSUMED_BOUNDARY.statements),
    resource: resource ? joined(resource, everything.statements) : everything,
  };
}

function joined(document: PolicyDocument, statements: readonly Statement[]): PolicyDocument {
  return { ...document, statements: [...document.statements, ...statements] };
}
