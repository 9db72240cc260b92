/**
 * Both halves of a replication across accounts, each in an app of its own.
 *
 * For two teams: the one that owns the backup account deploys `destination` and hands over bucket name and key ARN;
 * the one that owns the data deploys `source` with them. Neither app refers to the other, so neither can break the
 * other's deployment.
 *
 *     npm run example -- two-apps
 *
 * writes two assemblies, into the sub-folders `destination` and `source`, which are proven together:
 *
 *     npm run -s cli -- prove cdk.out/two-apps/source cdk.out/two-apps/destination
 */
import { App, Stack, Validations } from 'aws-cdk-lib';
import {
  EncryptedCrossRegionReplication,
  ReplicaBucket,
  ReplicaWriters,
  ReplicationDestination,
} from 'cdk-encrypted-replication';

const ROLE_NAME = 'documents-replication';
const BUCKET_NAME = 'example-documents-222222222222-eu-north-1-an';
/** Known once the destination is deployed: an output of its stack. */
const KEY_ARN = 'arn:aws:kms:eu-north-1:222222222222:key/11111111-2222-3333-4444-555555555555';

/** The app of the backup account. */
export function buildDestination(app: App): void {
  const stack = new Stack(app, 'Vault', { env: { account: '222222222222', region: 'eu-north-1' } });

  new ReplicaBucket(stack, 'Documents', {
    bucketName: BUCKET_NAME,
    writers: ReplicaWriters.roles([`arn:aws:iam::111111111111:role/replication/${ROLE_NAME}`]),
  });
}

/** The app of the source account. */
export function buildSource(app: App): void {
  const stack = new Stack(app, 'Documents', { env: { account: '111111111111', region: 'ap-south-1' } });

  const replication = new EncryptedCrossRegionReplication(stack, 'Replication', {
    roleName: ROLE_NAME,
    rolePath: '/replication/',
    destinations: [
      ReplicationDestination.fromBucketAttributes({
        bucketName: BUCKET_NAME,
        keyArn: KEY_ARN,
        region: 'eu-north-1',
        account: '222222222222',
      }),
    ],
  });
  // Whether a literal is the ARN of a key that another app creates, no template can tell.
  Validations.of(replication).acknowledge({
    id: 'ReplicationProof::ReplicaKeyKnown[all-222222222222-eu-north-1][undecided]',
    reason: 'the ARN is the output of the stack Vault',
  });
}

if (require.main === module) {
  const destination = new App({ outdir: 'cdk.out/destination' });
  buildDestination(destination);
  destination.synth();
  const source = new App({ outdir: 'cdk.out/source' });
  buildSource(source);
  source.synth();
}
