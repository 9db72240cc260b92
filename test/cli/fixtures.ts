import { join } from 'node:path';
import { PLAIN } from '../../src/cli/colours';
import type { Acknowledgement } from '../../src/cli/input/acknowledgements';
import type { Terminal } from '../../src/cli/terminal';
import type { Finding, Verdict } from '../../src/analysis/report/findings';
import type { Place } from '../../src/analysis/assembly/resource-address';

export const ASSEMBLY = join('/', 'project', 'cdk.out');

export function place(constructPath: string, overrides: Partial<Place> = {}): Place {
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
  return {
    requirement: 'EncryptReplica',
    detail: 'all-eu-west-1',
    undecided: false,
    severity: 'error',
    place: place('Documents/Role/Policy/Resource'),
    location: 'Properties.PolicyDocument',
    replication: place('Documents/Bucket/Resource'),
    message: 'the role may not encrypt replicas',
    fix: 'allow kms:Encrypt',
    failureReason: 'DstPutObjectNotPermitted',
    see: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html',
    ...overrides,
  };
}

export function verdict(...findings: readonly Finding[]): Verdict {
  return { findings, replications: 1, rules: 2, calls: 30 };
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
  return { width, colours: PLAIN, stdout, stderr, out: (text) => stdout.push(text), err: (text) => stderr.push(text) };
}
