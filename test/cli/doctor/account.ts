import type { OperationName } from '../../../src/cli/doctor/operations';
import { READ_OPERATIONS } from '../../../src/cli/doctor/operations';
import type { Connection } from '../../../src/cli/doctor/reader';

/** Answers written from the model of the API: nothing here was answered by AWS. */
export interface FakeState {
  buckets: Record<string, FakeBucket>;
  keys: Record<string, FakeKey>;
  roles: Record<string, FakeRole>;
  managed: Record<string, object>;
  objects: Record<string, object>;
  metrics: Record<string, number[]>;
  /** By target: the account, a unit or the root. */
  organization?: {
    id: string;
    master: string;
    parents: Record<string, { Id: string; Type: string }>;
    policies: Record<string, object[]>;
  };
  /** Actions that nobody may call. */
  denied: Set<string>;
  /** The errors of operations, before anything else. */
  errors: Partial<Record<OperationName, object>>;
}

export interface FakeBucket {
  account: string;
  region: string;
  replication?: object;
  versioning?: string;
  encryption?: object;
  ownership?: string;
  policy?: object;
  lock?: object;
  notification?: object;
  /** Settings that are on. */
  publicAccessBlock?: object;
}

interface FakeKey {
  account: string;
  region: string;
  metadata: Record<string, unknown>;
  policy: object;
  ram?: object;
  grants?: object[];
  aliases?: string[];
}

export interface FakeRole {
  trust: object;
  inline: Record<string, object>;
  attached: string[];
  boundary?: string;
}

export const error = (name: string, message = `about ${name}`, more: object = {}) => Object.assign(new Error(message), { name, ...more });

/** An account as the SDK shows it. */
export class FakeAccount implements Connection {
  public readonly log: { name: OperationName; input: any; region: string }[] = [];

  constructor(private readonly state: FakeState, private readonly account: string, private readonly home = 'us-west-2') {}

  public async findRegion(): Promise<string> {
    return this.home;
  }

  public async send(name: OperationName, input: any, region: string): Promise<object> {
    this.log.push({ name, input, region });
    const { errors, denied } = this.state;
    const { action } = READ_OPERATIONS[name] as { action?: string };
    if (errors[name]) {
      throw errors[name];
    }
    if (action !== undefined && denied.has(action)) {
      throw error('AccessDenied', `no identity-based policy allows the ${action} action`);
    }
    return this.answer(name, input);
  }

  private answer(name: OperationName, input: any): object {
    const { state } = this;
    switch (READ_OPERATIONS[name].service) {
      case 's3': return this.answerS3(name, input);
      case 'kms': return this.answerKms(name, input);
      case 'iam': return this.answerIam(name, input);
      case 'sts': return { Account: this.account, Arn: `arn:aws:sts::${this.account}:assumed-role/reader/session` };
      case 'cloudwatch': return {
        MetricDataResults: [{ Id: 'x', Values: state.metrics[input.MetricDataQueries[0].MetricStat.Metric.MetricName] ?? [] }],
      };
      default: return this.answerOrganizations(name, input);
    }
  }

