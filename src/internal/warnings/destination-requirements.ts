/** The type of the metadata that carries them into the assembly. */
export const REQUIREMENTS_METADATA = 'cdk-encrypted-replication:destination-requirements';

/** What the owners of a destination bucket and of its key have to apply, since no template of the app does. */
export interface DestinationRequirements {
  readonly bucket: BucketRequirements;
  readonly key: KeyRequirements;
}

export interface BucketRequirements {
  readonly account: string;
  readonly region: string;
  readonly bucketName: string;
  readonly versioning: 'Enabled';
  /** Replicas keep the lock of their source object. */
  readonly objectLock: 'Enabled' | 'Not needed';
  /** With ACLs enabled the replicas are handed over to the owner of the bucket. */
  readonly objectOwnership: 'BucketOwnerEnforced' | 'BucketOwnerPreferred or ObjectWriter';
  /** Statements to add to the bucket policy; none inside the account of the source. */
  readonly policyStatements: readonly object[];
}

export interface KeyRequirements {
  readonly account: string;
  readonly region: string;
  readonly keyArn: string;
  readonly keySpec: 'SYMMETRIC_DEFAULT';
  readonly keyState: 'Enabled';
  /** Statements to add to the key policy; none where the key is in the account of the source. */
  readonly policyStatements: readonly object[];
}

/** For a person of the other account, to read and to paste. */
export function describeRequirements({ bucket, key }: DestinationRequirements): string {
  return [
    `nothing is replicated to ${bucket.bucketName} before its owner has applied what follows.`,
    `Bucket ${bucket.bucketName}, in account ${bucket.account}, Region ${bucket.region}:`,
    `- Versioning: ${bucket.versioning}`,
    `- Object Lock: ${bucket.objectLock}`,
    `- Object Ownership: ${bucket.objectOwnership}`,
    ...describePolicy('bucket policy', bucket.policyStatements),
    `Key ${key.keyArn}, in account ${key.account}, Region ${key.region}:`,
    `- Key spec: ${key.keySpec}, for encryption; state: ${key.keyState}`,
    ...describePolicy('key policy', key.policyStatements),
    'As JSON for each account: npx cdk-encrypted-replication requirements',
  ].join('\n');
}

function describePolicy(name: string, statements: readonly object[]): string[] {
  return statements.length === 0 ? [`- nothing in the ${name}: it is in the account of the source`] : [
    `- in the ${name}, these statements beside those that are there:`,
    JSON.stringify(statements, undefined, 2),
  ];
}
