import {
  AttachRolePolicyCommand, CreatePolicyCommand, CreateRoleCommand, IAMClient, PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { CreateKeyCommand, KMSClient, PutKeyPolicyCommand, ReplicateKeyCommand } from '@aws-sdk/client-kms';
import {
  CreateBucketCommand, PutBucketEncryptionCommand, PutBucketOwnershipControlsCommand, PutBucketPolicyCommand,
  PutBucketReplicationCommand, PutBucketVersioningCommand, S3Client,
} from '@aws-sdk/client-s3';
import { readAssembly } from '../../../src/analysis/assembly/read-assembly';
import type { StackTemplate } from '../../../src/analysis/assembly/stack-template';
import type { LocatedResource } from '../../../src/analysis/model/inventory';
import { Inventory } from '../../../src/analysis/model/inventory';
import { Resolver } from '../../../src/analysis/resolve/resolver';
import { at, listAt, textAt } from '../../../src/analysis/symbolic/json-members';
import { display } from '../../../src/analysis/symbolic/symbolic-string';
import type { Ministack } from './ministack';

/** What was deployed. */
export interface Deployed {
  readonly buckets: readonly { readonly name: string; readonly account: string; readonly region: string }[];
  readonly keys: readonly { readonly arn: string; readonly account: string; readonly region: string }[];
  readonly roles: readonly { readonly name: string; readonly policies: readonly string[]; readonly account: string }[];
}

/**
 * Deploys the keys, roles and buckets of an assembly by calls of the API: CloudFormation of the server drops
 * replication configurations.
 */
export async function deployAssembly(server: Ministack, directory: string): Promise<Deployed> {
  const stacks = readAssembly(directory);
  const withIds = await createKeys(server, stacks);
  const inventory = new Inventory(withIds, new Resolver(withIds));
  const keys = await finishKeys(server, inventory);
  const roles = await createRoles(server, inventory);
  const buckets = await createBuckets(server, inventory);
  return { keys, roles, buckets };
}

/** Keys have ids of the server's choice, which everything else refers to. */
async function createKeys(server: Ministack, stacks: readonly StackTemplate[]): Promise<StackTemplate[]> {
  const created: StackTemplate[] = [];
  for (const stack of stacks) {
    const ids = new Map<string, string>();
    for (const [logicalId, { Type, Properties }] of Object.entries(stack.template.Resources ?? {})) {
      if (Type === 'AWS::KMS::Key') {
        const kms = new KMSClient(server.clientConfig(stack.region!, stack.account));
        const { KeyMetadata } = await kms.send(new CreateKeyCommand({ MultiRegion: Properties?.MultiRegion === true }));
        ids.set(logicalId, KeyMetadata!.KeyId!);
      }
    }
    created.push({ ...stack, physicalIds: ids });
  }
  return created;
}

const json = (value: unknown) => display(JSON.stringify(value));
const plain = (value: any) => JSON.parse(json(value));

async function finishKeys(server: Ministack, inventory: Inventory): Promise<Deployed['keys']> {
  const keys: { arn: string; account: string; region: string }[] = [];
  for (const key of [...inventory.findByType('AWS::KMS::Key'), ...inventory.findByType('AWS::KMS::ReplicaKey')]) {
    const { account, region, resource } = key;
    const arn = String(inventory.resolveAttribute(key, 'Arn'));
    if (resource.Type === 'AWS::KMS::ReplicaKey') {
      const primary = textAt(inventory.resolveProperty(key, 'PrimaryKeyArn'))!;
      const kms = new KMSClient(server.clientConfig(primary.split(':')[3], account));
      await kms.send(new ReplicateKeyCommand({ KeyId: primary, ReplicaRegion: region }));
    }
    const policy = inventory.resolveProperty(key, 'KeyPolicy');
    if (policy !== undefined) {
      const kms = new KMSClient(server.clientConfig(region, account));
      await kms.send(new PutKeyPolicyCommand({ KeyId: arn, PolicyName: 'default', Policy: json(policy) }));
    }
    keys.push({ arn, account, region });
  }
  return keys;
}

async function createRoles(server: Ministack, inventory: Inventory): Promise<Deployed['roles']> {
  const roles: { name: string; policies: string[]; account: string }[] = [];
  for (const role of inventory.findByType('AWS::IAM::Role')) {
    const RoleName = String(inventory.resolveReference(role));
    const AssumeRolePolicyDocument = json(inventory.resolveProperty(role, 'AssumeRolePolicyDocument'));
    if (!AssumeRolePolicyDocument.includes('s3.amazonaws.com')) {
      continue;
    }
    const iam = new IAMClient(server.clientConfig('us-east-1', role.account));
    await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
    for (const policy of listAt(inventory.resolveProperty(role, 'Policies'))) {
      await iam.send(new PutRolePolicyCommand({
        RoleName, PolicyName: textAt(policy, 'PolicyName')!, PolicyDocument: json(at(policy, 'PolicyDocument')),
      }));
    }
    roles.push({ name: RoleName, account: role.account, policies: await attachPolicies(iam, inventory, RoleName) });
  }
  return roles;
}

async function attachPolicies(iam: IAMClient, inventory: Inventory, RoleName: string): Promise<string[]> {
  const policies = inventory.findByType('AWS::IAM::ManagedPolicy')
    .filter((policy) => listAt(inventory.resolveProperty(policy, 'Roles')).includes(RoleName));
  return Promise.all(policies.map(async (policy) => {
    const { Policy } = await iam.send(new CreatePolicyCommand({
      PolicyName: policy.logicalId.slice(0, 100), PolicyDocument: json(inventory.resolveProperty(policy, 'PolicyDocument')),
    }));
    await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: Policy!.Arn }));
    return Policy!.Arn!;
  }));
}

