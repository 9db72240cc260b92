import type { SchemaProblem } from '../../../../src/analysis/model/inspection';
import { findSchemaProblems } from '../../../../src/analysis/model/schema/configuration-schema';
import { unknownValue } from '../../../../src/analysis/symbolic/symbolic-string';

const OPEN = unknownValue('Parameter');
const DESTINATION = { Bucket: 'arn:aws:s3:::copy' };
const RULE = { Id: 'a', Status: 'Enabled', Priority: 1, Filter: { Prefix: '' }, DeleteMarkerReplication: { Status: 'Disabled' }, Destination: DESTINATION };
const V1 = { Status: 'Enabled', Prefix: '', Destination: DESTINATION };
const STATUS = { Status: 'Enabled' };
const RTC = { Status: 'Enabled', Time: { Minutes: 15 } };
const METRICS = { Status: 'Enabled', EventThreshold: { Minutes: 15 } };

function problems(configuration: unknown): readonly SchemaProblem[] {
  return findSchemaProblems(configuration, 'R');
}

/** `propertyPath: message` */
function checkConfiguration(more: object): readonly string[] {
  return problems({ Role: 'arn:aws:iam::111111111111:role/copy', Rules: [RULE], ...more })
    .map(({ propertyPath, message }) => `${propertyPath}: ${message}`);
}

function checkRule(more: object): readonly string[] {
  return checkConfiguration({ Rules: [{ ...RULE, ...more }] });
}

function checkDestination(more: object, rule: object = {}): readonly string[] {
  return checkRule({ ...rule, Destination: { ...DESTINATION, ...more } });
}

const rules = (count: number) => Array.from({ length: count }, (_unused, index) => ({ ...RULE, Id: `r${index}`, Priority: index }));

describe('a list in the place of a text', () => {
  test.each(['Id', 'Priority', 'Status', 'Prefix'])('%s of a rule', (element) => {
    expect(checkRule({ [element]: ['a', 'b'] })).toContain(`R.Rules.0.${element}: ${element} is ["a","b"]; give one value`);
  });

  test('Prefix of a filter', () => {
    expect(checkRule({ Filter: { Prefix: ['a'] } })).toEqual(['R.Rules.0.Filter.Prefix: Prefix is ["a"]; give one value']);
  });

  test.each(['Bucket', 'Account', 'StorageClass'])('%s of a destination', (element) => {
    expect(checkDestination({ [element]: ['a', 'b'] })).toContain(
      `R.Rules.0.Destination.${element}: ${element} is ["a","b"]; give one value`);
  });
});

describe('a configuration', () => {
  test.each<[string, object, readonly string[]]>([
    ['complete', {}, []],
    ['of V1', { Rules: [V1] }, []],
    ['with the most rules', { Rules: rules(1000) }, []],
    ['whose rules have neither id nor priority known', { Rules: [{ ...RULE, Id: OPEN, Priority: OPEN }, { ...RULE, Id: OPEN, Priority: OPEN }] }, []],
    ['whose rules deployment decides', { Rules: OPEN }, []],
    ['with a rule that deployment decides', { Rules: [OPEN, V1] }, []],
    ['of V1 with one destination', { Rules: [{ ...V1, Prefix: 'a' }, { ...V1, Prefix: 'b' }] }, []],
    ['of V1 with a prefix that deployment decides', { Rules: [{ ...V1, Prefix: 'a' }, { ...V1, Prefix: OPEN }] }, []],
    ['of V1 with prefixes that overlap', { Rules: [{ ...V1, Prefix: 'star' }, { ...V1, Prefix: 'b' }, { ...V1, Prefix: 'starship' }] },
      ['R.Rules.2.Prefix: the prefix "starship" overlaps "star" of rule 0, which S3 does not take of rules without Filter']],
    ['of V1 with the shorter prefix last', { Rules: [{ ...V1, Prefix: 'a' }, V1] },
      ['R.Rules.1.Prefix: the prefix "" overlaps "a" of rule 0, which S3 does not take of rules without Filter']],
    ['with filters that overlap', { Rules: [RULE, { ...RULE, Id: 'b', Priority: 2 }] }, []],
    ['without role', { Role: undefined }, ['R: Role is missing']],
    ['without rules', { Rules: undefined }, ['R.Rules: there is no rule']],
    ['with an empty list of rules', { Rules: [] }, ['R.Rules: there is no rule']],
    ['with too many rules', { Rules: rules(1001) }, ['R.Rules: there are more than 1000 rules']],
    ['with an id twice', { Rules: [RULE, { ...RULE, Priority: 2 }] }, ['R.Rules.1.Id: the id "a" is that of rule 0 too']],
    ['with a priority twice', { Rules: [RULE, { ...RULE, Id: 'b', Priority: '1' }] },
      ['R.Rules.1.Priority: the priority "1" is that of rule 0 too']],
    ['with a priority twice, written in two ways', { Rules: [RULE, { ...RULE, Id: 'b', Priority: '01' }] },
      ['R.Rules.1.Priority: the priority "1" is that of rule 0 too']],
    ['with an unknown element', { Foo: 1 }, ['R.Foo: "Foo" is unknown']],
    ['with two rules, one without priority', { Rules: [RULE, { ...RULE, Id: 'b', Priority: undefined }] },
      ['R.Rules.1: a rule with Filter needs a Priority where there are several']],
    ['with one rule without priority, as CDK writes it', { Rules: [{ ...RULE, Priority: undefined }] }, []],
    ['of V1 with two destinations', { Rules: [{ ...V1, Prefix: 'a' }, { ...V1, Prefix: 'b', Destination: { Bucket: 'arn:aws:s3:::other' } }] },
      ['R.Rules: rules without Filter cannot have several destinations']],
  ])('%s', (_title, more, expected) => {
    expect(checkConfiguration(more)).toEqual(expected);
  });

  test.each<[string, object, string]>([
    ['of V1 with prefixes that overlap, of which one is off', { Rules: [V1, { ...V1, Status: 'Disabled' }] }, 'the prefix "" overlaps ""'],
    ['with a rule of V2 and one of V1', { Rules: [OPEN, RULE, V1] }, 'rule 1 has Filter and this one has Prefix'],
    ['with a negative priority', { Rules: [{ ...RULE, Priority: -1 }] }, 'the priority is negative'],
  ])('%s may be refused', (_title, more, expected) => {
    const [problem, ...others] = problems({ Role: 'arn:aws:iam::111111111111:role/copy', ...more });
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ undecided: true, message: expect.stringContaining(expected) });
  });

  test('that deployment decides has no known problem', () => {
    expect(problems(OPEN)).toEqual([]);
  });
});

