import type { ResourceAddress } from '../assembly/resource-address';
import { createResourceKey, formatAddress, isSameAddress } from '../assembly/resource-address';
import { splitArn } from '../iam/arn';
import { identifyStatement } from '../iam/identify-statement';
import type { Statement } from '../iam/policy-document';
import type { DeploymentModel, Naming } from '../model/deployment-model';
import type { DeploymentOrder } from '../model/deployment-order';
import { compareDeploymentOrder } from '../model/deployment-order';
import type { NamedResource } from '../model/inspection';
import { CFN_GUIDE, IAM_GUIDE, S3_GUIDE } from '../s3/aws-pages';
import { unreported } from '../s3/failure-reasons';
import type { ReplicationContext } from '../s3/replication-context';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { showValue } from '../symbolic/symbolic-string';
import type { Check } from './check';
import { nameStatement, describeStatement } from './explain-decision';
import { listPolicies, listResourcePolicies, listStacks } from './list-resources';
import type { Violation } from './violation';

/** S3 checks the destination when the configuration is put. */
export const DESTINATION_FIRST: Check = {
  id: 'DestinationFirst',
  title: 'The destination bucket is deployed before the replication configuration.',
  severity: 'error',
  failureReason: unreported('S3 refuses the replication configuration'),
  disabledToo: true,
  see: `${S3_GUIDE}/replication-requirements.html`,
  checkRule: ({ model, replication, destination, rule }) => {
    const order = destination === undefined ? 'not known' : compareDeploymentOrder(model, destination.address, replication.address);
    if (destination === undefined || order === 'before' || order === 'not known') {
      return [];
    }
    const [first, second] = [destination.address, replication.address];
    const names = `the destination bucket (${formatAddress(first)}) and the replication configuration (${formatAddress(second)})`;
    return [{
      undecided: order === 'by stage',
      propertyPath: `${rule.propertyPath}.Destination.Bucket`,
      message: order === 'after'
        ? explainWrongOrder(first, second, names)
        : `nothing says that ${names} are deployed in this order, and S3 refuses a destination that does not exist`,
      fix: isGivenOrder(first) && order === 'after' ? GIVE_DESTINATION_FIRST : DESTINATION_FIXES[order],
    }];
  },
};

/** CDK refuses a dependency between the stacks of two stages. */
const DESTINATION_FIXES: { readonly [order in Misorder]: string } = {
  'after': 'let nothing of the destination refer to the source: admit the role by account and ArnEquals aws:PrincipalArn, under an explicit name',
  'unordered': 'make the source stack depend on the destination stack: sourceStack.addStackDependency(destinationStack)',
  'by stage': 'deploy the stage with the destination bucket before this one and acknowledge the finding, or refer to the bucket by an export',
};

/** Templates that are in no assembly are deployed in the order in which they are given. */
function isGivenOrder({ assembly }: ResourceAddress): boolean {
  return assembly === '';
}

function explainWrongOrder(first: ResourceAddress, second: ResourceAddress, names: string): string {
  const order = `S3 wants the destination bucket before the replication configuration, and ${
    first.stackPath} is deployed after ${second.stackPath}`;
  return isGivenOrder(first) ? order : `circular deployment order: ${order}: neither of ${names} can be first`;
}

const GIVE_DESTINATION_FIRST = 'give the template of the destination bucket before that of the source, in the order of deployment; if it refers to the source, take the reference out: admit the role by account and ArnEquals aws:PrincipalArn, under an explicit name';

type Misorder = Exclude<DeploymentOrder, 'before' | 'not known'>;

export const PRINCIPALS_EXIST: Check = {
  id: 'PrincipalsExist',
  title: 'Every role or user that a policy of the replication names as a principal is deployed before the policy.',
  severity: 'error',
  failureReason: unreported('S3, KMS or IAM refuses the policy ("Invalid principal")'),
  see: `${IAM_GUIDE}/reference_policies_elements_principal.html`,
  checkReplication: (each) => [...(each.role ? [each.role.trust] : []), ...listResourcePolicies(each)]
    .flatMap(({ statements }) => statements.flatMap((statement) => missingPrincipals(each, statement))),
};

