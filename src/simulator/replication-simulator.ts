import type { IConstruct } from 'constructs';
import type { DeploymentModel } from '../analysis/model/deployment-model';
import { checkCall } from '../internal/input/check-call';
import { withoutNulls } from '../internal/input/without-nulls';
import { readAppModel, readAssemblyModel } from './private/read-model';
import { Simulation } from './private/simulation';
import type { PutObjectOptions } from './put-object-options';
import type { SimulatedObject } from './simulated-object';
import type { SimulationResult } from './simulation-result';
import { UploadEncryption } from './upload-encryption';

/**
 * Tells what S3 would do with an object, by the synthesized templates alone: for unit tests of an app of any make.
 *
 * It makes the calls that S3 makes and puts each to the policies of the templates, as `ReplicationProof` does for all
 * objects at once. It remembers objects: a replica that arrived is there, and a second upload is a new version. A
 * bucket is named by its name, construct path or logical id.
 *
 * It does not see service and resource control policies, VPC endpoint policies or what was deployed by other means.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-what-is-isnot-replicated.html
 * @example
 *
 * const simulator = ReplicationSimulator.fromApp(app);
 * const result = simulator.putObject('Documents/Replication/Bucket', 'reports/2026.csv');
 * const completed = result.outcomes[0].status === SimulatedStatus.COMPLETED;
 */
export class ReplicationSimulator {
  /**
   * Simulates the templates of an app.
   *
   * This synthesizes it as `app.synth()` does: nothing can be added to it afterwards, and what fails validation throws.
   * To simulate what `ReplicationProof` rejects, give the app the context `cdk-encrypted-replication:proof:
   * false`, or simulate its assembly.
   *
   * @param scope the app, or any construct in it
   * @throws SimulatorScopeInvalid if there is no `App` at the root of the construct tree
   * @throws SimulatorWithoutReplication if no bucket of the templates has a replication configuration
   */
  public static fromApp(scope: IConstruct): ReplicationSimulator {
    checkCall('ReplicationSimulator.fromApp', [scope]);
    return new ReplicationSimulator(readAppModel(scope));
  }

  /**
   * Simulates the templates of cloud assemblies, of any CDK language.
   *
   * @param directories the folders that `cdk synth` writes, such as `cdk.out`. Several are one deployment
   * @throws AssemblyUnreadable if a folder is not a cloud assembly that can be read
   * @throws SimulatorWithoutReplication if no bucket of the templates has a replication configuration
   */
  public static fromAssembly(...directories: string[]): ReplicationSimulator {
    checkCall('ReplicationSimulator.fromAssembly', [directories]);
    return new ReplicationSimulator(readAssemblyModel(directories));
  }

  /**
   * Simulates a deployment model that has replications.
   *
   * @internal
   */
  public static _fromModel(model: DeploymentModel): ReplicationSimulator {
    return new ReplicationSimulator(model);
  }

  private readonly simulation: Simulation;

  private constructor(model: DeploymentModel) {
    this.simulation = new Simulation(model);
  }

  /**
   * Uploads an object, or a new version of it.
   *
   * Whoever uploads is one of those to whom the bucket policy does not deny it; where it depends on what is uploaded
   * and the templates do not say, every outcome is `UNDECIDED`. An object outside the filter of every rule, under a KMS
   * key without the opt-in of the rule, archived, or written before the rule is not eligible.
   *
   * @param bucket name, construct path or logical id of the bucket
   * @param key the key of the object
   * @param options how it is uploaded
   * @throws SimulatorBucketUnknown if no bucket of the templates has this name, or several have
   * @throws ObjectKeyInvalid if the key is empty, a token or longer than 1,024 bytes
   * @throws SimulatorKeyUnknown if the KMS key is a token that is not in the templates, or fits several keys
   */
  public putObject(bucket: string, key: string, options: PutObjectOptions = {}): SimulationResult {
    checkCall('ReplicationSimulator.putObject', [bucket, key, options]);
    const {
      encryption = UploadEncryption.bucketDefault(),
      bucketKeyEnabled,
      tags = {},
      storageClass,
      writtenBeforeRule = false,
    } = withoutNulls(options);
    return this.simulation.put(bucket, key, {
      headers: encryption._headers,
      bucketKeyEnabled,
      tags,
      storageClass: storageClass?.value ?? 'STANDARD',
      writtenBeforeRule,
    });
  }

  /**
   * Deletes an object without naming a version, which adds a delete marker.
   *
   * @param bucket name, construct path or logical id of the bucket
   * @param key the key of the object
   * @throws SimulatorBucketUnknown if no bucket of the templates has this name, or several have
   * @throws ObjectKeyInvalid if the key is empty, a token or longer than 1,024 bytes
   */
  public deleteObject(bucket: string, key: string): SimulationResult {
    checkCall('ReplicationSimulator.deleteObject', [bucket, key]);
    return this.simulation.delete(bucket, key);
  }

  /**
   * Deletes the newest version of an object for good, or its delete marker: `DeleteObject` with its version id.
   *
   * Versions have no ids here. S3 replicates the deletion of none, so that any other would tell the same; call it again
   * to get at those below.
   *
   * @param bucket name, construct path or logical id of the bucket
   * @param key the key of the object
   * @throws SimulatorBucketUnknown if no bucket of the templates has this name, or several have
   * @throws ObjectKeyInvalid if the key is empty, a token or longer than 1,024 bytes
   * @throws SimulatorObjectUnknown if the simulation has no such object
   */
  public deleteNewestVersion(bucket: string, key: string): SimulationResult {
    checkCall('ReplicationSimulator.deleteNewestVersion', [bucket, key]);
    return this.simulation.deleteVersion(bucket, key);
  }