describe('a rule', () => {
  const long = 'x'.repeat(1025);

  test.each<[string, object, readonly string[]]>([
    ['whose elements deployment decides', { Status: OPEN, Filter: OPEN, DeleteMarkerReplication: OPEN, Destination: OPEN, SourceSelectionCriteria: OPEN }, []],
    ['with a status that deployment decides', { DeleteMarkerReplication: { Status: OPEN }, Priority: OPEN, Id: OPEN }, []],
    ['without status', { Status: undefined }, ['R.Rules.0: Status is missing']],
    ['with an unknown status', { Status: 'enabled' }, ['R.Rules.0.Status: Status must be one of Enabled, Disabled, got "enabled"']],
    ['with a long id', { Id: 'x'.repeat(256) }, ['R.Rules.0.Id: the id is longer than 255 characters']],
    ['with an id beyond ASCII', { Id: 'für' }, ['R.Rules.0.Id: the id has characters that are not ASCII']],
    ['with a priority that is no integer', { Priority: 1.5 }, ['R.Rules.0.Priority: the priority is not an integer']],
    ['with an unknown element', { ExistingObjectReplication: STATUS }, ['R.Rules.0.ExistingObjectReplication: "ExistingObjectReplication" is unknown']],
    ['with an unknown filter', { Filter: { Suffix: 'a' } }, ['R.Rules.0.Filter.Suffix: "Suffix" is unknown']],
    ['with a filter that is a list', { Filter: [] }, ['R.Rules.0.Filter: Filter is not an object']],
    ['with a filter that is a text', { Filter: 'a' }, ['R.Rules.0.Filter: Filter is not an object']],
    ['with a tag without value', { Filter: { TagFilter: { Key: 'a' } } }, ['R.Rules.0.Filter.TagFilter: Value is missing']],
    ['with a tag without key', { Filter: { TagFilter: { Value: 'a' } } }, ['R.Rules.0.Filter.TagFilter: Key is missing']],
    ['with tags that lack something', { Filter: { And: { TagFilters: [{ Key: 'a' }, OPEN, { Value: 'c' }] } } },
      ['R.Rules.0.Filter.And.TagFilters.0: Value is missing', 'R.Rules.0.Filter.And.TagFilters.2: Key is missing']],
    ['with a tag twice', { Filter: { And: { TagFilters: [{ Key: 'a', Value: 'b' }, { Key: OPEN, Value: 'b' }, { Key: 'a', Value: 'c' }] } } },
      ['R.Rules.0.Filter.And.TagFilters.2.Key: the tag "a" is there twice']],
    ['with a priority beyond 32 bits', { Priority: 2147483648 }, ['R.Rules.0.Priority: the priority is above 2147483647']],
    ['with Filter and Prefix', { Prefix: '' }, ['R.Rules.0.Prefix: a rule has either Filter or Prefix']],
    ['with two filters', { Filter: { Prefix: '', TagFilter: { Key: 'a', Value: 'b' } } },
      ['R.Rules.0.Filter: Filter has exactly one of Prefix, TagFilter, And']],
    ['with an empty filter', { Filter: {} }, []],
    ['with a long prefix', { Filter: { Prefix: long } }, ['R.Rules.0.Filter.Prefix: the prefix is longer than 1024 characters']],
    ['with a long prefix and tags', { Filter: { And: { Prefix: long, TagFilters: [] } } },
      ['R.Rules.0.Filter.And.Prefix: the prefix is longer than 1024 characters']],
    ['with Filter, without DeleteMarkerReplication', { DeleteMarkerReplication: undefined },
      ['R.Rules.0.DeleteMarkerReplication: a rule with Filter needs DeleteMarkerReplication']],
    ['that replicates delete markers', { DeleteMarkerReplication: STATUS }, []],
    ['that replicates delete markers by tag', { DeleteMarkerReplication: STATUS, Filter: { TagFilter: { Key: 'a', Value: 'b' } } },
      ['R.Rules.0.DeleteMarkerReplication.Status: S3 does not replicate delete markers for a rule that filters by tags']],
    ['that replicates delete markers by tags', { DeleteMarkerReplication: STATUS, Filter: { And: { TagFilters: [{ Key: 'a', Value: 'b' }] } } },
      ['R.Rules.0.DeleteMarkerReplication.Status: S3 does not replicate delete markers for a rule that filters by tags']],
    ['with an empty DeleteMarkerReplication', { DeleteMarkerReplication: {} }, ['R.Rules.0.DeleteMarkerReplication: Status is missing']],
    ['with an unknown status of SSE-KMS', { SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: 'On' } } },
      ['R.Rules.0.SourceSelectionCriteria.SseKmsEncryptedObjects.Status: Status must be one of Enabled, Disabled, got "On"']],
    ['with replica modifications', { SourceSelectionCriteria: { ReplicaModifications: STATUS } }, []],
    ['of V1 with metrics', { ...V1, Filter: undefined, Priority: undefined, DeleteMarkerReplication: undefined, Destination: { ...DESTINATION, Metrics: STATUS } },
      ['R.Rules.0.Destination.Metrics: Metrics needs a rule with Filter']],
    ['of V1 with replica modifications', { ...V1, Priority: undefined, Filter: undefined, DeleteMarkerReplication: undefined, SourceSelectionCriteria: { ReplicaModifications: STATUS } },
      ['R.Rules.0.SourceSelectionCriteria.ReplicaModifications: ReplicaModifications needs a rule with Filter']],
    ['without destination', { Destination: undefined }, ['R.Rules.0: Destination is missing']],
  ])('%s', (_title, more, expected) => {
    expect(checkRule(more)).toEqual(expected);
  });
});