function missingPrincipals({ model }: ReplicationContext, statement: Statement): Violation[] {
  const { origin, index } = statement;
  // a statement without principals is malformed in these policies, and left out
  return statement.principals!.aws.flatMap((arn) => {
    const namesake = model.findPrincipal(arn) === undefined ? findNamesake(model, arn) : undefined;
    if (namesake !== undefined) {
      return [explainNamesake(statement, arn, namesake)];
    }
    const principal = model.findPrincipal(arn);
    const kind = model.findRole(arn) ? 'role' : 'user';
    const order = principal ? compareForPolicy(model, principal, origin.address) : 'not known';
    return principal === undefined || order === 'before' || order === 'not known' ? [] : [{
      detail: identifyStatement(statement),
      undecided: order === 'by stage',
      address: origin.address,
      propertyPath: `${origin.propertyPath}.Statement.${index}.Principal`,
      statement: nameStatement(statement),
      message: order === 'after'
        ? `circular deployment order: ${describeStatement(statement)} names the ${kind} ${formatAddress(principal)}, which has to exist before it, and ${
          principal.stackPath} is deployed after ${origin.address.stackPath}`
        : `${describeStatement(statement)} names the ${kind} ${formatAddress(principal)}, and nothing says that the ${kind} is deployed before it`,
      fix: 'name the account and add the condition {"ArnEquals": {"aws:PrincipalArn": "<ARN of the role>"}}',
    }];
  });
}

/** A role of the name with another path: names of roles are unique inside an account, whatever the path. */
function findNamesake(model: DeploymentModel, arn: SymbolicString): NamedResource | undefined {
  const [, , service, , account, resource = ''] = splitArn(arn);
  const name = service === 'iam' && resource.startsWith('role/') ? resource.slice(resource.lastIndexOf('/') + 1) : undefined;
  return name === undefined ? undefined : model.resourcesNamed('role', account, name)[0];
}

function explainNamesake(statement: Statement, arn: SymbolicString, { address, premise }: NamedResource): Violation {
  const { origin, index } = statement;
  return {
    detail: identifyStatement(statement),
    undecided: premise !== undefined,
    address: origin.address,
    propertyPath: `${origin.propertyPath}.Statement.${index}.Principal`,
    statement: nameStatement(statement),
    message: `${describeStatement(statement)} names ${showValue(arn)}, and the role ${
      formatAddress(address)} of this name has another path: names of roles are unique inside an account`,
    fix: 'write the ARN with the path of the role: arn:aws:iam::<account>:role<path><name>',
  };
}

/** A role does not exist yet when its own trust policy is put. */
function compareForPolicy(
  model: DeploymentModel,
  principal: ResourceAddress,
  policy: ResourceAddress,
): DeploymentOrder {
  return isSameAddress(principal, policy) ? 'unordered' : compareDeploymentOrder(model, principal, policy);
}

export const NAMED_RESOURCES_EXIST: Check = {
  id: 'NamedResourcesExist',
  title: 'What the role, its policies and the bucket policies name is deployed before them.',
  severity: 'error',
  failureReason: unreported('the deployment fails: what is named does not exist'),
  see: `${CFN_GUIDE}/TemplateReference/aws-attribute-dependson.html`,
  checkReplication: (each) => [...findLateRole(each), ...findMissing(each)],
};

