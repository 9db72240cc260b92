import { AnyPrincipal } from 'aws-cdk-lib/aws-iam';
import type { StatementSpec } from '../internal/policy/statement';

/** What the statements refer to. */
export interface EnforcementInput {
  readonly objectArns: string;
  /** The value of the encryption header: `aws:kms` or `aws:kms:dsse`. */
  readonly algorithm: string;
  /** The current key, and the former ones while they are listed. */
  readonly keyArns: readonly string[];
}

/** Renders the deny statements of the bucket policy. */
export type EnforcementStrategy = (input: EnforcementInput) => StatementSpec[];

const EXAMPLES = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html#require-sse-kms';
const ALGORITHM = 's3:x-amz-server-side-encryption';
const KEY_ID = 's3:x-amz-server-side-encryption-aws-kms-key-id';
/** It has the condition keys of an upload: who may call it could move an object to another key afterwards. */
const RE_ENCRYPT = 's3:UpdateObjectEncryption';

/**
 * Which uploads the source bucket refuses for their encryption headers, and which changes of an object's encryption.
 *
 * On `s3:PutObject` and `s3:UpdateObjectEncryption` alone, which is not how replicas arrive.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
 * @example
 * new EncryptedCrossRegionReplication(stack, 'Replication', {
 *   destinations: [ReplicationDestination.inRegion('eu-west-1')],
 *   encryptionEnforcement: EncryptionEnforcement.strict(),
 * });
 */
export class EncryptionEnforcement {
  /**
   * Refuses uploads that ask for another encryption or another key. Uploads without a header get the bucket's default
   * encryption. Refuses too to move an object that is there to another encryption or key.
   */
  public static whenSpecified(): EncryptionEnforcement {
    return new EncryptionEnforcement((input) => [denyOtherAlgorithm(input), denyOtherKey(input)]);
  }

  /**
   * Refuses in addition uploads that do not state both the encryption and the key.
   *
   * The widely copied `DenyUnEncryptedObjectUploads`: it refuses header-less uploads too, although the bucket's
   * default would encrypt them. The proof would say so for information (`HeaderlessUploads`), which this acknowledges.
   */
  public static strict(): EncryptionEnforcement {
    return new EncryptionEnforcement((input) => [
      denyOtherAlgorithm(input),
      denyOtherKey(input),
      denyUnstatedKey(input),
      denyUnstatedAlgorithm(input),
    ], true);
  }

  /**
   * Refuses nothing. An upload that asks for SSE-S3 is then not encrypted with the key, and neither is its replica.
   */
  public static none(): EncryptionEnforcement {
    return new EncryptionEnforcement(() => []);
  }

  /** @internal */
  public readonly _strategy: EnforcementStrategy;

  /**
   * Whether uploads without headers are refused by choice.
   *
   * @internal
   */
  public readonly _refusesHeaderless: boolean;

  private constructor(strategy: EnforcementStrategy, refusesHeaderless = false) {
    this._strategy = strategy;
    this._refusesHeaderless = refusesHeaderless;
  }
}

/** `Null: false` first: a negated operator in a deny would also match requests without the header. */
function denyOtherAlgorithm(input: EnforcementInput): StatementSpec {
  return alsoAfterwards(denyPut('DenyOtherEncryption', input, {
    Null: { [ALGORITHM]: 'false' },
    StringNotEquals: { [ALGORITHM]: input.algorithm },
  }));
}

function denyOtherKey(input: EnforcementInput): StatementSpec {
  return alsoAfterwards(denyPut('DenyOtherKeys', input, {
    Null: { [KEY_ID]: 'false' },
    ArnNotEquals: { [KEY_ID]: input.keyArns },
  }));
}

/** Without the key header S3 would take the AWS managed key. */
function denyUnstatedKey(input: EnforcementInput): StatementSpec {
  return denyPut('DenyUnstatedKey', input, {
    StringEquals: { [ALGORITHM]: input.algorithm },
    Null: { [KEY_ID]: 'true' },
  });
}

function denyUnstatedAlgorithm(input: EnforcementInput): StatementSpec {
  return denyPut('DenyUnEncryptedObjectUploads', input, { StringNotEquals: { [ALGORITHM]: input.algorithm } });
}

/** A change of encryption always states both, so that the other two statements are about uploads alone. */
function alsoAfterwards(statement: StatementSpec): StatementSpec {
  return { ...statement, actions: [...statement.actions, RE_ENCRYPT] };
}

function denyPut(sid: string, input: EnforcementInput, conditions: StatementSpec['conditions']): StatementSpec {
  return {
    sid,
    deny: true,
    principals: [new AnyPrincipal()],
    actions: ['s3:PutObject'],
    resources: [input.objectArns],
    conditions,
    see: EXAMPLES,
  };
}