describe('a destination', () => {
  const at = 'R.Rules.0.Destination';

  test.each<[string, object, readonly string[]]>([
    ['with an unknown element', { Foo: 1 }, [`${at}.Foo: "Foo" is unknown`]],
    ['with an unknown element of its metrics', { Metrics: { ...STATUS, Foo: 1 } }, [`${at}.Metrics.Foo: "Foo" is unknown`]],
    ['without bucket', { Bucket: undefined }, [`${at}: Bucket is missing`]],
    ['with a name for the bucket', { Bucket: 'copy' }, [`${at}.Bucket: Bucket is not the ARN of a bucket`]],
    ['with an ARN of objects', { Bucket: 'arn:aws:s3:::copy/*' }, [`${at}.Bucket: Bucket is not the ARN of a bucket`]],
    ['with a bucket that deployment decides', { Bucket: OPEN, Account: OPEN, StorageClass: OPEN }, []],
    ['with an account that is none', { Account: '1111' }, [`${at}.Account: Account is not an account id of twelve digits`]],
    ['with a storage class', { StorageClass: 'GLACIER_IR' }, []],
    ['with an unknown storage class', { StorageClass: 'COLD' },
      [`${at}.StorageClass: StorageClass must be one of DEEP_ARCHIVE, GLACIER, GLACIER_IR, INTELLIGENT_TIERING, ONEZONE_IA, REDUCED_REDUNDANCY, STANDARD, STANDARD_IA, got "COLD"`]],
    ['with the owner overridden', { AccessControlTranslation: { Owner: 'Destination' }, Account: '222222222222' }, []],
    ['with the owner overridden, without account', { AccessControlTranslation: { Owner: 'Destination' } },
      [`${at}.AccessControlTranslation: AccessControlTranslation needs Account`]],
    ['with an unknown owner', { AccessControlTranslation: { Owner: 'Source' }, Account: '222222222222' },
      [`${at}.AccessControlTranslation.Owner: Owner must be one of Destination, got "Source"`]],
    ['with no owner', { AccessControlTranslation: {}, Account: '222222222222' }, [`${at}.AccessControlTranslation: Owner is missing`]],
    ['with encryption without key', { EncryptionConfiguration: {} }, [
      'R.Rules.0.SourceSelectionCriteria: EncryptionConfiguration needs SseKmsEncryptedObjects',
      `${at}.EncryptionConfiguration: ReplicaKmsKeyID is missing`,
    ]],
    ['with metrics', { Metrics: STATUS }, []],
    ['with replication time', { ReplicationTime: RTC, Metrics: METRICS }, []],
    ['with replication time that deployment decides', { ReplicationTime: { Status: OPEN, Time: { Minutes: OPEN } }, Metrics: METRICS }, []],
    ['with replication time as texts', { ReplicationTime: { Status: 'Enabled', Time: { Minutes: '15' } }, Metrics: METRICS }, []],
    ['with replication time, without metrics', { ReplicationTime: RTC }, [`${at}.ReplicationTime: ReplicationTime needs Metrics`]],
    ['with replication time without minutes', { ReplicationTime: STATUS, Metrics: METRICS }, [`${at}.ReplicationTime: Time is missing`]],
    ['with replication time of other minutes', { ReplicationTime: { ...RTC, Time: { Minutes: 30 } }, Metrics: METRICS },
      [`${at}.ReplicationTime.Time.Minutes: Minutes must be 15`]],
    ['with metrics of other minutes', { Metrics: { ...METRICS, EventThreshold: { Minutes: 30 } } },
      [`${at}.Metrics.EventThreshold.Minutes: Minutes must be 15`, `${at}.Metrics.EventThreshold: Metrics has an EventThreshold only where ReplicationTime is enabled`]],
    ['with metrics alone', { Metrics: STATUS }, []],
    ['with metrics and replication time off', { ReplicationTime: { ...RTC, Status: 'Disabled' }, Metrics: STATUS }, []],
    ['with replication time off alone', { ReplicationTime: { ...RTC, Status: 'Disabled' } }, []],
    ['with a threshold and replication time off', { ReplicationTime: { ...RTC, Status: 'Disabled' }, Metrics: METRICS },
      [`${at}.Metrics.EventThreshold: Metrics has an EventThreshold only where ReplicationTime is enabled`]],
    ['with a threshold and a replication time that deployment decides', { ReplicationTime: { ...RTC, Status: OPEN }, Metrics: METRICS }, []],
    ['with the key of the source', { EncryptionConfiguration: { UseSourceMultiRegionKey: STATUS } }, [
      'R.Rules.0.Destination.EncryptionConfiguration.UseSourceMultiRegionKey: what Destination.EncryptionConfiguration.UseSourceMultiRegionKey changes is not documented: S3 has had it since November 2026, and CloudFormation\'s schema did not then',
      'R.Rules.0.SourceSelectionCriteria: EncryptionConfiguration needs SseKmsEncryptedObjects',
    ]],
    ['with replication time and metrics that differ', { ReplicationTime: RTC, Metrics: { ...METRICS, Status: 'Disabled' } },
      [`${at}.Metrics.Status: ReplicationTime needs Metrics that are enabled`]],
    ['with metrics without status', { ReplicationTime: RTC, Metrics: { EventThreshold: { Minutes: 15 } } }, [`${at}.Metrics: Status is missing`]],
  ])('%s', (_title, more, expected) => {
    expect(checkDestination(more)).toEqual(expected);
  });

  const OPT_IN = { SourceSelectionCriteria: { SseKmsEncryptedObjects: STATUS } };

  test.each<[string, object, readonly string[]]>([
    ['without a key', {}, [`${at}: SseKmsEncryptedObjects needs EncryptionConfiguration`]],
    ['with a key', { EncryptionConfiguration: { ReplicaKmsKeyID: 'arn:aws:kms:eu-west-1:111111111111:key/1' } }, []],
    ['with a key that deployment decides', { EncryptionConfiguration: OPEN }, []],
  ])('for objects with SSE-KMS, %s', (_title, more, expected) => {
    expect(checkDestination(more, OPT_IN)).toEqual(expected);
  });
});
