import type { IConstruct } from 'constructs';
import type { StatementSpec } from '../../internal/policy/statement';

/** What one operation of S3 Batch Operations differs in from the others. */
export interface JobKind {
  /** What the job is for, after "to". */
  readonly purpose: string;
  /** The name of the operation, as conditions of IAM have it. */
  readonly operationName: string;
  /** The parameters of the operation. */
  readonly parameters: object;
  readonly bucketArn: string;
  /** Which objects S3 lists, in the words of its API. */
  readonly filter: object;
  /** What the role of the job may do to the objects. */
  readonly work: readonly StatementSpec[];
  /** What S3 needs of the bucket to list its objects. */
  readonly listActions: readonly string[];
  /** What has to be there before the job begins. */
  readonly dependencies: readonly IConstruct[];
}
