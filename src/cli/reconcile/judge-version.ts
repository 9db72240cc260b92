import type { InventoryLine } from './inventory-lines';

/** What may be said of one version of an object, and whether the copy is incomplete because of it. */
export const VERDICTS = {
  replicated: { incomplete: false, title: 'replicated' },
  pending: { incomplete: true, title: 'pending: S3 has not replicated it yet' },
  failed: { incomplete: true, title: 'failed: S3 does not try again' },
  missing: { incomplete: true, title: 'missing, although S3 has replicated it' },
  neverReplicated: { incomplete: true, title: 'never replicated: older than the rule, or of no rule' },
  different: { incomplete: true, title: 'of another size' },
  notUnderKms: { incomplete: true, title: 'not under a KMS key, as the source object is' },
  bucketKeyDiffers: { incomplete: false, title: 'replicated, with another Bucket Key setting' },
  replicaAtSource: { incomplete: false, title: 'a replica itself, which S3 does not replicate further' },
  deleteMarker: { incomplete: false, title: 'delete markers that are not replicated' },
  tooNew: { incomplete: false, title: 'newer than one of the reports: not judged' },
  onlyAtDestination: { incomplete: false, title: 'at the destination alone' },
} as const;

export type Verdict = keyof typeof VERDICTS;

/** What is judged of a version; the rest of its line is not needed. */
export type JudgedLine = Omit<InventoryLine, 'key' | 'versionId' | 'modifiedAt'>;

const BY_STATUS: ReadonlyMap<string, Verdict> = new Map<string, Verdict>([
  ['PENDING', 'pending'], ['FAILED', 'failed'], ['COMPLETED', 'missing'], ['REPLICA', 'replicaAtSource'],
]);

/**
 * A version of the source, and the one with the same id at the destination, if it is there.
 *
 * With several destinations the status of the source object is that of all of them together.
 */
export function judgeVersion(source: JudgedLine, replica: JudgedLine | undefined): Verdict {
  if (replica === undefined) {
    return source.deleteMarker ? 'deleteMarker' : BY_STATUS.get(source.replicationStatus) ?? 'neverReplicated';
  }
  return source.deleteMarker ? 'replicated'
    : source.size !== replica.size ? 'different'
      : isUnderKms(source) && !isUnderKms(replica) ? 'notUnderKms'
        : source.bucketKeyStatus !== replica.bucketKeyStatus ? 'bucketKeyDiffers'
          : 'replicated';
}

function isUnderKms({ encryptionStatus }: JudgedLine): boolean {
  return /KMS$/.test(encryptionStatus);
}
