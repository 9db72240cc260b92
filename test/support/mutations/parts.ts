import { at, isList, isMembers, texts } from './json';
import type { ExampleModel, Json, Members } from './mutant';

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
  readonly region: string | undefined;
  readonly properties: Members;
}

const CUSTOM = 'Custom::BucketReplication';

export function partsOf({ stacks }: ExampleModel): Parts {
  const resources = stacks.flatMap(({ path: stack, region, template }) =>
    Object.entries((template.Resources ?? {}) as unknown as Members).map(([id, resource]): Resource =>
      ({ stack, region, id, type: String(at(resource, ['Type'])), properties: membersAt(resource, 'Properties') })));
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

/** The text that names a key, and the Region of the bucket that it is for. */
interface KeyUse {
  readonly region: string | undefined;
  readonly text: string;
}

interface Facts {
  /** The texts of everything that replicates, by what they are. */
  readonly configurations: readonly { readonly resource: Resource; readonly text: string }[];
  readonly roles: string;
  /** The texts that name the roles by which outputs are read. */
  readonly readers: string;
  readonly destinations: string;
  readonly keys: {
    readonly primaries: readonly string[];
    readonly ofSources: readonly KeyUse[];
    readonly ofReplicas: readonly KeyUse[];
  };
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
  const buckets = resources.filter(({ type }) => type === 'AWS::S3::Bucket');
  const sources = buckets.filter((bucket) => isSource(bucket, configured));
  const destinations = rules.map((rule) => texts(at(rule, ['Destination', 'Bucket']))).join() + custom;
  return {
    configurations: configured,
    roles: configured.map(({ configuration }) => texts(at(configuration, ['Role']) ?? configuration)).join(),
    readers: resources.map(({ properties }) => (texts(properties).match(/"RoleArn":.{0,300}/g) ?? []).join()).join(),
    destinations,
    keys: {
      primaries: resources.filter(({ type }) => type === 'AWS::KMS::Key').map(({ id }) => id),
      ofSources: sources.map(keyUse),
      // a literal ARN in a rule says nothing, the default key of the destination is then what it stands for
      ofReplicas: buckets.filter((bucket) => isDestination(bucket, destinations)).map(keyUse),
    },
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
    case 'AWS::IAM::Role':
      return facts.roles.includes(`"${id}"`) ? 'replication role'
        : facts.readers.includes(`${String(properties.RoleName)}"`) ? 'output role' : 'other role';
    case 'AWS::IAM::ManagedPolicy':
    case 'AWS::IAM::Policy':
      return listAt(properties, 'Roles').some((role) => facts.roles.includes(`"${String(at(role, ['Ref']))}"`)) ? 'role policy' : 'other policy';
    case 'AWS::KMS::Key':
    case 'AWS::KMS::ReplicaKey': return keyPart(resource, facts);
    case CUSTOM: return 'custom configuration';
    case 'AWS::CloudFormation::Stack': return 'nested stack';
    default: return `other ${type}`;
  }
}

function keyUse({ region, properties }: Resource): KeyUse {
  return { region, text: texts(properties.BucketEncryption) };
}

function isDestination({ id, properties: { BucketName: name } }: Resource, destinations: string): boolean {
  return destinations.includes(id) || (typeof name === 'string' && destinations.includes(`:::${name}"`));
}

function bucketPart(bucket: Resource, { configurations, destinations }: Facts): string {
  const receives = isDestination(bucket, destinations);
  return isSource(bucket, configurations) ? (receives ? 'two-way bucket' : 'source bucket')
    : receives ? 'destination bucket' : 'log bucket';
}

function ownerOf({ stack, properties }: Resource, resources: readonly Resource[]): Resource {
  const bucket = texts(properties.Bucket);
  return resources.find((other) => other.type === 'AWS::S3::Bucket' && other.stack === stack
    && (bucket.includes(`"${other.id}"`) || bucket === texts(other.properties.BucketName))) as Resource;
}

/** By the buckets of its Region: a multi-Region key and its replica have one id, and each serves its own. */
function keyPart(key: Resource, { keys }: Facts): string {
  const names = [key.id, ...keys.primaries.filter((id) => texts(key.properties.PrimaryKeyArn).includes(id))];
  const serves = (uses: readonly KeyUse[]) =>
    uses.some(({ region, text }) => region === key.region && names.some((name) => text.includes(name)));
  const [ofSource, ofReplicas] = [serves(keys.ofSources), serves(keys.ofReplicas)];
  return ofSource ? (ofReplicas ? 'two-way key' : 'source key') : ofReplicas ? 'replica key' : 'other key';
}
