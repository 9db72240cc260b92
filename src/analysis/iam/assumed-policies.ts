import { parseDocument } from './parse-document';
import type { DocumentKind, PolicyDocument } from './policy-document';
import type { RoleCaller } from './request';

const NO_ADDRESS = { assembly: '', stackPath: '', templatePath: '', logicalId: '' };

function allowAll(kind: DocumentKind, principal?: string): PolicyDocument {
  const statement = { Effect: 'Allow', ...(principal && { Principal: { AWS: principal } }), Action: '*', Resource: '*' };
  return parseDocument(
    { Version: '2012-10-17', Statement: [statement] },
    { kind, address: NO_ADDRESS, propertyPath: '' },
  );
}

/** For a role whose policies the templates do not have; a check of its own reports that. */
export const ASSUMED_IDENTITY: PolicyDocument = allowAll('identity policy');

/** For a permissions boundary of which only the Denies count. */
export const ASSUMED_BOUNDARY: PolicyDocument = allowAll('permissions boundary');

/** AWS attaches it to every level, beside policies that deny. */
export const FULL_AWS_ACCESS: PolicyDocument = allowAll('service control policy');

/** For the policy of a resource of which only the Denies count. */
export const OPEN_TO_ALL: PolicyDocument = allowAll('bucket policy', '*');

/** For a bucket or key whose policy the templates do not have: it leaves the decision to the policies of the role. */
export function createAssumedAdmission(
  kind: 'bucket policy' | 'key policy',
  { arn, account }: RoleCaller,
): PolicyDocument {
  return allowAll(kind, `arn:${arn.split(':')[1]}:iam::${account}:root`);
}
