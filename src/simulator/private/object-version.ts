import type { Bucket, Rule } from '../../analysis/model/deployment-model';
import type { ObjectEncryption, SourceObject } from '../../analysis/s3/object-variants';
import type { SymbolicString } from '../../analysis/symbolic/symbolic-string';
import type { SimulatedCall } from '../simulated-call';
import type { AttemptResult } from './attempt-result';

/** A version of an object in a bucket. */
export interface ObjectVersion {
  readonly bucket: Bucket;
  readonly key: string;
  /** `undefined` where the default encryption of the bucket is known at deployment only. */
  readonly encryption?: ObjectEncryption;
  readonly tags: { readonly [key: string]: string };
  readonly storageClass: string;
  readonly isDeleteMarker: boolean;
  readonly writtenBeforeRule: boolean;
  /** Where it was replicated from; `undefined` if it is no replica. */
  readonly origin?: Origin;
  /** The attempt to replicate it to each destination. */
  readonly attempts: readonly Attempt[];
  /** The attempts to replicate the last change to it. */
  readonly changes: readonly Attempt[];
}

/** The source of a replica. */
export interface Origin {
  readonly bucket: Bucket;
  readonly rule: Rule;
}

/** The attempt to replicate to one destination, and how it ends. */
export interface Attempt {
  readonly destinationArn: SymbolicString;
  readonly rule?: Rule;
  readonly result: AttemptResult;
  readonly trace: readonly SimulatedCall[];
  readonly replica?: ObjectVersion;
}

/** The version as the calls of S3 refer to it; a delete marker has no encryption. */
export function toSourceObject({ key, encryption = { algorithm: 'none' } }: ObjectVersion): SourceObject {
  return { key, encryption };
}

/** Tags with keys and values in another form: as the engine compares them, or as a person wrote them. */
export function mapTags(tags: ObjectVersion['tags'], map: (text: string) => string): ObjectVersion['tags'] {
  return Object.fromEntries(Object.entries(tags).map(([key, value]) => [map(key), map(value)]));
}
