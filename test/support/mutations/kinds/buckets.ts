import { at as valueAt } from '../json';
import type { Json, Mutant, Path } from '../mutant';
import type { MutatedResource } from '../mutated-resource';
import { OTHER_REGION } from '../values';
import { edited, partitionOf, property, read, renamed, textOf, transformed } from './edit';

const ENCRYPTION: Path = ['BucketEncryption', 'ServerSideEncryptionConfiguration', 0, 'ServerSideEncryptionByDefault'];

/** Where CloudFormation takes one of a few words. */
const WORDS: readonly Path[] = [
  ['VersioningConfiguration', 'Status'], ['BucketNamespace'], ['OwnershipControls', 'Rules', 0, 'ObjectOwnership'], [...ENCRYPTION, 'SSEAlgorithm'],
];

/** Settings of the buckets of a replication. */
export function buckets(address: MutatedResource): Mutant[] {
  const { model, stack, id, part, resource } = address;
  if (!/^(?:source|destination|two-way) bucket$/.test(part)) {
    return [];
  }
  const name = textOf(read(address, 'BucketName'));
  const change = { part, at: '', by: 'make its name uppercase', was: '' };
  const key = `arn:${partitionOf(stack)}:kms:${OTHER_REGION}:${stack.account ?? ''}:key/11111111-2222-3333-4444-555555555555`;
  return [
    ...words(address, WORDS),
    ...(name === undefined ? [] : [
      transformed(model, stack, change, [id, change.by], (stacks) => renamed(stacks, name, name.toUpperCase())),
    ]),
    ...(name !== undefined && /-an$/.test(name) && resource.Type === 'AWS::S3::Bucket'
      ? [edited(address, { by: 'leave a name in -an without its namespace' }, [property(address, 'BucketNamespace'), undefined])] : []),
    edited(address, { by: 'encrypt with a key of another Region' },
      [property(address, ...ENCRYPTION, 'SSEAlgorithm'), 'aws:kms'], [property(address, ...ENCRYPTION, 'KMSMasterKeyID'), key]),
    edited(address, { by: 'put versioning into a member of the prototype' },
      [property(address, 'VersioningConfiguration'), undefined],
      [property(address, '__proto__'), { VersioningConfiguration: { Status: 'Enabled' } }]),
    ...(read(address, 'ObjectLockEnabled') === undefined ? [
      edited(address, { by: 'configure Object Lock alone' },
        [property(address, 'ObjectLockConfiguration'), { ObjectLockEnabled: 'Enabled' }]),
    ] : []),
  ];
}

/** A word that CloudFormation does not know. */
export function words(address: MutatedResource, paths: readonly Path[]): Mutant[] {
  return paths.filter((path) => typeof valueAt(address.resource, ['Properties', ...path]) === 'string')
    .map((path) => edited(address, { by: 'take a word that nobody knows', was: path.filter((step) => typeof step === 'string').join('.') },
      [property(address, ...path), 'Anything' as Json]));
}
