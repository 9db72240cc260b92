/** The meaning of a code; `docs/reference/errors.md` is generated from these tables. */
export interface ErrorCodeInfo {
  /** When it is thrown. */
  readonly when: string;
  /** What S3, KMS or CloudFormation would have done otherwise. */
  readonly otherwise: string;
}
