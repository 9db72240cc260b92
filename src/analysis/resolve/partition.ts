import type { SymbolicString } from '../symbolic/symbolic-string';

export interface Partition {
  /** `AWS::Partition` */
  readonly name: SymbolicString;
  /** `AWS::URLSuffix` */
  readonly urlSuffix: SymbolicString;
}

const COMMERCIAL: Partition = { name: 'aws', urlSuffix: 'amazonaws.com' };

/** By the beginning of the name of a Region. */
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
export function partitionOf(region: string): Partition {
  return PARTITIONS.find(([start]) => region.startsWith(start))?.[1] ?? COMMERCIAL;
}
