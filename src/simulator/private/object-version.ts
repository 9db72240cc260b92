import type { ObjectEncryption, SourceObject } from '../../analysis/s3/source-object';
import type { SymbolicString } from '../../analysis/symbolic/symbolic-string';
import type { Bucket, Rule } from '../../analysis/model/deployment-model';
import type { SimulatedCall } from '../simulated-call';
import type { AttemptResult } from './attempt-result';

/** A version of an object in a bucket. */
export interface ObjectVersion {
  readonly bucket: Bucket;
  readonly key: string;
  /** `undefined` where deployment decides the default encryption of the bucket. */
  readonly encryption?: ObjectEncryption;
  readonly tags: { readonly [key: string]: string };
  readonly storageClass: string;
  readonly isDeleteMarker: boolean;
  readonly writtenBeforeRule: boolean;
  /** Of a replica. */
  readonly origin?: Origin;
  /** What became of it on the way to each destination. */
  readonly attempts: readonly Attempt[];
  /** What became of the last change to it. */
  readonly changes: readonly Attempt[];
}

/** Where a replica comes from. */
export interface Origin {
  readonly bucket: Bucket;
  readonly rule: Rule;
}

/** The way to one destination. */
export interface Attempt {
  readonly destinationArn: SymbolicString;
  readonly rule?: Rule;
  readonly result: AttemptResult;
  readonly trace: readonly SimulatedCall[];
  readonly replica?: ObjectVersion;
}

/** A version as S3's calls see it; a delete marker has no encryption. */
export function toSourceObject({ key, encryption = { algorithm: 'none' } }: ObjectVersion): SourceObject {
  return { key, encryption };
}
