import { join } from 'node:path';
import type { ResourceAddress } from '../../src/analysis/assembly/resource-address';
import type { Finding, ProofResult } from '../../src/analysis/report/findings';
import { reported } from '../../src/analysis/s3/failure-reasons';
import { PLAIN } from '../../src/cli/colours';
import type { Acknowledgement } from '../../src/cli/input/acknowledgements';
import type { Terminal } from '../../src/cli/terminal';

export const ASSEMBLY = join('/', 'project', 'cdk.out');

export function address(constructPath: string, overrides: Partial<ResourceAddress> = {}): ResourceAddress {
  const [stackPath] = constructPath.split('/');
  return {
    assembly: ASSEMBLY,
    stackPath,
    templatePath: join(ASSEMBLY, `${stackPath}.template.json`),
    logicalId: constructPath.replaceAll('/', ''),
    constructPath,
    ...overrides,
  };
}

export function finding(overrides: Partial<Finding> = {}): Finding {
  const { severity = 'error', undecided = false } = overrides;
  return {
    check: 'EncryptReplica',
    detail: 'all-eu-west-1',
    undecided,
    severity,
    level: undecided ? 'undecided' : severity === 'error' ? 'fails' : 'info',
    address: address('Documents/Role/Policy/Resource'),
    propertyPath: 'Properties.PolicyDocument',
    replication: address('Documents/Bucket/Resource'),
    message: 'the role may not encrypt replicas',
    fix: 'allow kms:Encrypt',
    failureReason: reported('DstPutObjectNotPermitted'),
    see: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html',
    ...overrides,
  };
}

export function result(...findings: readonly Finding[]): ProofResult {
  return { findings, replications: [address('Documents/Bucket/Resource')], rules: 2, calls: 30 };
}

export function acknowledgement(overrides: Partial<Acknowledgement> = {}): Acknowledgement {
  return {
    id: 'ReplicationProof::EncryptReplica[all-eu-west-1]',
    reason: 'the key is shared',
    constructPath: 'Documents',
    assembly: ASSEMBLY,
    ...overrides,
  };
}

/** A terminal that remembers what was written. */
export function recorder(width = 100): Terminal & { readonly stdout: string[]; readonly stderr: string[] } {
  const stdout: string[] = [];
  const stderr: string[] = [];
  return {
    width,
    colours: PLAIN,
    stdout,
    stderr,
    out: (text) => stdout.push(text),
    err: (text) => stderr.push(text),
    status: () => undefined,
  };
}
