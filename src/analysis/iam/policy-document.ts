import type { ResourceAddress } from '../assembly/resource-address';
import type { Premise } from '../resolve/open-statements';
import type { Pattern, Piece } from '../symbolic/pattern';
import type { PatternIndex } from '../symbolic/pattern-index';
import type { SymbolicString } from '../symbolic/symbolic-string';

export type DocumentKind = 'identity policy' | 'permissions boundary' | 'bucket policy' | 'key policy' | 'trust policy'
  | 'service control policy' | 'resource control policy';

/** The resource and property that a policy document is read from. */
export interface DocumentOrigin {
  readonly kind: DocumentKind;
  readonly address: ResourceAddress;
  /** The property of the resource, as CDK's report writes it: `Properties.PolicyDocument`. */
  readonly propertyPath: string;
}

export interface PolicyDocument {
  readonly origin: DocumentOrigin;
  readonly statements: readonly Statement[];
  /** What IAM, S3 or KMS would refuse; the statement in question is left out of `statements`. */
  readonly problems: readonly DocumentProblem[];
  /**
   * Why there may be more statements, which allow and deny anything: the templates do not have the policy, or a value
   * in it cannot be resolved. Those in `statements` are certain.
   */
  readonly opaque?: string;
  /** Why there may be more statements that allow, but none that denies. */
  readonly unknownAllows?: string;
  readonly leftOut?: readonly LeftOutStatement[];
  /** How long it is at least, of an identity policy whose statements are all certain. */
  readonly characters?: number;
}

/** A statement that is not there, because of a condition of the template. */
export interface LeftOutStatement {
  readonly statement: Statement;
  readonly condition: string;
}

export interface DocumentProblem {
  /** Lowercase, without a full stop, with the value as JSON. */
  readonly message: string;
  /** Relative to the resource: `Properties.PolicyDocument.Statement.2.Condition`. */
  readonly propertyPath: string;
}

export interface Statement {
  readonly origin: DocumentOrigin;
  /** In the document, from 0. */
  readonly index: number;
  /** It is there only where these conditions hold, which deployment decides. */
  readonly premises?: readonly Premise[];
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny';
  /** Absent in identity policies and permissions boundaries. */
  readonly principals?: Principals;
  readonly actions: Actions;
  /** Absent in trust policies, whose resource is the role itself. */
  readonly resources?: Resources;
  readonly conditions: readonly Condition[];
  /** The keys of its conditions and of its policy variables, in lower case. */
  readonly keys: readonly string[];
}

/** `Action` or `NotAction`. */
export interface Actions {
  readonly negated: boolean;
  /** In lower case, as IAM ignores the case of actions. */
  readonly patterns: readonly Pattern[];
  readonly written: readonly SymbolicString[];
}

/** `Resource` or `NotResource`. */
export interface Resources {
  readonly negated: boolean;
  readonly strings: readonly PolicyString[];
  readonly written: readonly SymbolicString[];
  /** The strings, if none has variables. */
  readonly patterns?: PatternIndex<PolicyPattern>;
}

/** `Principal` or `NotPrincipal`. */
export interface Principals {
  readonly negated: boolean;
  /** `"*"`, or `{ "AWS": "*" }`. */
  readonly everyone: boolean;
  /** Account ids, ARNs of account roots, roles, sessions and users, ids of roles and users. */
  readonly aws: readonly SymbolicString[];
  readonly services: readonly SymbolicString[];
  /** `Federated` and `CanonicalUser`. */
  readonly others: readonly SymbolicString[];
  /** Whether there is a canonical user, which is the id of an account; the templates do not say of which. */
  readonly canonical: boolean;
}

/** An operator with one of its keys. */
export interface Condition {
  /** As written: `ForAnyValue:StringLikeIfExists`. */
  readonly written: string;
  readonly set?: 'ForAnyValue' | 'ForAllValues';
  /** Without set operator and `IfExists`: `StringLike`. */
  readonly operator: string;
  readonly ifExists: boolean;
  /** As written. */
  readonly key: string;
  readonly lowerKey: string;
  readonly values: readonly PolicyString[];
  /** The values, if none has variables. */
  readonly patterns?: PatternIndex<PolicyPattern>;
}

/** A string that may have wildcards and policy variables, for which `substitute` puts the values of a request. */
export interface PolicyString {
  readonly written: SymbolicString;
  readonly kind: PolicyStringKind;
  readonly pieces: readonly (Piece | PolicyVariable)[];
  /** For a string without variables. */
  readonly compiled?: PolicyPattern;
}

/** What a string is compared as. IAM completes the ARNs in identity policies: `arn:aws:s3` is `arn:aws:s3:*:*:*`. */
export type PolicyStringKind = 'text' | 'arn' | 'completed ARN';

/** `${aws:PrincipalAccount}` or `${aws:PrincipalAccount, 'nobody'}` */
export interface PolicyVariable {
  /** The condition key, in lower case. */
  readonly variable: string;
  readonly fallback?: SymbolicString;
}

/** The pattern of a string of a policy, without variables. */
export interface PolicyPattern extends Pattern {
  readonly text: SymbolicString;
  /** For an ARN with wildcards before its sixth component, where they match no colon. */
  readonly components?: readonly Pattern[];
  /** Whether components are missing that IAM completes in identity policies only. */
  readonly incomplete?: boolean;
}
