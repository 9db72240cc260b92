/**
 * Access from one organization and through two VPC endpoints alone, and replication goes on.
 *
 * For the widely copied statements on `aws:PrincipalOrgID` and `aws:SourceVpce`: as usually written they stop
 * replication without an error, because S3 calls with the role and not through your endpoint. Here the role is
 * exempted on both sides.
 *
 *     npm run example -- perimeter
 */
import { App, Stack } from 'aws-cdk-lib';
import { DataPerimeter, EncryptedCrossRegionReplication, ReplicationDestination } from 'cdk-encrypted-replication';

export function build(app: App): void {
  const stack = new Stack(app, 'Claims', { env: { account: '111111111111', region: 'eu-west-1' } });

  new EncryptedCrossRegionReplication(stack, 'Replication', {
    destinations: [ReplicationDestination.inRegion('eu-central-1')],
    perimeter: new DataPerimeter({
      organizationId: 'o-exampleorg1',
      vpcEndpointIds: ['vpce-0123456789abcdef0', 'vpce-0fedcba9876543210'],
    }),
  });
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
