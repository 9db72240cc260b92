import { App, CfnParameter, Stack, Validations } from 'aws-cdk-lib';
import { CfnKey } from 'aws-cdk-lib/aws-kms';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';

const ACCOUNT = '111111111111';

/** The rules of a bucket, as CloudFormation specifies them. */
export type Rules = readonly CfnBucket.ReplicationRuleProperty[];

export interface Destination {
  readonly bucketArn: string;
  readonly keyArn: string;
}

export const RULE: CfnBucket.ReplicationRuleProperty = {
  id: 'all',
  status: 'Enabled',
  priority: 1,
  filter: { prefix: '' },
  deleteMarkerReplication: { status: 'Disabled' },
  destination: { bucket: 'arn:aws:s3:::elsewhere' },
};

/** One rule for objects that are encrypted with a KMS key. */
export function encryptedRules({ bucketArn, keyArn }: Destination): Rules {
  return [{
    ...RULE,
    sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: 'Enabled' } },
    destination: { bucket: bucketArn, encryptionConfiguration: { replicaKmsKeyId: keyArn } },
  }];
}

export interface L1Options {
  /** Default encryption of the source. */
  readonly encryption?: 'own key' | 'aws/s3' | 'none';
  /** Ids to acknowledge at both stacks. */
  readonly acknowledged?: readonly string[];
}

/**
 * Synthesizes an app made of L1s only: a stack `Source` whose bucket replicates to one in the stack `Destination`, with
 * a key each, and a stack `Empty` between them in the order of deployment.
 */
export function synthesizeL1(
  outdir: string,
  rulesTo: (destination: Destination) => Rules,
  options: L1Options = {},
): void {
  const { encryption = 'own key', acknowledged = [] } = options;
  const app = new App({ outdir, analyticsReporting: false });
  const destination = new Stack(app, 'Destination', { env: { account: ACCOUNT, region: 'eu-west-1' } });
  const empty = new Stack(app, 'Empty', { env: { account: ACCOUNT, region: 'eu-west-1' } });
  const source = new Stack(app, 'Source', { env: { account: ACCOUNT, region: 'us-east-1' } });
  empty.addStackDependency(destination);
  source.addStackDependency(empty);
  new CfnParameter(empty, 'Anything');
  new CfnBucket(destination, 'Replica', { bucketName: 'the-replica', versioningConfiguration: { status: 'Enabled' } });
  const key = new CfnKey(source, 'Key', { keyPolicy: { Version: '2012-10-17', Statement: [] } });
  new CfnBucket(source, 'Bucket', {
    versioningConfiguration: { status: 'Enabled' },
    bucketEncryption: encryption === 'none' ? undefined : {
      serverSideEncryptionConfiguration: [{
        serverSideEncryptionByDefault: {
          sseAlgorithm: 'aws:kms',
          kmsMasterKeyId: encryption === 'own key' ? key.attrArn : undefined,
        },
      }],
    },
    replicationConfiguration: {
      role: `arn:aws:iam::${ACCOUNT}:role/replication`,
      rules: [...rulesTo({
        bucketArn: 'arn:aws:s3:::the-replica',
        keyArn: `arn:aws:kms:eu-west-1:${ACCOUNT}:key/11111111-2222-3333-4444-555555555555`,
      })],
    },
  });
  for (const id of acknowledged) {
    Validations.of(source).acknowledge({ id, reason: 'accepted' });
    Validations.of(destination).acknowledge({ id, reason: 'accepted' });
  }
  app.synth();
}
