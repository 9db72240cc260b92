import type { DocumentKind, StringKind } from './policy-document';

/** Which elements a policy has, and how its resources are written. */
export interface Grammar {
  readonly principal: boolean;
  readonly notPrincipal: boolean;
  readonly resource: boolean;
  readonly resourceForm: StringKind;
  /** Whether IAM reads it, which wants a `Sid` of letters and digits. */
  readonly plainSid: boolean;
}

const IDENTITY: Grammar = {
  principal: false, notPrincipal: false, resource: true, resourceForm: 'completed ARN', plainSid: true,
};
const RESOURCE: Grammar = {
  principal: true, notPrincipal: true, resource: true, resourceForm: 'arn', plainSid: false,
};

export const GRAMMARS: { readonly [kind in DocumentKind]: Grammar } = {
  'identity policy': IDENTITY,
  'permissions boundary': IDENTITY,
  'bucket policy': RESOURCE,
  'key policy': RESOURCE,
  'trust policy': { ...RESOURCE, notPrincipal: false, resource: false, plainSid: true },
};
