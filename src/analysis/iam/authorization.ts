import type { LeftOutStatement, PolicyDocument } from './policy-document';
import type { Request } from './request';

/** A request, and the policies that apply to it. */
export interface Authorization {
  readonly request: Request;
  readonly policies: Policies;
  /** Whether only an explicit deny counts, as if every policy allowed everything that it does not deny. */
  readonly denyOnly?: boolean;
}

/** The policies that apply to a request. */
export interface Policies {
  /** The policies of the caller; `undefined` where the policies of the role are not known. */
  readonly identity?: readonly PolicyDocument[];
  /** The policies of the caller. */
  readonly boundary?: PolicyDocument;
  /** Service control policies of the account of the caller, by level; each level has to allow. */
  readonly serviceControls?: readonly (readonly PolicyDocument[])[];
  /** Resource control policies of the account of the resource. */
  readonly resourceControls?: readonly PolicyDocument[];
  /** The caller and the resource, for what conditions leave out of their policies. */
  readonly owners?: readonly (PolicyOwner | undefined)[];
  /** For the resource: a bucket policy, a key policy, a trust policy. */
  readonly resource?: PolicyDocument;
  /** Why the policy of the resource is not known: an imported bucket or key. */
  readonly resourceUnknown?: string;
  /**
   * How the policies of the resource and of the caller are combined. `s3`: inside an account either is enough. `kms`:
   * the key policy allows, and may let the account delegate to IAM. `trust`: the trust policy alone allows.
   */
  readonly resourceType: 's3' | 'kms' | 'trust';
}

/** What policies of their own name. */
export interface PolicyOwner {
  /** The statements of policies that name it and are not created, because their condition does not hold. */
  readonly leftOut: readonly LeftOutStatement[];
}
