import { Annotations, Stack } from 'aws-cdk-lib';
import type { ISubnet, IVpc, SelectedSubnets, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';
import { describeValue } from '../../internal/input/value-types';
import { regionsDiffer } from '../../internal/topology/regions';
import { WARNINGS } from '../../internal/warnings/warnings';
import type { ReplicationFunctionOptions } from '../replication-function-options';

/** What a function calls: services by Region, as the names of VPC endpoints have them. */
export type CalledServices = ReadonlyMap<string, readonly string[]>;

/**
 * Whether a function can work in the network that is stated. Isolated subnets may have endpoints, or a transit gateway,
 * of which CDK knows nothing.
 *
 * @throws FunctionOptionsInvalid
 */
export function checkNetwork(options: ReplicationFunctionOptions, called: CalledServices, scope: IConstruct): void {
  const { vpc, vpcSubnets, securityGroups } = options;
  if (!vpc) {
    requireNoNetwork(options, scope);
    return;
  }
  const { region } = Stack.of(scope);
  if (regionsDiffer(vpc.env.region, region)) {
    failOptions(`'vpc', ${vpc.node.path}, is in another Region than the function, ${region}`, vpc.env.region, `use a VPC of ${region}`, scope);
  }
  if (securityGroups?.length === 0) {
    failOptions("'securityGroups' is empty", [], 'leave it out, or list one: Lambda takes no subnets without a security group', scope);
  }
  const selected = selectSubnets(vpc, vpcSubnets, scope);
  if (holdsAny(vpc.publicSubnets, selected)) {
    failSelection("the function would be in public subnets of 'vpc', from which it reaches nothing", vpc, vpcSubnets, scope);
  }
  if (holdsAny(vpc.isolatedSubnets, selected)) {
    warnOfIsolation(vpc, called, scope);
  }
}

function requireNoNetwork({ vpcSubnets, securityGroups }: ReplicationFunctionOptions, scope: IConstruct): void {
  if (vpcSubnets ?? securityGroups) {
    failOptions("'vpcSubnets' and 'securityGroups' are for a function in a VPC",
      { vpcSubnets: describeSelection(vpcSubnets), securityGroups: securityGroups?.length },
      "give the 'vpc' too, or leave them out", scope);
  }
}

/** By id. None where CDK has yet to look the VPC up: it makes some up, and calls the app again. */
function selectSubnets(vpc: IVpc, selection: SubnetSelection | undefined, scope: IConstruct): readonly string[] {
  const { subnetIds, isPendingLookup } = trySelect(vpc, selection, scope);
  if (isPendingLookup) {
    return [];
  }
  if (subnetIds.length === 0) {
    failSelection("'vpcSubnets' selects no subnet of 'vpc'", vpc, selection, scope);
  }
  return subnetIds;
}

function trySelect(vpc: IVpc, selection: SubnetSelection | undefined, scope: IConstruct): SelectedSubnets {
  try {
    return vpc.selectSubnets(selection);
  } catch (error) {
    return failSelection(`no subnets of 'vpc' can be selected: ${(error as Error).message.trim()}`, vpc, selection, scope);
  }
}

function failSelection(problem: string, vpc: IVpc, selection: SubnetSelection | undefined, scope: IConstruct): never {
  return failOptions(problem, { vpc: vpc.node.path, vpcSubnets: describeSelection(selection) },
    'use private subnets behind a NAT gateway, or isolated ones with endpoints', scope);
}

/** Subnets by their paths: JSON has no text for a construct. */
function describeSelection(selection: SubnetSelection | undefined): object | undefined {
  return selection && Object.fromEntries(Object.entries(selection).map(([name, value]: [string, unknown]) =>
    [name, Array.isArray(value) ? value.map(describeMember) : describeValue(value)]));
}

function describeMember(member: unknown): unknown {
  return Construct.isConstruct(member) ? member.node.path : describeValue(member);
}

function holdsAny(subnets: readonly ISubnet[], ids: readonly string[]): boolean {
  return subnets.some(({ subnetId }) => ids.includes(subnetId));
}

function warnOfIsolation({ node }: IVpc, called: CalledServices, scope: IConstruct): void {
  const needed = [...called].map(([region, services]) => `${services.join(', ')} of ${region}`).join('; ');
  Annotations.of(scope).addWarningV2(
    WARNINGS.FunctionInIsolatedSubnets.id,
    `the function is in isolated subnets of ${node.path}, which have to lead to the endpoints that it calls: ${needed}`,
  );
}

export function failOptions(problem: string, value: unknown, remedy: string, scope: IConstruct): never {
  throw new ReplicationError('FunctionOptionsInvalid', scope, { problem, value, remedy });
}
