import type { NamedBucket } from './named-bucket';

export type BucketSide = 'source' | 'replica';

/**
 * Tells the proof, in the metadata of the resource, that this library made a bucket, on which side and by which name:
 * what an aspect or an escape hatch then changes can be told from what somebody else's bucket never had. In the
 * template, since that is all that the command line gets.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-metadata.html
 */
export function markBucket({ cfnBucket }: NamedBucket, side: BucketSide, bucketName: string): void {
  cfnBucket.addMetadata('cdk-encrypted-replication', { side, bucketName });
}
