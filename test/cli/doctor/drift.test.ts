import { App, Stack } from 'aws-cdk-lib';
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { CfnKey } from 'aws-cdk-lib/aws-kms';
import { CfnBucket, CfnBucketPolicy } from 'aws-cdk-lib/aws-s3';
import { diagnose, run } from './diagnose';
import { healthy, policy, SOURCE_ACCOUNT, SOURCE_KEY } from './healthy';

type World = ReturnType<typeof healthy>;

/** The app that the healthy account may have been deployed from. */
function synthesize(world: World, change: (bucket: CfnBucket, role: CfnRole) => void = () => undefined): string {
  const app = new App({ context: { 'cdk-encrypted-replication:proof': false } });
  const stack = new Stack(app, 'Documents', { env: { account: SOURCE_ACCOUNT, region: 'us-east-1' } });
  const role = new CfnRole(stack, 'Role', {
    roleName: 'replication',
    assumeRolePolicyDocument: world.role.trust,
    policies: [{ policyName: 'own', policyDocument: JSON.parse(JSON.stringify(world.rolePolicy)) }],
  });
  const key = new CfnKey(stack, 'Key', { keyPolicy: world.state.keys[SOURCE_KEY].policy });
  const { rule } = world;
  const { ID, DeleteMarkerReplication, ...others } = rule;
  const bucket = new CfnBucket(stack, 'Bucket', { bucketName: 'documents', versioningConfiguration: { status: 'Enabled' } });
  bucket.addPropertyOverride('ReplicationConfiguration', {
    Role: role.attrArn, Rules: [{ Id: ID, DeleteMarkerReplication, ...JSON.parse(JSON.stringify(others)) }],
  });
  bucket.addPropertyOverride('BucketEncryption.ServerSideEncryptionConfiguration', [{
    BucketKeyEnabled: true, ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: key.attrArn },
  }]);
  change(bucket, role);
  return app.synth().directory;
}

async function findDrift(world: World, against: string) {
  const { report } = await diagnose(world.state, { against });
  return report.findings.filter(({ check }: any) => check === 'DriftFromAssembly')
    .map(({ propertyPath, message }: any) => [propertyPath, message] as const);
}

test('what is deployed as it is described has not drifted', async () => {
  const world = healthy();
  expect(await findDrift(world, synthesize(world))).toEqual([]);
});

test.each<[string, (world: World) => void, readonly string[]]>([
  ['versioning', ({ source }) => { source.versioning = 'Suspended'; }, ['Properties.VersioningConfiguration']],
  ['ownership', ({ source }) => { delete source.ownership; }, ['Properties.OwnershipControls']],
  ['Object Lock', ({ source }) => { source.lock = { ObjectLockEnabled: 'Enabled' }; }, ['Properties.ObjectLockEnabled']],
  ['encryption', ({ source }) => { (source.encryption as any).BucketKeyEnabled = false; }, ['Properties.BucketEncryption']],
  ['a rule', ({ rule }) => { rule.Filter.Prefix = 'a/'; }, ['Properties.ReplicationConfiguration.Rules', 'Properties.ReplicationConfiguration.Rules']],
  ['a statement of the role', ({ rolePolicy }) => { rolePolicy.Statement.pop(); }, ['policies of the role']],
  ['the trust', ({ role }) => {
    role.trust = policy({ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, NotAction: 'sts:TagSession' });
  }, ['trust policy of the role', 'trust policy of the role']],
  ['a bucket policy', ({ source }) => {
    source.policy = policy({ Effect: 'Deny', Principal: '*', Action: 's3:*', NotResource: 'arn:aws:s3:::documents/*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } });
  }, ['policy of the bucket']],
])('%s that was changed by hand is drift', async (_title, change, expected) => {
  const world = healthy();
  const against = synthesize(world);
  change(world);
  const found = await findDrift(world, against);
  expect(found.map(([path]: readonly [string, string]) => path)).toEqual(expected);
  expect(found[0][1]).toMatch(/ is deployed, and the assembly has /);
});

test('a configuration that is gone from the app, and a policy that is not deployed, are drift', async () => {
  const world = healthy();
  const against = synthesize(world, (bucket) => {
    bucket.addPropertyDeletionOverride('ReplicationConfiguration');
    bucket.addPropertyDeletionOverride('BucketEncryption');
    new CfnBucketPolicy(bucket.stack, 'Policy', {
      bucket: 'documents', policyDocument: policy({ Effect: 'Deny', Principal: '*', Action: 's3:DeleteBucket', Resource: 'arn:aws:s3:::documents' }),
    });
  });
  const found = await findDrift(world, against);
  expect(found.map(([path]: readonly [string, string]) => path)).toEqual([
    'Properties.BucketEncryption', 'Properties.ReplicationConfiguration.Role', 'Properties.ReplicationConfiguration.Rules', 'policy of the bucket',
  ]);
  expect(found.at(-1)[1]).toMatch(/^nothing is deployed, and the assembly has /);
});

test('what may not be read is not compared', async () => {
  const world = healthy();
  const against = synthesize(world);
  ['s3:GetBucketPolicy', 's3:GetBucketVersioning', 's3:GetEncryptionConfiguration', 'iam:GetRolePolicy', 's3:GetReplicationConfiguration']
    .forEach((action) => world.state.denied.add(action));
  const found = await findDrift(world, against);
  expect(found.map(([path]: readonly [string, string]) => path).filter((path: string) => !path.includes('ReplicationConfiguration'))).toEqual([]);
});

test('fails for an assembly that describes none of the buckets', async () => {
  const world = healthy();
  const against = synthesize(world, (bucket) => bucket.addPropertyOverride('BucketName', 'other'));
  await expect(run(world.state, { against })).rejects.toMatchObject({ code: 'NoReplication', message: expect.stringContaining('describes none of the buckets documents, documents-replica') });
});
