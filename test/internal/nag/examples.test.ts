import { App, Duration, Stack } from 'aws-cdk-lib';
import { ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import {
  AccessLogs,
  DataPerimeter,
  EncryptedCrossRegionReplication,
  ReplicationDestination,
  ReplicationFilter,
  ReplicationSource,
} from 'cdk-encrypted-replication';
import type { EncryptedCrossRegionReplicationProps } from 'cdk-encrypted-replication';
import type { Acknowledgement, Audit } from '../../support/audit';
import { audit } from '../../support/audit';
import type { Build } from '../../support/examples';
import { EXAMPLES } from '../../support/examples';
import frozen from './frozen-acknowledgements.json';

const PACKS = ['AwsSolutions', 'HIPAA.Security', 'NIST.800.53.R4', 'NIST.800.53.R5', 'PCI.DSS.321', 'Serverless'];

/** The one finding that is the user's choice: Object Lock by default on what holds the data. */
const LOCK_ON_DATA = /^NIST\.800\.53\.R4-S3BucketDefaultLockEnabled on (?!.*ReplicationAccessLogs)/;

/** That a bucket of the user's has no access logs, and a queue no queue of its own, is theirs to say. */
const OF_THE_USER = /(-S1|S3BucketLoggingEnabled) on (Legacy|Backup|Ledger)\/Bucket\/Resource$|SQSRedrivePolicy on Orders\/FailedRepairs\/Resource$/;

/** How FIS finds its targets, in a policy of the user's: neither action knows resources. */
const LISTING_OF_THE_USER = /IAM5\[Resource::\*\] on Claims\/DrillPolicy\/Resource$/;

/** A replication in a stack whose account is not known at synth time. */
function inAnyAccount(props: EncryptedCrossRegionReplicationProps): Build {
  return (app: App) => {
    const stack = new Stack(app, 'Documents', { env: { region: 'ap-southeast-1' } });
    new EncryptedCrossRegionReplication(stack, 'Replication', props);
  };
}

const destinations = () => [ReplicationDestination.inRegion('eu-west-1')];
const lock = ObjectLockRetention.governance(Duration.days(365));

const WITHOUT_LOCK: Record<string, Build> = {
  'minimal': EXAMPLES.minimal,
  'rules': EXAMPLES.rules,
  'three-regions': EXAMPLES['three-regions'],
  'from-app': EXAMPLES['from-app'],
  'perimeter': EXAMPLES.perimeter,
  'cross-account': EXAMPLES['cross-account'],
  'two-apps-destination': EXAMPLES['two-apps-destination'],
  'two-apps-source': EXAMPLES['two-apps-source'],
  'backup-account': EXAMPLES['backup-account'],
  'mixed': EXAMPLES.mixed,
  'two-way': EXAMPLES['two-way'],
  'monitored': EXAMPLES.monitored,
  'protected-replica': EXAMPLES['protected-replica'],
  'existing-bucket': EXAMPLES['existing-bucket'],
  'existing-destination': EXAMPLES['existing-destination'],
  'failure-events': EXAMPLES['failure-events'],
  'backfill': EXAMPLES.backfill,
  'rekey': EXAMPLES.rekey,
  'repair': EXAMPLES.repair,
  'pinned': EXAMPLES.pinned,
  'drill': EXAMPLES.drill,
  'access-point': EXAMPLES['access-point'],
  'canary': EXAMPLES.canary,
  'migrate-from-single-region-key': EXAMPLES['migrate-from-single-region-key'],
  'minimal in any account': inAnyAccount({ destinations: destinations() }),
  'rules in any account': inAnyAccount({
    destinations: destinations(),
    rules: [
      { filter: ReplicationFilter.prefix('contracts/'), deleteMarkerReplication: true },
      { filter: ReplicationFilter.prefix('drafts/') },
    ],
  }),
  'perimeter in any account': inAnyAccount({
    destinations: destinations(),
    perimeter: new DataPerimeter({ organizationId: 'o-exampleorg1', vpcEndpointIds: ['vpce-0123456789abcdef0'] }),
  }),
};

const WITH_LOCK: Record<string, Build> = {
  'object-lock': EXAMPLES['object-lock'],
  'object-lock in any account': inAnyAccount({
    source: ReplicationSource.create({ objectLockDefaultRetention: lock }),
    destinations: [ReplicationDestination.inRegion('eu-west-1', { objectLockDefaultRetention: lock })],
  }),
};

const cache = new Map<string, Audit>();

function audited(name: string): Audit {
  const found = cache.get(name) ?? audit({ ...WITHOUT_LOCK, ...WITH_LOCK }[name]);
  cache.set(name, found);
  return found;
}

const names = [...Object.keys(WITHOUT_LOCK), ...Object.keys(WITH_LOCK)];

test.each(names)('all six packs judge %s', (name) => {
  expect([...audited(name).packs].sort()).toEqual(PACKS);
});

test.each(Object.keys(WITHOUT_LOCK))('%s has no finding but default Object Lock on each data bucket', (name) => {
  const { findings } = audited(name);
  const expected = [LOCK_ON_DATA, OF_THE_USER, LISTING_OF_THE_USER];
  expect(findings.filter((finding) => !expected.some((its) => its.test(finding)))).toEqual([]);
  expect(findings).not.toEqual([]);
});

test.each(Object.keys(WITH_LOCK))('%s has no finding at all', (name) => {
  expect(audited(name).findings).toEqual([]);
});

test.each(names)('nothing is acknowledged on %s that is not found', (name) => {
  const { given, met } = audited(name);
  expect(met).toEqual(given);
  expect(given).not.toEqual([]);
});

test('the acknowledgements are the frozen ones, each with its reason', () => {
  const given = names.flatMap((name) => audited(name).given);
  const distinct = new Map(given.map((each) => [text(each), each]));
  expect([...distinct.values()].sort((a, b) => (text(a) < text(b) ? -1 : 1))).toEqual(frozen);
});

function text({ on, id, reason }: Acknowledgement): string {
  return JSON.stringify([on, id, reason]);
}

describe('AccessLogs.disabled()', () => {
  const REASON = 'The trail of the organization records every access.';
  const audits: Record<string, Audit> = {};
  beforeAll(() => {
    const accessLogs = AccessLogs.disabled(REASON);
    audits.disabled = audit(inAnyAccount({ destinations: destinations(), accessLogs }));
    audits.onSource = audit(inAnyAccount({
      destinations: destinations(),
      source: ReplicationSource.create({ accessLogs }),
    }));
  });

  test('acknowledges what cdk-nag finds about logging with the reason of the user', () => {
    const { findings, given } = audits.disabled;
    expect(findings.filter((finding) => !LOCK_ON_DATA.test(finding))).toEqual([]);
    expect(given.filter(({ id }) => /-S1$|S3BucketLoggingEnabled$/.test(id)).map(({ id, reason }) => [id, reason])).toEqual(
      expect.arrayContaining([
        'AwsSolutions::AwsSolutions-S1',
        'HIPAA.Security::HIPAA.Security-S3BucketLoggingEnabled',
        'NIST.800.53.R4::NIST.800.53.R4-S3BucketLoggingEnabled',
        'NIST.800.53.R5::NIST.800.53.R5-S3BucketLoggingEnabled',
        'PCI.DSS.321::PCI.DSS.321-S3BucketLoggingEnabled',
      ].map((id) => [id, REASON])),
    );
  });

  test('acknowledges nothing that is not found', () => {
    expect(audits.disabled.met).toEqual(audits.disabled.given);
  });

  test('of one side says nothing about the other', () => {
    const disabled = audits.onSource.given.filter(({ reason }) => reason === REASON);
    expect(new Set(disabled.map(({ on }) => on))).toEqual(new Set(['Documents/Replication/Bucket']));
  });
});
