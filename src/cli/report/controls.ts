import { ASSUMED_IDENTITY } from '../../analysis/iam/assumed-policies';
import { Authorizer } from '../../analysis/iam/authorizer';
import { present } from '../../analysis/iam/request';
import type { Bucket, DeploymentModel, Replication } from '../../analysis/model/deployment-model';
import { findEffectivePolicy } from '../../analysis/s3/calls';
import { EVERY_OBJECT } from '../../analysis/s3/object-variants';
import { hasUnknown, unknownValue } from '../../analysis/symbolic/symbolic-string';

/** Whether a rule of AWS Config would find a bucket compliant once it is deployed. */
export type Compliance = 'met' | 'not met' | 'undecided';

/** A rule of AWS Config, the controls that AWS's conformance packs map it to, and what it finds in the templates. */
export interface ControlRule {
  /** Of AWS Config. */
  readonly name: string;
  /** The same rule in cdk-nag, without the prefix of a pack. */
  readonly nagRule: string;
  readonly title: string;
  readonly nist80053r5: readonly string[];
  readonly hipaa: readonly string[];
  readonly pciDss321: readonly string[];
  readonly judge: (bucket: Bucket, context: JudgingContext) => Compliance;
  /** Whether it is about sources alone. */
  readonly ofSources?: true;
}

interface JudgingContext {
  readonly authorizer: Authorizer;
  /** Those of the bucket. */
  readonly replications: readonly Replication[];
}

/** The pages of AWS with the mapping. */
export const CONTROL_PAGES: Readonly<Record<string, string>> = {
  'NIST 800-53 rev. 5': 'https://docs.aws.amazon.com/config/latest/developerguide/operational-best-practices-for-nist-800-53_rev_5.html',
  'HIPAA Security Rule': 'https://docs.aws.amazon.com/config/latest/developerguide/operational-best-practices-for-hipaa_security.html',
  'PCI DSS 3.2.1': 'https://docs.aws.amazon.com/config/latest/developerguide/operational-best-practices-for-pci-dss.html',
};

