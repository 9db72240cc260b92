/**
 * Three source accounts, one backup account.
 *
 * For the team that keeps the backups of others: one bucket and one key, whose policies admit the replication roles
 * of all sources in one statement each. Every source narrows its rule to a prefix of its own, so that object keys do
 * not collide.
 *
 *     npm run example -- backup-account
 */
import { App, Stack, Validations } from 'aws-cdk-lib';
import {
  EncryptedCrossRegionReplication,
  ReplicaBucket,
  ReplicaWriters,
  ReplicationDestination,
  ReplicationFilter,
} from 'cdk-encrypted-replication';

/** The key of the replica bucket, handed over by the backup team after its deployment. */
const KEY_ARN = 'arn:aws:kms:eu-central-1:222222222222:key/11111111-2222-3333-4444-555555555555';

export function build(app: App): void {
  const sources = { Sales: '111111111111', Support: '333333333333', Finance: '444444444444' };
  const roleName = 'replication-to-backup';
  const backup = new Stack(app, 'Backup', { env: { account: '222222222222', region: 'eu-central-1' } });
  const roleArns = Object.values(sources).map((account) => `arn:aws:iam::${account}:role/${roleName}`);
  const vault = new ReplicaBucket(backup, 'Vault', {
    bucketName: 'example-vault-222222222222-eu-central-1-an',
    writers: ReplicaWriters.roles(roleArns),
  });

  for (const [team, account] of Object.entries(sources)) {
    const stack = new Stack(app, team, { env: { account, region: 'eu-west-1' } });
    stack.addStackDependency(Stack.of(vault));
    const replication = new EncryptedCrossRegionReplication(stack, 'Replication', {
      roleName,
      destinations: [
        ReplicationDestination.fromBucketAttributes({
          bucketName: 'example-vault-222222222222-eu-central-1-an',
          keyArn: KEY_ARN,
          region: 'eu-central-1',
          account: '222222222222',
        }),
      ],
      rules: [{ id: 'all', filter: ReplicationFilter.prefix(`${team.toLowerCase()}/`) }],
    });
    // Whether a literal is the ARN of a key that the app creates, no template can tell.
    Validations.of(replication).acknowledge({
      id: 'ReplicationProof::ReplicaKeyKnown[all-222222222222-eu-central-1][undecided]',
      reason: 'the ARN is the output of the stack Backup',
    });
  }
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
