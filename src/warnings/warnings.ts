/** What a warning says; `docs/reference/warnings.md` is generated from this table. */
export interface WarningInfo {
  /** The id to acknowledge it by. */
  readonly id: string;
  readonly when: string;
}

/** Every warning of the library. Ids are contract. */
export const WARNINGS = {
  ImportedRole: {
    id: 'cdk-encrypted-replication:ImportedRole',
    when: 'The replication role is imported, so that its policies have to be attached by its owner.',
  },
  ImportedKey: {
    id: 'cdk-encrypted-replication:ImportedKey',
    when: 'A key is imported, so that its policy, state and kind cannot be checked.',
  },
  ImportedLogBucket: {
    id: 'cdk-encrypted-replication:ImportedLogBucket',
    when: 'A log bucket is imported, so that its policy has to admit log delivery by its owner.',
  },
} as const satisfies { readonly [name: string]: WarningInfo };
