import { Duration } from 'aws-cdk-lib';
import { ObjectLockMode, ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import {
  ReplicaBucket,
  ReplicaProtection,
  ReplicaWriters,
  ReplicationDestination,
} from 'cdk-encrypted-replication';
import type { ReplicationDestinationOptions } from 'cdk-encrypted-replication';
import type { ErrorCase } from '../error-case';
import { ACCOUNT, REPLICA_PATH, replicate, replicateTo, sourceStack } from '../fixture';

const BREAK_GLASS = `arn:aws:iam::${ACCOUNT}:role/break-glass`;

function protect(years: number, options: ReplicationDestinationOptions = {}): void {
  const protection = ReplicaProtection.of({
    breakGlassRoleArns: [BREAK_GLASS],
    objectLock: { mode: ObjectLockMode.COMPLIANCE, years },
  });
  replicateTo({ ...options, protection });
}

const years: readonly ErrorCase[] = [0, 101, 1.5].map((value) => ({
  code: 'RetentionYearsInvalid',
  title: `fails when a protection locks for ${value} years`,
  act: () => protect(value),
  problem: "'years' of the protection",
  value,
  remedy: 'use a whole number from 1 to 100',
  path: REPLICA_PATH,
}));

const locks: readonly ErrorCase[] = [
  {
    code: 'ObjectLockContradiction',
    title: 'fails when a protection locks a bucket whose Object Lock is switched off',
    act: () => protect(1, { objectLockEnabled: false }),
    problem: "'objectLock' of the protection competes",
    value: { objectLockEnabled: false },
    remedy: "leave 'objectLockEnabled' and 'objectLockDefaultRetention' out",
    path: REPLICA_PATH,
  },
  {
    code: 'ObjectLockContradiction',
    title: 'fails when a protection and the bucket have a default retention each',
    act: () => protect(1, { objectLockDefaultRetention: ObjectLockRetention.governance(Duration.days(1)) }),
    problem: "'objectLock' of the protection competes",
    value: { objectLockDefaultRetention: 'GOVERNANCE' },
    remedy: "leave 'objectLockEnabled' and 'objectLockDefaultRetention' out",
    path: REPLICA_PATH,
  },
];

/** Replication roles of as many accounts. */
function writers(count: number): ReplicaWriters {
  const accounts = Array.from({ length: count }, (_, index) => String(300_000_000_000 + index));
  return ReplicaWriters.roles(accounts.map((account) => `arn:aws:iam::${account}:role/replication`));
}

const sizes: readonly ErrorCase[] = [
  {
    code: 'PolicyTooLarge',
    title: 'fails when the writers do not fit into the bucket policy',
    act: () => new ReplicaBucket(sourceStack(), 'Vault', { writers: writers(200), deleteMarkerReplication: true }),
    problem: 'the bucket policy has about',
    value: /^\d{5}$/,
    remedy: 'AWS takes 20480; name fewer writers',
    path: 'Documents/Vault',
  },
  {
    code: 'PolicyTooLarge',
    title: 'fails when the writers do not fit into the key policy',
    act: () => new ReplicaBucket(sourceStack(), 'Vault', { writers: writers(210) }),
    problem: 'the key policy has about',
    value: /^\d{5}$/,
    remedy: 'AWS takes 32768; name fewer writers',
    path: 'Documents/Vault',
  },
];

const accounts: readonly ErrorCase[] = [
  {
    code: 'AccountInvalid',
    title: 'fails when the account of a destination is missing',
    act: () => {
      const missing = undefined as unknown as string;
      replicate({ destinations: [ReplicationDestination.inAccount(missing, 'eu-west-1')] });
    },
    problem: 'not an account id',
    value: '',
    remedy: 'use 12 digits',
  },
];

export const PROTECTION_CASES: readonly ErrorCase[] = [...years, ...locks, ...sizes, ...accounts];