async function createBuckets(server: Ministack, inventory: Inventory): Promise<Deployed['buckets']> {
  const all = inventory.findByType('AWS::S3::Bucket');
  const buckets = all.map((bucket) => ({
    bucket,
    name: String(inventory.resolveReference(bucket)),
    s3: new S3Client(server.clientConfig(bucket.region, bucket.account)),
  }));
  for (const each of buckets) {
    await createBucket(each.s3, inventory, each.bucket, each.name);
  }
  for (const policy of inventory.findByType('AWS::S3::BucketPolicy')) {
    const Bucket = textAt(inventory.resolveProperty(policy, 'Bucket'))!;
    const { s3 } = buckets.find(({ name }) => name === Bucket)!;
    await s3.send(new PutBucketPolicyCommand({ Bucket, Policy: json(inventory.resolveProperty(policy, 'PolicyDocument')) }));
  }
  // the server checks, as S3 does, that the destination is there
  for (const { bucket, name, s3 } of buckets) {
    const configuration = inventory.resolveProperty(bucket, 'ReplicationConfiguration');
    if (configuration !== undefined) {
      const ReplicationConfiguration = toApi(plain(configuration));
      await s3.send(new PutBucketReplicationCommand({ Bucket: name, ReplicationConfiguration }));
    }
  }
  return buckets.map(({ name, bucket: { account, region } }) => ({ name, account, region }));
}

async function createBucket(
  s3: S3Client,
  inventory: Inventory,
  bucket: LocatedResource,
  Bucket: string,
): Promise<void> {
  const property = (name: string): any => inventory.resolveProperty(bucket, name);
  await s3.send(new CreateBucketCommand({ Bucket }));
  if (property('VersioningConfiguration')) {
    await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: property('VersioningConfiguration') }));
  }
  const [rule] = listAt(property('BucketEncryption'), 'ServerSideEncryptionConfiguration') as any[];
  if (rule) {
    await s3.send(new PutBucketEncryptionCommand({
      Bucket,
      ServerSideEncryptionConfiguration: {
        Rules: [{
          ApplyServerSideEncryptionByDefault: plain(rule.ServerSideEncryptionByDefault),
          BucketKeyEnabled: rule.BucketKeyEnabled,
        }],
      },
    }));
  }
  await s3.send(new PutBucketOwnershipControlsCommand({
    Bucket, OwnershipControls: property('OwnershipControls') ?? { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
  }));
}

/** The names of CloudFormation as those of the API. */
function toApi({ Role, Rules }: any): any {
  return {
    Role,
    Rules: Rules.map(({ Id, Filter: { TagFilter, ...filter }, ...rule }: any) =>
      ({ ...rule, ID: Id, Filter: { ...filter, ...(TagFilter ? { Tag: TagFilter } : {}) } })),
  };
}
