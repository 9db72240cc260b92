/**
 * Two Stages in one App, as a pipeline deploys them: test in one pair of Regions, production in another.
 *
 * For teams that deploy the same stacks several times. Support stacks belong to their Stage; names do not collide,
 * also not within one account.
 *
 *     npm run example -- pipeline-stage
 */
import { App, Stack, Stage } from 'aws-cdk-lib';
import type { StageProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { EncryptedCrossRegionReplication, ReplicationDestination } from 'cdk-encrypted-replication';

class DocumentsStage extends Stage {
  constructor(scope: Construct, id: string, replicaRegion: string, props: StageProps) {
    super(scope, id, props);
    const stack = new Stack(this, 'Documents');
    new EncryptedCrossRegionReplication(stack, 'Replication', {
      destinations: [ReplicationDestination.inRegion(replicaRegion)],
    });
  }
}

export function build(app: App): void {
  new DocumentsStage(app, 'Test', 'eu-north-1', { env: { account: '111111111111', region: 'eu-west-1' } });
  new DocumentsStage(app, 'Production', 'us-west-2', { env: { account: '222222222222', region: 'us-east-1' } });
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
