import type { Element } from './xml';

/** What is wrong with a request; S3 names it in the message of its error. */
export class BadRequest extends Error {}

const MAX_PRIORITY = 2_147_483_647;
/** S3 takes no id and no alias there. */
const KEY_ARN = /^arn:[^:]+:kms:[^:]+:\d{12}:key\/.+/;
const TOP = ['ConfirmationRequired', 'Operation', 'Report', 'ClientRequestToken', 'Manifest', 'ManifestGenerator', 'Description', 'Priority', 'RoleArn'];
const GENERATOR = ['ExpectedBucketOwner', 'SourceBucket', 'Filter', 'EnableManifestOutput'];
const FILTER = [
  'EligibleForReplication', 'CreatedAfter', 'CreatedBefore', 'ObjectReplicationStatuses', 'KeyNameConstraint',
  'ObjectSizeGreaterThanBytes', 'ObjectSizeLessThanBytes', 'MatchAnyStorageClass', 'MatchAnyObjectEncryption',
];
const REPORT = ['Bucket', 'Format', 'Enabled', 'Prefix', 'ReportScope', 'ExpectedBucketOwner'];

type Members = { readonly [name: string]: readonly Element[] };

/** A request to create a job, as S3 takes it. */
export class CreateJobRequest {
  public readonly members: Members;

  constructor(document: Element) {
    this.members = this.open(this.open(document).CreateJobRequest?.[0]);
    this.admit(this.members, TOP);
    this.checkTop();
    this.checkReport();
    this.checkManifest();
  }

  public text(name: string): string {
    return String(this.members[name]?.[0] ?? '');
  }

  public get operation(): Members {
    return this.open(this.members.Operation?.[0]);
  }

  public get report(): Members {
    return this.open(this.members.Report?.[0]);
  }

  public get filter(): Members {
    const generator = this.open(this.members.ManifestGenerator?.[0]).S3JobManifestGenerator?.[0];
    return this.open(this.open(generator).Filter?.[0]);
  }

  private checkTop(): void {
    this.require(/^[\x21-\x7e]{1,64}$/.test(this.text('ClientRequestToken')), 'ClientRequestToken');
    this.require(/^\d+$/.test(this.text('Priority')) && Number(this.text('Priority')) <= MAX_PRIORITY, 'Priority');
    this.require(/^arn:[^:]+:iam::\d{12}:role\/.+/.test(this.text('RoleArn')), 'RoleArn');
    this.require(this.text('Description').length <= 256, 'Description');
    this.checkOperation(this.operation);
  }

  /** One operation, of the two that the package asks for, with what it requires. */
  private checkOperation(operation: Members): void {
    this.require(Object.keys(operation).length === 1, 'Operation');
    if ('S3ReplicateObject' in operation) {
      return;
    }
    const encryption = this.open(this.open(operation.S3UpdateObjectEncryption?.[0]).ObjectEncryption?.[0]);
    const { KMSKeyArn } = this.open(encryption['SSE-KMS']?.[0]);
    this.require(KEY_ARN.test(String(KMSKeyArn?.[0])), 'Operation.S3UpdateObjectEncryption.ObjectEncryption.SSEKMS.KMSKeyArn');
  }

  private checkReport(): void {
    const { report } = this;
    this.admit(report, REPORT);
    this.require(report.Enabled?.[0] === 'false' || ['Bucket', 'Prefix'].every((name) => report[name]), 'Report');
    this.require(report.Format?.[0] === 'Report_CSV_20180820', 'Report.Format');
    this.require(['AllTasks', 'FailedTasksOnly'].includes(String(report.ReportScope?.[0])), 'Report.ReportScope');
  }

  private checkManifest(): void {
    this.require(('Manifest' in this.members) !== ('ManifestGenerator' in this.members), 'Manifest');
    if ('Manifest' in this.members) {
      const { Spec, Location } = this.open(this.members.Manifest[0]);
      this.require(/^arn:[^:]+:s3:::.+\/.+/.test(String(this.open(Location?.[0]).ObjectArn?.[0])), 'Manifest.Location.ObjectArn');
      this.require('ETag' in this.open(Location?.[0]), 'Manifest.Location.ETag');
      this.require('Format' in this.open(Spec?.[0]), 'Manifest.Spec.Format');
      return;
    }
    const generator = this.open(this.open(this.members.ManifestGenerator[0]).S3JobManifestGenerator?.[0]);
    this.admit(generator, GENERATOR);
    this.admit(this.filter, FILTER);
    this.require(/^arn:[^:]+:s3:::.+/.test(String(generator.SourceBucket?.[0])), 'SourceBucket');
    // the fake has no bucket for a manifest
    this.require(generator.EnableManifestOutput?.[0] === 'false', 'EnableManifestOutput');
    this.checkFilter();
  }

  private checkFilter(): void {
    const { EligibleForReplication: eligible, MatchAnyObjectEncryption: encryption } = this.filter;
    if ('S3ReplicateObject' in this.operation) {
      this.require(eligible?.[0] === 'true', 'EligibleForReplication');
      return;
    }
    this.require(eligible === undefined, 'EligibleForReplication');
    const kinds = Object.values(this.open(encryption?.[0])).flat();
    this.require(kinds.length > 0, 'MatchAnyObjectEncryption');
    for (const kind of kinds) {
      const { 'SSE-KMS': kms, 'SSE-S3': s3Managed } = this.open(kind);
      const { KmsKeyArn } = this.open(kms?.[0]);
      this.require(s3Managed !== undefined || KEY_ARN.test(String(KmsKeyArn?.[0])), 'SSEKMS.KmsKeyArn');
    }
  }

  private open(element: Element | undefined): Members {
    return typeof element === 'object' ? element : {};
  }

  private admit(members: Members, names: readonly string[]): void {
    Object.keys(members).forEach((name) => this.require(names.includes(name), name));
  }

  private require(holds: boolean, what: string): void {
    if (!holds) {
      throw new BadRequest(`Request invalid: ${what}`);
    }
  }
}
