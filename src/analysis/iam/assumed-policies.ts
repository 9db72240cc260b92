import type { DocumentKind, PolicyDocument } from './policy-document';
import { parseDocument } from './parse-document';
import type { RoleCaller } from './request';

const NOWHERE = { assembly: '', stackPath: '', templatePath: '', logicalId: '' };

function allowAll(kind: DocumentKind, principal?: string): PolicyDocument {
  return parseDocument(
    {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', ...(principal && { Principal: { AWS: principal } }), Action: '*', Resource: '*' }],
    },
    { kind, address: NOWHERE, propertyPath: '' },
  );
}

/** Stands for the policies of a role that no template has; a finding of its own says so. */
export const ASSUMED_IDENTITY: PolicyDocument = allowAll('identity policy');

/** What a permissions boundary allows that does not count. */
export const ASSUMED_BOUNDARY: PolicyDocument = allowAll('permissions boundary');

/** Stands for the policy of a resource of which only the denials count. */
export const OPEN_TO_ALL: PolicyDocument = allowAll('bucket policy', '*');

/**
 * Stands for the policy of a bucket or key that no template has: it leaves the call to the policies of the role.
 */
export function createAssumedAdmission(kind: 'bucket policy' | 'key policy', { arn, account }: RoleCaller): PolicyDocument {
  return allowAll(kind, `arn:${arn.split(':')[1]}:iam::${account}:root`);
}
