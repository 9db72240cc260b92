import { basename } from 'node:path';
import type { StackTemplate } from '../assembly/stack-template';
import { unknownValue } from '../symbolic/symbolic-string';
import type { Partition, StackEnvironment } from './scope';

const COMMERCIAL: Partition = { name: 'aws', urlSuffix: 'amazonaws.com' };

/** By the prefix of Region names. */
const PARTITIONS: ReadonlyArray<readonly [string, Partition]> = [
  ['cn-', { name: 'aws-cn', urlSuffix: 'amazonaws.com.cn' }],
  ['us-gov-', { name: 'aws-us-gov', urlSuffix: 'amazonaws.com' }],
  ['us-iso-', { name: 'aws-iso', urlSuffix: 'c2s.ic.gov' }],
  ['us-isob-', { name: 'aws-iso-b', urlSuffix: 'sc2s.sgov.gov' }],
  ['eu-isoe-', { name: 'aws-iso-e', urlSuffix: 'cloud.adc-e.uk' }],
  ['us-isof-', { name: 'aws-iso-f', urlSuffix: 'csp.hci.ic.gov' }],
  ['eusc-', { name: 'aws-eusc', urlSuffix: 'amazonaws.eu' }],
];

/** @param region a literal */
export function findPartition(region: string): Partition {
  return PARTITIONS.find(([prefix]) => region.startsWith(prefix))?.[1] ?? COMMERCIAL;
}

/**
 * The environment of environment-agnostic stacks, by what they go somewhere with.
 *
 * CDK deploys the agnostic stacks of one assembly to one account and Region; another assembly may go elsewhere, and so
 * may each template that is in none.
 */
export function createAgnosticEnvironments(stacks: readonly StackTemplate[]): ReadonlyMap<string, StackEnvironment> {
  const folders = [...new Set(stacks.map(findCompany))];
  return new Map(folders.map((folder) =>
    [folder, createAgnosticEnvironment(folders.length === 1 ? '' : ` of ${shortenFolder(folder, folders)}`)]));
}

/** The folder of the assembly, or the template that people deploy by itself. */
export function findCompany({ assembly, standsAlone }: StackTemplate): string {
  return standsAlone ?? assembly;
}

/** The last part of the path, unless another assembly has the same. */
function shortenFolder(folder: string, folders: readonly string[]): string {
  const name = basename(folder);
  return folders.every((other) => other === folder || basename(other) !== name) ? name : folder;
}

function createAgnosticEnvironment(suffix: string): StackEnvironment {
  return {
    account: unknownValue(`AWS::AccountId${suffix}`),
    region: unknownValue(`AWS::Region${suffix}`),
    partition: { name: unknownValue(`AWS::Partition${suffix}`), urlSuffix: unknownValue(`AWS::URLSuffix${suffix}`) },
  };
}
