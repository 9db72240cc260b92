import { at, isList, isMembers, texts } from './json';
import type { ExampleWorld, Json, Members } from './mutant';

/**
 * What the resources of an example are to replication.
 *
 * Told from the names and references in the templates, without the proof: what is judged must not say what it is.
 */
export interface Parts {
  of(stackPath: string, logicalId: string): string;
  /** Whether another stack reads the output. */
  isRead(output: string): boolean;
  /** Whether the calls of an action are made at all in the example. */
  needs(action: string): boolean;
}

interface Resource {
  readonly stack: string;
  readonly id: string;
  readonly type: string;
  readonly properties: Members;
}

const CUSTOM = 'Custom::BucketReplication';

export function partsOf({ stacks }: ExampleWorld): Parts {
  const resources = stacks.flatMap(({ path, template }) => Object.entries((template.Resources ?? {}) as unknown as Members)
    .map(([id, resource]): Resource => ({ stack: path, id, type: String(at(resource, ['Type'])), properties: membersAt(resource, 'Properties') })));
  const facts = factsOf(resources);
  const parts = new Map(resources.map((resource) => [`${resource.stack} ${resource.id}`, partOf(resource, resources, facts)]));
  const references = stacks.map(({ template }) => texts((template.Resources ?? {}) as unknown as Json)).join();
  return {
    of: (stackPath, logicalId) => parts.get(`${stackPath} ${logicalId}`) ?? 'nothing',
    isRead: (output) => references.includes(output),
    needs: (action) => facts.needs.has(action),
  };
}

function membersAt(value: Json, name: string): Members {
  const members = at(value, [name]);
  return isMembers(members) ? members : {};
}

interface Facts {
  /** The texts of everything that replicates, by what they are. */
  readonly configurations: readonly { readonly resource: Resource; readonly text: string }[];
  readonly roles: string;
  readonly destinations: string;
  readonly replicaKeys: string;
  readonly sourceKeys: string;
  readonly needs: ReadonlySet<string>;
}

function factsOf(resources: readonly Resource[]): Facts {
  const configured = resources.flatMap((resource) => {
    const configuration = resource.type === CUSTOM ? resource.properties : at(resource.properties, ['ReplicationConfiguration']);
    return configuration === undefined ? [] : [{ resource, configuration, text: texts(configuration).replace(/\\"/g, '"') }];
  });
  const all = configured.map(({ text }) => text).join();
  const rules = configured.flatMap(({ configuration }) => listAt(configuration, 'Rules'));
  const custom = configured.filter(({ resource }) => resource.type === CUSTOM).map(({ text }) => text).join();
  const sources = resources.filter((resource) => isSource(resource, configured));
  return {
    configurations: configured,
    roles: configured.map(({ configuration }) => texts(at(configuration, ['Role']) ?? configuration)).join(),
    destinations: rules.map((rule) => texts(at(rule, ['Destination', 'Bucket']))).join() + custom,
    replicaKeys: rules.map((rule) => texts(at(rule, ['Destination', 'EncryptionConfiguration']))).join() + custom,
    sourceKeys: sources.map(({ properties }) => texts(properties.BucketEncryption)).join(),
    needs: new Set([
      's3:GetReplicationConfiguration', 's3:ListBucket', 's3:GetObjectVersionForReplication', 's3:GetObjectVersionAcl',
      's3:GetObjectVersionTagging', 's3:ReplicateObject', 's3:ReplicateTags', 'kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey',
      ...(/"DeleteMarkerReplication":\{"Status":"Enabled"\}/.test(all) ? ['s3:ReplicateDelete'] : []),
      ...(sources.some(({ properties }) => properties.ObjectLockEnabled === true) ? ['s3:GetObjectRetention', 's3:GetObjectLegalHold'] : []),
    ]),
  };
}

function listAt(value: Json, name: string): readonly Json[] {
  const list = at(value, [name]);
  return isList(list) ? list : [];
}

function isSource({ id, properties, type, stack }: Resource, configured: Facts['configurations']): boolean {
  return type === 'AWS::S3::Bucket' && configured.some(({ resource, text }) => (resource.type === CUSTOM
    ? text.includes(`"Bucket":"${String(properties.BucketName)}"`)
    : resource.id === id && resource.stack === stack));
}

function partOf(resource: Resource, resources: readonly Resource[], facts: Facts): string {
  const { properties, type, id } = resource;
  switch (type) {
    case 'AWS::S3::Bucket': return bucketPart(resource, facts);
    case 'AWS::S3::BucketPolicy': return `${bucketPart(ownerOf(resource, resources), facts)} policy`;
    case 'AWS::IAM::Role': return facts.roles.includes(`"${id}"`) ? 'replication role' : 'other role';
    case 'AWS::IAM::ManagedPolicy':
    case 'AWS::IAM::Policy':
      return listAt(properties, 'Roles').some((role) => facts.roles.includes(`"${String(at(role, ['Ref']))}"`)) ? 'role policy' : 'other policy';
    case 'AWS::KMS::Key':
    case 'AWS::KMS::ReplicaKey': return keyPart(resource, facts);
    case CUSTOM: return 'custom configuration';
    default: return `other ${type}`;
  }
}

function bucketPart(bucket: Resource, facts: Facts): string {
  const name = bucket.properties.BucketName;
  const isDestination = facts.destinations.includes(`"${bucket.id}"`)
    || (typeof name === 'string' && facts.destinations.includes(`:::${name}"`));
  return isSource(bucket, facts.configurations) ? (isDestination ? 'two-way bucket' : 'source bucket')
    : isDestination ? 'destination bucket' : 'log bucket';
}

function ownerOf({ stack, properties }: Resource, resources: readonly Resource[]): Resource {
  const bucket = texts(properties.Bucket);
  return resources.find((other) => other.type === 'AWS::S3::Bucket' && other.stack === stack
    && (bucket.includes(`"${other.id}"`) || bucket === texts(other.properties.BucketName))) as Resource;
}

function keyPart({ id, type }: Resource, { sourceKeys, replicaKeys, configurations }: Facts): string {
  if (configurations.some(({ resource }) => resource.type === CUSTOM)) {
    return 'two-way key';
  }
  return sourceKeys.includes(id) ? 'source key' : type === 'AWS::KMS::ReplicaKey' || replicaKeys.includes(id) ? 'replica key' : 'key by literal ARN';
}