  /**
   * Replaces the tags of the newest version of an object. Of a replica, this is a replica modification.
   *
   * @param bucket name, construct path or logical id of the bucket
   * @param key the key of the object
   * @param tags all its tags from now on
   * @throws SimulatorBucketUnknown if no bucket of the templates has this name, or several have
   * @throws ObjectKeyInvalid if the key is empty, a token or longer than 1,024 bytes
   * @throws SimulatorObjectUnknown if the simulation has no such object
   */
  public putObjectTagging(bucket: string, key: string, tags: { [key: string]: string }): SimulationResult {
    checkCall('ReplicationSimulator.putObjectTagging', [bucket, key, tags]);
    return this.simulation.change(bucket, key, { what: 'tags', tags });
  }

  /**
   * Changes the ACL of the newest version of an object. Of a replica, this is a replica modification.
   *
   * @param bucket name, construct path or logical id of the bucket
   * @param key the key of the object
   * @throws SimulatorBucketUnknown if no bucket of the templates has this name, or several have
   * @throws ObjectKeyInvalid if the key is empty, a token or longer than 1,024 bytes
   * @throws SimulatorObjectUnknown if the simulation has no such object
   */
  public putObjectAcl(bucket: string, key: string): SimulationResult {
    checkCall('ReplicationSimulator.putObjectAcl', [bucket, key]);
    return this.simulation.change(bucket, key, { what: 'acl' });
  }

  /**
   * Changes the Object Lock retention of the newest version of an object, or its event hold, which is part of it.
   *
   * @param bucket name, construct path or logical id of the bucket
   * @param key the key of the object
   * @throws SimulatorBucketUnknown if no bucket of the templates has this name, or several have
   * @throws ObjectKeyInvalid if the key is empty, a token or longer than 1,024 bytes
   * @throws SimulatorObjectUnknown if the simulation has no such object
   */
  public putObjectRetention(bucket: string, key: string): SimulationResult {
    checkCall('ReplicationSimulator.putObjectRetention', [bucket, key]);
    return this.simulation.change(bucket, key, { what: 'retention' });
  }

  /**
   * Puts a legal hold on the newest version of an object, or takes it away.
   *
   * @param bucket name, construct path or logical id of the bucket
   * @param key the key of the object
   * @throws SimulatorBucketUnknown if no bucket of the templates has this name, or several have
   * @throws ObjectKeyInvalid if the key is empty, a token or longer than 1,024 bytes
   * @throws SimulatorObjectUnknown if the simulation has no such object
   */
  public putObjectLegalHold(bucket: string, key: string): SimulationResult {
    checkCall('ReplicationSimulator.putObjectLegalHold', [bucket, key]);
    return this.simulation.change(bucket, key, { what: 'legalHold' });
  }

  /**
   * Adds an annotation to the newest version of an object, or changes one. S3 replicates it apart from the object, and
   * the object keeps its replication status.
   *
   * AWS does not say which keys an annotation takes, nor whether it is replicated from a replica, which is `UNDECIDED`.
   * The deletion of an annotation is not replicated.
   *
   * @param bucket name, construct path or logical id of the bucket
   * @param key the key of the object
   * @throws SimulatorBucketUnknown if no bucket of the templates has this name, or several have
   * @throws ObjectKeyInvalid if the key is empty, a token or longer than 1,024 bytes
   * @throws SimulatorObjectUnknown if the simulation has no such object
   */
  public putObjectAnnotation(bucket: string, key: string): SimulationResult {
    checkCall('ReplicationSimulator.putObjectAnnotation', [bucket, key]);
    return this.simulation.annotate(bucket, key);
  }

  /**
   * Encrypts the newest version of an object with another KMS key: `UpdateObjectEncryption`, which replicates nothing.
   *
   * Refused where a bucket policy denies it to everybody, and for objects under DSSE-KMS or SSE-C. Whether Object Lock
   * protects the version is not simulated.
   *
   * @param bucket name, construct path or logical id of the bucket
   * @param key the key of the object
   * @param kmsKey ARN of the KMS key, or construct path or logical id of a key in the templates
   * @throws SimulatorBucketUnknown if no bucket of the templates has this name, or several have
   * @throws ObjectKeyInvalid if the key is empty, a token or longer than 1,024 bytes
   * @throws SimulatorObjectUnknown if the simulation has no such object
   * @throws SimulatorKeyUnknown if the KMS key is a token that is not in the templates, or fits several keys
   */
  public updateObjectEncryption(bucket: string, key: string, kmsKey: string): SimulationResult {
    checkCall('ReplicationSimulator.updateObjectEncryption', [bucket, key, kmsKey]);
    return this.simulation.reencrypt(bucket, key, kmsKey);
  }

  /**
   * The newest version of an object. Nothing if there is none or if it is a delete marker.
   *
   * @param bucket name, construct path or logical id of the bucket
   * @param key the key of the object
   * @throws SimulatorBucketUnknown if no bucket of the templates has this name, or several have
   * @throws ObjectKeyInvalid if the key is empty, a token or longer than 1,024 bytes
   */
  public headObject(bucket: string, key: string): SimulatedObject | undefined {
    checkCall('ReplicationSimulator.headObject', [bucket, key]);
    return this.simulation.head(bucket, key);
  }
}
