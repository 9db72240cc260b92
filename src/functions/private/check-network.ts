import { Annotations, Stack } from 'aws-cdk-lib';
import type { ISubnet, IVpc } from 'aws-cdk-lib/aws-ec2';
import type { IConstruct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';
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
  const { vpc, vpcSubnets } = options;
  if (!vpc) {
    requireNoNetwork(options, scope);
    return;
  }
  const { region } = Stack.of(scope);
  if (regionsDiffer(vpc.env.region, region)) {
    failOptions(`'vpc', ${vpc.node.path}, is in another Region than the function, ${region}`, vpc.env.region, `use a VPC of ${region}`, scope);
  }
  const selected = vpc.selectSubnets(vpcSubnets).subnetIds;
  if (holdsAny(vpc.publicSubnets, selected)) {
    failOptions("the function would be in public subnets of 'vpc', from which it reaches nothing", { vpc: vpc.node.path, vpcSubnets },
      'use private subnets behind a NAT gateway, or isolated ones with endpoints', scope);
  }
  if (holdsAny(vpc.isolatedSubnets, selected)) {
    warnOfIsolation(vpc, called, scope);
  }
}

function requireNoNetwork({ vpcSubnets, securityGroups }: ReplicationFunctionOptions, scope: IConstruct): void {
  if (vpcSubnets ?? securityGroups) {
    failOptions("'vpcSubnets' and 'securityGroups' are for a function in a VPC", { vpcSubnets, securityGroups: securityGroups?.length },
      "give the 'vpc' too, or leave them out", scope);
  }
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
