import { opaqueId } from '../symbolic/symbolic-string';
import type { Scope } from './scope';

type Reader = (scope: Scope) => unknown;

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html */
export const PSEUDO_PARAMETERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['AWS::AccountId', ({ account }) => account],
  ['AWS::Region', ({ region }) => region],
  ['AWS::Partition', ({ partition }) => partition.name],
  ['AWS::URLSuffix', ({ partition }) => partition.urlSuffix],
  ['AWS::StackName', ({ name }) => name],
  ['AWS::StackId', stackId],
  ['AWS::NoValue', () => undefined],
]);

function stackId({ partition, region, account, name, label }: Scope): string {
  return `arn:${partition.name}:cloudformation:${region}:${account}:stack/${name}/${opaqueId(`${label}.AWS::StackId`)}`;
}
