import type { StackTemplate } from '../../../src/analysis/assembly/stack-template';
import { templateMutant } from './mutant';
import type { ExampleModel, Json, Members, Mutant, Path } from './mutant';
import type { Parts } from './parts';

const SOURCE_CALLS = [
  's3:GetReplicationConfiguration', 's3:ListBucket', 's3:GetObjectVersionForReplication', 's3:GetObjectVersionAcl',
  's3:GetObjectVersionTagging', 's3:GetObjectRetention', 's3:GetObjectLegalHold',
];
const DESTINATION_CALLS = ['s3:ReplicateObject', 's3:ReplicateTags', 's3:ReplicateDelete', 's3:ObjectOwnerOverrideToBucketOwner'];
const SOURCE_KEY_CALLS = ['kms:Decrypt'];
const REPLICA_KEY_CALLS = ['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey'];
export const CALLS = [...new Set([...SOURCE_CALLS, ...DESTINATION_CALLS, ...REPLICA_KEY_CALLS])];

/** The calls that S3 makes against each part, from the pages about permissions (facts 1.1 to 1.8). */
const CALLS_OF: ReadonlyMap<string, readonly string[]> = new Map([
  ['source bucket policy', SOURCE_CALLS],
  ['destination bucket policy', DESTINATION_CALLS],
  ['two-way bucket policy', [...SOURCE_CALLS, ...DESTINATION_CALLS]],
  ['log bucket policy', []],
  ['source key', SOURCE_KEY_CALLS],
  ['replica key', REPLICA_KEY_CALLS],
  ['two-way key', REPLICA_KEY_CALLS],
  ['other key', []],
  ['role policy', CALLS],
  ['other policy', []],
]);

/** A resource of an example. */
export interface MutatedResource {
  readonly model: ExampleModel;
  readonly stack: StackTemplate;
  readonly id: string;
  readonly part: string;
  readonly resource: Members;
  readonly parts: Parts;
}

export function callsOf({ part }: MutatedResource): readonly string[] {
  return CALLS_OF.get(part) ?? [];
}

/** Whether S3 makes a call against the part, with the rules of the example. */
export function isMade(address: MutatedResource, action: string): boolean {
  return callsOf(address).includes(action) && address.parts.needs(action);
}

/** A mutant with something more at a path. */
export function added(address: MutatedResource, by: string, path: Path, value: Json, was = ''): Mutant {
  const { model, stack, part } = address;
  const at = path.slice(2).filter((step) => typeof step === 'string').join('.');
  return templateMutant(model, stack, { part, at, by, was }, path, value);
}
