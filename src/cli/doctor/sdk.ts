import { CloudWatchClient, GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import {
  GetPolicyCommand, GetPolicyVersionCommand, GetRoleCommand, GetRolePolicyCommand, IAMClient,
  ListAttachedRolePoliciesCommand, ListRolePoliciesCommand,
} from '@aws-sdk/client-iam';
import { DescribeKeyCommand, GetKeyPolicyCommand, KMSClient, ListGrantsCommand } from '@aws-sdk/client-kms';
import {
  DescribeOrganizationCommand, DescribePolicyCommand, ListParentsCommand, ListPoliciesForTargetCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import {
  GetBucketEncryptionCommand, GetBucketLocationCommand, GetBucketNotificationConfigurationCommand,
  GetBucketOwnershipControlsCommand, GetBucketPolicyCommand, GetBucketReplicationCommand, GetBucketVersioningCommand,
  GetObjectLockConfigurationCommand, GetObjectTaggingCommand, GetPublicAccessBlockCommand, HeadObjectCommand,
  ListBucketsCommand, S3Client,
} from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { fromIni, fromNodeProviderChain, fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import type { OperationName, Service } from './operations';
import { READ_OPERATIONS } from './operations';
import type { Connection, Identity } from './reader';

/** The commands of `READ_OPERATIONS`: each may read alone. */
const COMMANDS: { readonly [name in OperationName]: new (input: never) => object } = {
  GetCallerIdentity: GetCallerIdentityCommand,
  ListBuckets: ListBucketsCommand,
  GetBucketLocation: GetBucketLocationCommand,
  GetBucketReplication: GetBucketReplicationCommand,
  GetBucketVersioning: GetBucketVersioningCommand,
  GetBucketEncryption: GetBucketEncryptionCommand,
  GetBucketOwnershipControls: GetBucketOwnershipControlsCommand,
  GetBucketPolicy: GetBucketPolicyCommand,
  GetObjectLockConfiguration: GetObjectLockConfigurationCommand,
  GetBucketNotificationConfiguration: GetBucketNotificationConfigurationCommand,
  GetPublicAccessBlock: GetPublicAccessBlockCommand,
  HeadObject: HeadObjectCommand,
  HeadObjectVersion: HeadObjectCommand,
  GetObjectTagging: GetObjectTaggingCommand,
  GetObjectVersionTagging: GetObjectTaggingCommand,
  DescribeKey: DescribeKeyCommand,
  GetKeyPolicy: GetKeyPolicyCommand,
  ListGrants: ListGrantsCommand,
  GetRole: GetRoleCommand,
  ListRolePolicies: ListRolePoliciesCommand,
  GetRolePolicy: GetRolePolicyCommand,
  ListAttachedRolePolicies: ListAttachedRolePoliciesCommand,
  GetPolicy: GetPolicyCommand,
  GetPolicyVersion: GetPolicyVersionCommand,
  GetMetricData: GetMetricDataCommand,
  DescribeOrganization: DescribeOrganizationCommand,
  ListParents: ListParentsCommand,
  ListPoliciesForTarget: ListPoliciesForTargetCommand,
  DescribePolicy: DescribePolicyCommand,
};

type StsConfig = NonNullable<ConstructorParameters<typeof STSClient>[0]>;
type ClientConfig = Pick<StsConfig, 'region' | 'profile' | 'credentials' | 'maxAttempts' | 'requestHandler'>;
/** What all clients have in common. */
type Client = { send(command: object): Promise<object> };

type NewClient = new (config: ClientConfig & { followRegionRedirects: boolean }) => object;

const CLIENTS: { readonly [service in Service]: NewClient } = {
  s3: S3Client,
  kms: KMSClient,
  iam: IAMClient,
  sts: STSClient,
  cloudwatch: CloudWatchClient,
  organizations: OrganizationsClient,
};

/** Attempts of one call, the first included; between them the SDK waits longer each time. */
const ATTEMPTS = 4;
const CONNECT_MS = 5_000;
const ANSWER_MS = 20_000;

/** Clients of the SDK with the user's own profile, SSO or role. */
export function connect({ profile, roleArn, region }: Identity): Connection {
  // the guide says which versions of Node.js the SDK supports
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  // a profile that is named comes before what the environment has
  const own = profile === undefined ? fromNodeProviderChain() : fromIni({ profile });
  const credentials = roleArn === undefined ? own : fromTemporaryCredentials({
    masterCredentials: own,
    params: { RoleArn: roleArn, RoleSessionName: 'cdk-encrypted-replication-doctor' },
  });
  const clients = new Map<string, Client>();
  const common = {
    profile,
    credentials,
    maxAttempts: ATTEMPTS,
    followRegionRedirects: true,
    requestHandler: { connectionTimeout: CONNECT_MS, requestTimeout: ANSWER_MS },
  };
  return {
    findRegion: async () => region ?? new STSClient({ profile, credentials }).config.region(),
    send: async (name, input, callRegion) => {
      const { service } = READ_OPERATIONS[name];
      const key = `${service} ${callRegion}`;
      const client = clients.get(key) ?? new CLIENTS[service]({ ...common, region: callRegion }) as Client;
      clients.set(key, client);
      return client.send(new COMMANDS[name](input as never));
    },
  };
}