function findMissing(each: ReplicationContext): readonly Violation[] {
  return listNamings(each).flatMap(({ by, propertyPath, what, named }) => {
    const order = compareDeploymentOrder(each.model, named, by);
    return order === 'before' || order === 'not known' ? [] : [{
      detail: formatAddress(named),
      ...weighOrder(order, what === 'the bucket' && named.stackPath === by.stackPath),
      address: by,
      propertyPath,
      message: `${formatAddress(by)} names ${what} ${formatAddress(named)}, which has to exist then, and ${
        order === 'after' ? 'is deployed afterwards' : 'nothing says that it is deployed before'}`,
      fix: 'refer to the resource instead of writing its name, or add a DependsOn or a stack dependency',
    }];
  });
}

/** AWS does not say whether S3 looks for the role when the configuration is put. */
function findLateRole({ model, role, replication }: ReplicationContext): readonly Violation[] {
  const { address: by, propertyPath } = replication;
  return role === undefined || compareDeploymentOrder(model, role.address, by) !== 'after' ? [] : [{
    detail: formatAddress(role.address),
    undecided: true,
    propertyPath: `${propertyPath}.Role`,
    message: `${formatAddress(by)} names the role ${formatAddress(role.address)}, which is deployed afterwards: S3 may refuse the configuration, `
      + 'and replicates nothing that is uploaded before',
    fix: 'deploy the role before the bucket, with its policies',
  }];
}

/** Templates that name the bucket of a policy beside it by its name are reported to be deployed. */
function weighOrder(order: Misorder, isReportedToWork: boolean): Pick<Violation, 'undecided' | 'severity'> {
  return order === 'after' ? {} : isReportedToWork ? { severity: 'info' } : { undecided: true };
}

function listNamings(each: ReplicationContext): readonly Naming[] {
  const { model, role, source, replication } = each;
  const resources = [...role ? [role.address] : [], ...listPolicies(each).map(({ origin }) => origin.address)];
  const unique = new Map(resources.map((address) => [createResourceKey(address), address]));
  const byCall = { by: replication.address, propertyPath: replication.propertyPath, what: 'the bucket', named: source.address };
  return [byCall, ...[...unique.values()].flatMap((address) => model.namedBy(address))];
}

/** Stacks that read each other's values cannot be created, in whatever order they are deployed. */
export const NO_STACK_CYCLE: Check = {
  id: 'NoStackCycle',
  title: 'No stacks wait for each other: what the manifest orders and what one stack reads from another can be fulfilled.',
  severity: 'error',
  failureReason: unreported('one of the stacks cannot be deployed'),
  see: `${CFN_GUIDE}/UserGuide/using-cfn-stack-exports.html`,
  checkReplication: (each) => {
    const seen = new Set<string>();
    return listStacks(each).flatMap(({ root, assembly, templatePath, stackCycle }) => {
      if (stackCycle === undefined || seen.has(root)) {
        return [];
      }
      stackCycle.forEach(({ path }) => seen.add(path));
      return [{
        detail: root,
        address: { assembly, stackPath: root, templatePath, logicalId: each.replication.address.logicalId },
        propertyPath: 'DependsOn',
        message: `stacks wait for each other: ${root} needs ${stackCycle
          .map(({ path, why }) => `${path} (by ${why})`).join(', which needs ')}`,
        fix: 'take out one of the references: write the name of the resource instead, or move the resource to the stack that needs it',
      }];
    });
  },
};

export const NO_RESOURCE_CYCLE: Check = {
  id: 'NoResourceCycle',
  title: 'No resources of a stack wait for each other.',
  severity: 'error',
  failureReason: unreported('CloudFormation refuses the template'),
  see: `${CFN_GUIDE}/UserGuide/troubleshooting.html`,
  checkReplication: (each) => listStacks(each).flatMap(({ path, assembly, cycle, templatePath }) =>
    (cycle === undefined ? [] : [{
      detail: path,
      address: { assembly, stackPath: path, templatePath, logicalId: cycle[0] },
      propertyPath: 'DependsOn',
      message: `resources of the stack wait for each other: ${[...cycle, cycle[0]].join(' -> ')}`,
      fix: 'take out one of the references or DependsOn; a role and its policies are best separate resources',
    }])),
};
