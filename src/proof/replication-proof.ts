import type { IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { acknowledgeRefusal } from './private/acknowledge-refusal';
import type { ChosenRefusal } from './private/acknowledge-refusal';
import { loadEngine } from './private/load-engine';
import { readPackageVersion } from './private/package-version';
import { determineScope } from './private/plugin-scope';
import { includeReplications } from './private/registration';

/** What a construct made that is proven. */
interface IncludedReplication {
  /** The resources that have a replication configuration. */
  readonly configurations: readonly IConstruct[];
  readonly refusal?: ChosenRefusal;
}

/**
 * Proves at synth time that nothing in the templates of an app keeps S3 from replicating, or says which statement does.
 *
 * S3 accepts a replication whose key is wrong or whose role may not use it with `200 OK`, and then copies nothing. This
 * plugin reads all templates of the app, puts every call that S3 will make to the policies in them, and checks what S3
 * requires of buckets, keys and the order of deployment. It knows nothing of the constructs that made them: added by
 * hand it checks every bucket with a `ReplicationConfiguration`, also those of `s3.Bucket` and `s3.CfnBucket`.
 *
 *     Validations.of(app).addPlugins(new ReplicationProof());
 *
 * An `EncryptedCrossRegionReplication` adds it for itself. Findings are in CDK's validation report, with the
 * construct path, the determining statement, what S3 would report, and what to change; their ids are in
 * `docs/reference/proof.md`. A call that is not allowed is an error and stops `cdk synth`; what cannot be decided, and
 * excess permissions of the role, is a warning and does not. Each is acknowledged by its id:
 *
 *     Validations.of(bucket).acknowledge({ id: 'ReplicationProof::EncryptReplica[all-eu-west-1]', reason: '…' });
 *
 * It also runs in `Template.fromStack`, which throws where it has an error. Context `cdk-encrypted-replication:proof:
 * false` switches off the plugin that the constructs add. It cannot see service and resource control policies, VPC
 * endpoint policies, or what is deployed.
 *
 * @see https://docs.aws.amazon.com/cdk/v2/guide/policy-validation-synthesis.html
 * @example
 * Validations.of(app).addPlugins(new ReplicationProof());
 */
export class ReplicationProof implements IPolicyValidationPlugin {
  /**
   * Lets the replications of a construct be proven, by one plugin for the whole app, unless its owner opts out.
   *
   * @internal
   */
  public static _include(scope: IConstruct, { configurations, refusal }: IncludedReplication, proof = true): void {
    if (refusal) {
      acknowledgeRefusal(refusal);
    }
    if (proof) {
      includeReplications(scope, configurations, () => new ReplicationProof());
    }
  }

  /** The name of the plugin in the report, and before `::` in the id of each finding. */
  public readonly name: string = 'ReplicationProof';

  /** The version of this package. */
  public readonly version?: string = readPackageVersion();

  /** The ids of all checks. */
  public get ruleIds(): string[] | undefined {
    return loadEngine().listCheckIds();
  }

  /**
   * Called by CDK during synthesis.
   *
   * @param context the templates and the app
   */
  public validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    return loadEngine().runProof(context, determineScope(context.appConstruct, this));
  }
}
