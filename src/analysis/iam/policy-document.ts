import type { Pattern, Piece } from '../symbolic/pattern';
import type { SymbolicString } from '../symbolic/symbolic-string';
import type { ResourceAddress } from '../assembly/resource-address';

/** In which role a policy speaks. */
export type DocumentKind = 'identity policy' | 'permissions boundary' | 'bucket policy' | 'key policy' | 'trust policy';

/** Where a policy document stands. */
export interface DocumentOrigin {
  readonly kind: DocumentKind;
  readonly address: ResourceAddress;
  /** The property of the resource, as CDK's report writes it: `Properties.PolicyDocument`. */
  readonly propertyPath: string;
}

/** A policy document that was read. */
export interface PolicyDocument {
  readonly origin: DocumentOrigin;
  readonly statements: readonly Statement[];
  /** What IAM, S3 or KMS would refuse; the statement in question is left out of `statements`. */
  readonly problems: readonly DocumentProblem[];
  /**
   * Why there may be more than `statements`: a policy that no template has, a value that could not be resolved. It
   * perhaps allows and perhaps denies more; the statements count for sure.
   */
  readonly opaque?: string;
}

export interface DocumentProblem {
  /** Lowercase, without a full stop, with the value as JSON. */
  readonly message: string;
  /** Relative to the resource: `Properties.PolicyDocument.Statement.2.Condition`. */
  readonly propertyPath: string;
}

export interface Statement {
  readonly origin: DocumentOrigin;
  /** Its place in the document, from 0. */
  readonly index: number;
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny';
  /** Absent in identity policies and permissions boundaries. */
  readonly principals?: Principals;
  readonly actions: Actions;
  /** Absent in trust policies, whose resource is the role itself. */
  readonly resources?: Resources;
  readonly conditions: readonly Condition[];
  /** Condition keys that decide about it, in lower case: of its conditions, and its policy variables. */
  readonly keys: readonly string[];
}

/** `Action` or `NotAction`, in lower case. */
export interface Actions {
  readonly negated: boolean;
  readonly patterns: readonly Pattern[];
  /** As written. */
  readonly written: readonly SymbolicString[];
}

/** `Resource` or `NotResource`. */
export interface Resources {
  readonly negated: boolean;
  readonly strings: readonly PolicyString[];
  readonly written: readonly SymbolicString[];
}

/** `Principal` or `NotPrincipal`. */
export interface Principals {
  readonly negated: boolean;
  /** `"*"`, or `{ "AWS": "*" }`. */
  readonly everyone: boolean;
  /** Account ids, account root ARNs, ARNs of roles, sessions and users, ids of roles and users. */
  readonly aws: readonly SymbolicString[];
  readonly services: readonly SymbolicString[];
  /** `Federated` and `CanonicalUser`. */
  readonly others: readonly SymbolicString[];
  /** Whether a canonical user is among them: the id of an account, and templates do not tell of which. */
  readonly canonical: boolean;
}

/** How a string of a policy is compared: as a text, as an ARN, or as an ARN whose missing end IAM completes. */
export type StringKind = 'text' | 'arn' | 'completed ARN';

/** A string with wildcards that may hold policy variables; `fill` replaces them for a request. */
export interface PolicyString {
  readonly written: SymbolicString;
  readonly pieces: readonly PolicyStringPiece[];
  readonly kind: StringKind;
  /** Without variables the same for every request. */
  readonly fixed?: PolicyPattern;
}

export type PolicyStringPiece = Piece | Variable;

/** `${aws:PrincipalAccount}` or `${aws:PrincipalAccount, 'nobody'}` */
export interface Variable {
  /** In lower case. */
  readonly variable: string;
  readonly fallback?: SymbolicString;
}

/** What a value of a request is compared with. */
export interface PolicyPattern extends Pattern {
  readonly text: SymbolicString;
  /** Of an ARN with wildcards before its sixth component, which never reach over a colon. */
  readonly components?: readonly Pattern[];
  /** An ARN with fewer components, of which AWS says nothing but in identity policies. */
  readonly incomplete?: boolean;
}

/** One operator with one key. */
export interface Condition {
  /** As written: `ForAnyValue:StringLikeIfExists`. */
  readonly written: string;
  readonly set?: 'ForAnyValue' | 'ForAllValues';
  /** Without set operator and `IfExists`: `StringLike`. */
  readonly operator: string;
  readonly ifExists: boolean;
  /** As written. */
  readonly key: string;
  /** In lower case. */
  readonly lowerKey: string;
  readonly values: readonly PolicyString[];
}