  private answerS3(name: OperationName, { Bucket, ExpectedBucketOwner, Key }: any): object {
    const { buckets, objects } = this.state;
    if (name === 'ListBuckets') {
      const own = Object.entries(buckets).filter(([, { account }]) => account === this.account);
      return { Buckets: own.map(([Name]) => ({ Name })) };
    }
    const bucket = buckets[Bucket];
    if (bucket === undefined) {
      throw error('NoSuchBucket');
    }
    if (bucket.account !== ExpectedBucketOwner) {
      throw error('AccessDenied', 'another owner');
    }
    const need = (value: object | undefined, absent: string): object => {
      if (value === undefined) {
        throw error(absent);
      }
      return value;
    };
    switch (name) {
      case 'GetBucketLocation': return bucket.region === 'us-east-1' ? {} : { LocationConstraint: bucket.region };
      case 'GetBucketReplication':
        return { ReplicationConfiguration: need(bucket.replication, 'ReplicationConfigurationNotFoundError') };
      case 'GetBucketVersioning': return bucket.versioning === undefined ? {} : { Status: bucket.versioning };
      case 'GetBucketEncryption': return {
        ServerSideEncryptionConfiguration: { Rules: [need(bucket.encryption, 'ServerSideEncryptionConfigurationNotFoundError')] },
      };
      case 'GetBucketOwnershipControls':
        need(bucket.ownership === undefined ? undefined : {}, 'OwnershipControlsNotFoundError');
        return { OwnershipControls: { Rules: [{ ObjectOwnership: bucket.ownership }] } };
      case 'GetBucketPolicy': return { Policy: JSON.stringify(need(bucket.policy, 'NoSuchBucketPolicy')) };
      case 'GetObjectLockConfiguration':
        return { ObjectLockConfiguration: need(bucket.lock, 'ObjectLockConfigurationNotFoundError') };
      case 'GetBucketNotificationConfiguration': return { $metadata: {}, ...bucket.notification };
      case 'GetPublicAccessBlock':
        return { PublicAccessBlockConfiguration: need(bucket.publicAccessBlock, 'NoSuchPublicAccessBlockConfiguration') };
      case 'GetObjectTagging':
      case 'GetObjectVersionTagging': return { TagSet: [{ Key: 'class', Value: 'a' }, {}] };
      default: return need(objects[Key], 'NotFound');
    }
  }

  private answerKms(name: OperationName, { KeyId, PolicyName }: any): object {
    const [arn, key] = Object.entries(this.state.keys).find(([each, { metadata, aliases = [] }]) =>
      each === KeyId || metadata.KeyId === KeyId || aliases.some((alias) => KeyId.endsWith(alias))) ?? [];
    if (key === undefined) {
      throw error('NotFoundException');
    }
    if (name === 'DescribeKey') {
      return { KeyMetadata: { Arn: arn, KeyState: 'Enabled', KeySpec: 'SYMMETRIC_DEFAULT', KeyUsage: 'ENCRYPT_DECRYPT', ...key.metadata } };
    }
    if (name === 'ListGrants') {
      return { Grants: key.grants ?? [] };
    }
    if (PolicyName === 'AWS_RAM' && key.ram === undefined) {
      throw error('NotFoundException');
    }
    return { Policy: JSON.stringify(PolicyName === 'AWS_RAM' ? key.ram : key.policy) };
  }

  private answerIam(name: OperationName, { RoleName, PolicyName, PolicyArn }: any): object {
    if (name === 'GetPolicy') {
      return { Policy: { DefaultVersionId: 'v1' } };
    }
    if (name === 'GetPolicyVersion') {
      return { PolicyVersion: { Document: encodeURIComponent(JSON.stringify(this.state.managed[PolicyArn])) } };
    }
    const role = this.state.roles[RoleName];
    if (role === undefined) {
      throw error('NoSuchEntityException');
    }
    switch (name) {
      case 'GetRole': return {
        Role: {
          AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(role.trust)),
          ...(role.boundary === undefined ? {} : { PermissionsBoundary: { PermissionsBoundaryArn: role.boundary } }),
        },
      };
      case 'ListRolePolicies': return { PolicyNames: Object.keys(role.inline) };
      case 'GetRolePolicy': return { PolicyDocument: encodeURIComponent(JSON.stringify(role.inline[PolicyName])) };
      default: return { AttachedPolicies: role.attached.map((each) => ({ PolicyArn: each })) };
    }
  }

  private answerOrganizations(name: OperationName, { ChildId, TargetId, PolicyId, Filter }: any): object {
    const { organization } = this.state;
    if (organization === undefined) {
      throw error('AWSOrganizationsNotInUseException');
    }
    switch (name) {
      case 'DescribeOrganization': return { Organization: { Id: organization.id, MasterAccountId: organization.master } };
      case 'ListParents': return { Parents: organization.parents[ChildId] === undefined ? [] : [organization.parents[ChildId]] };
      case 'ListPoliciesForTarget':
        return { Policies: (organization.policies[`${TargetId} ${Filter}`] ?? []).map((_, index) => ({ Id: `${TargetId} ${Filter} ${index}` })) };
      default: {
        const [target, filter, index] = PolicyId.split(' ');
        return { Policy: { Content: JSON.stringify(organization.policies[`${target} ${filter}`][index]) } };
      }
    }
  }
}
