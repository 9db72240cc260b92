import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { AccessLogs } from '../../bucket/access-logs';
import type { DataPerimeter } from '../../bucket/data-perimeter';
import { EncryptionEnforcement } from '../../bucket/encryption-enforcement';
import { bucketNameFor, chosenBucketName } from '../../bucket/private/bucket-names';
import { addStatements, dataBucket, wantsObjectLock } from '../../bucket/private/data-bucket';
import type { ObjectEncryption } from '../../bucket/private/data-bucket';
import type { NamedBucket } from '../../bucket/private/named-bucket';
import { bring } from '../../key/private/single-region-key-plan';
import { coveringPrefixes } from '../../policy/private/object-patterns';
import { sourceStatements } from '../../role/private/source-policy';
import type { ReplicationRole } from '../../role/replication-role';
import type { PlannedRule, RuleTarget } from '../../rules/private/planned-rule';
import { renderRule } from '../../rules/private/planned-rule';
import type { Identity } from '../../topology/private/identity';
import type { ReplicationSourceOptions } from '../replication-source';
import { encryptionHeader } from './object-encryption';
import type { SourcePlace } from './source-stack';

/** What the source half is made of. */
export interface SourceHalfInput {
  readonly place: SourcePlace;
  readonly identity: Identity;
  readonly options: ReplicationSourceOptions;
  readonly key: IKey;
  readonly role: ReplicationRole;
  /** Asked for where a policy has to name the role. */
  readonly roleArn: () => string;
  readonly rules: readonly PlannedRule[];
  readonly encryption: ObjectEncryption;
  readonly accessLogs: AccessLogs;
  readonly perimeter: DataPerimeter | undefined;
  readonly encryptionEnforcement: EncryptionEnforcement | undefined;
}

/**
 * The half of a replication that lives in the source stack, but for the role: the bucket, and what the role may do
 * there.
 */
export class SourceHalf {
  public readonly bucket: NamedBucket;
  private readonly keyArns: readonly string[];

  constructor(scope: Construct, private readonly input: SourceHalfInput) {
    const { options, place, identity, key } = input;
    const additional = (options.additionalDecryptKeys ?? []).map((former, index) =>
      bring(former, scope, `AdditionalDecryptKey${index}`, place.stack.region),
    );
    this.keyArns = [key, ...additional].map((each) => each.keyArn);
    this.bucket = dataBucket(scope, 'Bucket', {
      name: options.bucketName === undefined
        ? bucketNameFor(identity, place.stack)
        : chosenBucketName(options.bucketName, place.stack, scope),
      key,
      encryption: input.encryption,
      objectLock: wantsObjectLock(options),
      options,
      accessLogs: options.accessLogs ?? input.accessLogs,
      perimeter: input.perimeter,
      formerKeys: additional,
    });
    this.addPolicies(scope);
  }

  /** The configuration itself. No object may arrive before the role may copy it: the bucket waits for the policies. */
  public replicate(targets: ReadonlyMap<string, RuleTarget>): void {
    const { role, rules } = this.input;
    this.bucket.cfnBucket.replicationConfiguration = {
      role: role.roleArn,
      rules: rules.map((rule) => renderRule(rule, targets.get(rule.destination)!)),
    };
    this.bucket.cfnBucket.node.addDependency(...role.policies);
  }

  private addPolicies(scope: Construct): void {
    const { input, bucket } = this;
    const enforcement = input.encryptionEnforcement ?? EncryptionEnforcement.whenStated();
    addStatements(bucket, enforcement._statements({
      objectArns: bucket.arnForObjects('*'),
      algorithm: encryptionHeader(input.encryption),
      keyArns: this.keyArns,
    }));
    if (input.perimeter) {
      const { bucketArn, env } = bucket;
      const perimeter = { bucketArn, account: env.account, roleArn: input.roleArn() };
      addStatements(bucket, input.perimeter._statements(perimeter, scope));
    }
    input.role._addPolicy('SourcePolicy', 'What S3 needs of the source to replicate', sourceStatements({
      bucketArn: bucket.literalArn,
      region: input.place.stack.region,
      prefixes: coveringPrefixes(input.rules),
      keyArns: this.keyArns,
      objectLock: wantsObjectLock(input.options),
    }));
  }
}
