process.env.CDK_VALIDATION='false';
import { App, Stack } from 'aws-cdk-lib';
import { EncryptedCrossRegionReplication, ReplicationDestination } from '../src';
import { prove } from '../src/proof/private/prove';
import { buildWorld } from '../src/proof/private/world/build-world';
import { readAssembly } from '../src/proof/private/world/read-assembly';
const app = new App({ analyticsReporting: false, context: { 'cdk-encrypted-replication:proof': false } });
for (let i=0;i<200;i++) {
  const id=`Data${Math.floor(i/10)}`; const stack=(app.node.tryFindChild(id) as Stack)?? new Stack(app, id, { env: { account: '111111111111', region: 'eu-west-1' } });
  new EncryptedCrossRegionReplication(stack, `Replication${i}`, { destinations: ['eu-central-1', 'us-east-1'].map((r)=>ReplicationDestination.inRegion(r)) });
}
const dir = app.synth().directory;
for (let k=0;k<4;k++) { const t0=performance.now(); const s=readAssembly(dir); const t1=performance.now(); const w=buildWorld(s); const t2=performance.now(); const v=prove(w); const t3=performance.now(); console.log('read', (t1-t0).toFixed(0), 'build', (t2-t1).toFixed(0), 'prove', (t3-t2).toFixed(0), v.rules, v.calls, v.findings.length); }