export const CONTROL_RULES: readonly ControlRule[] = [
  {
    name: 's3-bucket-replication-enabled',
    nagRule: 'S3BucketReplicationEnabled',
    title: 'The bucket has replication rules, and all of them are enabled; whether S3 may replicate is no part of it.',
    nist80053r5: ['AU-9(2)', 'CM-6a', 'CM-9b', 'CP-1(2)', 'CP-2(5)', 'CP-6a', 'CP-6(1)', 'CP-6(2)', 'CP-9a', 'CP-9b', 'CP-9c',
      'CP-10', 'CP-10(2)', 'SC-5(2)', 'SI-13(5)'],
    hipaa: ['164.308(a)(7)(i)', '164.308(a)(7)(ii)(A)', '164.308(a)(7)(ii)(B)'],
    pciDss321: ['2.2', '10.5.3'],
    ofSources: true,
    judge: (_bucket, { replications }) => judgeRules(replications),
  },
  {
    name: 's3-bucket-versioning-enabled',
    nagRule: 'S3BucketVersioningEnabled',
    title: 'The bucket keeps versions.',
    nist80053r5: ['AU-9(2)', 'CP-1(2)', 'CP-2(5)', 'CP-6a', 'CP-6(1)', 'CP-6(2)', 'CP-9a', 'CP-9b', 'CP-9c', 'CP-10', 'CP-10(2)',
      'PM-11b', 'PM-17b', 'SC-5(2)', 'SC-16(1)', 'SI-1a.2', 'SI-1c.2', 'SI-13(5)'],
    hipaa: ['164.308(a)(7)(i)', '164.308(a)(7)(ii)(A)', '164.308(a)(7)(ii)(B)', '164.312(c)(1)', '164.312(c)(2)'],
    pciDss321: ['10.5.3'],
    judge: ({ versioning = '' }) => compare(versioning, ['Enabled']),
  },
  {
    name: 's3-default-encryption-kms',
    nagRule: 'S3DefaultEncryptionKMS',
    title: 'The bucket encrypts with a KMS key by default.',
    nist80053r5: ['AU-9(3)', 'CP-9d', 'CP-9(8)', 'SC-8(3)', 'SC-8(4)', 'SC-13a', 'SC-28(1)', 'SI-19(4)'],
    hipaa: ['164.312(a)(2)(iv)', '164.312(e)(2)(ii)'],
    pciDss321: ['3.4', '8.2.1', '10.5'],
    judge: ({ encryption }) => compare(encryption?.algorithm ?? '', ['aws:kms', 'aws:kms:dsse']),
  },
  {
    name: 's3-bucket-ssl-requests-only',
    nagRule: 'S3BucketSSLRequestsOnly',
    title: 'The bucket policy denies every request without TLS.',
    nist80053r5: ['AC-4', 'AC-4(22)', 'AC-17(2)', 'AC-24(1)', 'AU-9(3)', 'CA-9b', 'CM-6a', 'CM-9b', 'IA-5(1)(c)', 'PM-11b',
      'PM-17b', 'SC-7(4)(b)', 'SC-7(4)(g)', 'SC-8', 'SC-8(1)', 'SC-8(2)', 'SC-8(3)', 'SC-8(4)', 'SC-8(5)', 'SC-13a', 'SC-16(1)',
      'SC-23', 'SI-1a.2', 'SI-1c.2'],
    hipaa: ['164.312(a)(2)(iv)', '164.312(c)(2)', '164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
    pciDss321: ['2.2', '4.1', '8.2.1'],
    judge: (bucket, { authorizer }) => judgeTls(bucket, authorizer),
  },
];

function compare(value: string, wanted: readonly string[]): Compliance {
  return hasUnknown(value) ? 'undecided' : wanted.includes(value) ? 'met' : 'not met';
}

/** @see https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-replication-enabled.html */
function judgeRules(replications: readonly Replication[]): Compliance {
  const found = replications.flatMap(({ rules, unresolved }) => [
    ...rules.map(({ status }) => compare(status, ['Enabled'])),
    ...(unresolved === undefined ? [] : ['undecided']),
  ]);
  return found.length === 0 || found.includes('not met') ? 'not met' : found.includes('undecided') ? 'undecided' : 'met';
}

/** Whether reading, writing and listing are denied to whoever comes without TLS. */
function judgeTls(bucket: Bucket, authorizer: Authorizer): Compliance {
  const { arn, account } = bucket;
  const requests = [['s3:GetObject', `${arn}/${EVERY_OBJECT}`], ['s3:PutObject', `${arn}/${EVERY_OBJECT}`], ['s3:ListBucket', arn]];
  const outcomes = requests.map(([action, resource]) => authorizer.authorize({
    denyOnly: true,
    request: {
      action,
      resource,
      resourceAccount: account,
      caller: { kind: 'role', arn: unknownValue('somebody'), account },
      context: new Map([['aws:securetransport', present('false')]]),
    },
    policies: { resourceType: 's3', identity: [ASSUMED_IDENTITY], resource: findEffectivePolicy(bucket) },
  }).outcome);
  return outcomes.every((outcome) => outcome === 'denied') ? 'met' : outcomes.includes('undecided') ? 'undecided' : 'not met';
}

/** A rule, and what it would find of one bucket. */
export interface ControlFinding {
  readonly rule: ControlRule;
  readonly bucket: Bucket;
  readonly compliance: Compliance;
}

/** What rules of AWS Config would find of the buckets of the templates that replicate or are replicated to. */
export function judgeControls(model: DeploymentModel): readonly ControlFinding[] {
  const sources = new Set(model.replications.map(({ source }) => source));
  const destinations = model.replications.flatMap(({ rules }) =>
    rules.flatMap(({ destination }) => model.findBucket(destination.bucketArn) ?? []));
  const authorizer = new Authorizer();
  return CONTROL_RULES.flatMap((rule) => {
    const buckets = new Set([...sources, ...(rule.ofSources ? [] : destinations)]);
    return [...buckets].map((bucket) => {
      const replications = model.replications.filter(({ source }) => source === bucket);
      return { rule, bucket, compliance: rule.judge(bucket, { authorizer, replications }) };
    });
  });
}
