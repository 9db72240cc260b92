import type { DeployedStack, StackRead } from '../model/deployed-stack';
import type { DeploymentModel, Role } from '../model/deployment-model';
import { CFN_GUIDE } from '../s3/aws-pages';
import { unreported } from '../s3/failure-reasons';
import { anyOf } from '../symbolic/match';
import { equal } from '../symbolic/pattern';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { isSymbolic } from '../symbolic/symbolic-string';
import type { Check } from './check';
import { listStacks } from './list-resources';
import type { LocatedViolation } from './violation';

export const TEMPLATE_WELL_FORMED: Check = {
  id: 'TemplateWellFormed',
  title: 'References, conditions and functions in the stacks of the replication lead to something that is there.',
  severity: 'error',
  failureReason: unreported('CloudFormation refuses the template, or the deployment fails'),
  see: `${CFN_GUIDE}/UserGuide/troubleshooting.html`,
  checkReplication: (each) => listStacks(each).flatMap(({ path, assembly, templatePath, problems }) =>
    problems.map(({ logicalId = '', propertyPath, message, undecided }) => ({
      detail: [logicalId, propertyPath].filter((part) => part).join('.'),
      undecided,
      address: { assembly, stackPath: path, templatePath, logicalId },
      propertyPath,
      message: `${logicalId === '' ? `the stack ${path}` : `${path}/${logicalId}`}: ${message}`,
      fix: 'correct the name or the argument, or create what is referred to under the same condition',
    }))),
};

/** `Fn::GetStackOutput` reads the outputs of another account by a role of that account. */
export const OUTPUT_READABLE: Check = {
  id: 'OutputReadable',
  title: 'The role by which an output of another account is read is there, and lets the account of the reader assume it.',
  severity: 'error',
  failureReason: unreported('the deployment fails'),
  see: `${CFN_GUIDE}/TemplateReference/intrinsic-function-reference-getstackoutput.html`,
  checkReplication: (each) => listStacks(each).flatMap((stack) =>
    [...new Map(stack.reads.map((read) => [read.roleArn, read])).values()]
      .flatMap((read) => explainUnreadable(each.model, stack, read))),
};

function explainUnreadable(model: DeploymentModel, stack: DeployedStack, read: StackRead): readonly LocatedViolation[] {
  const { roleArn, logicalId = '' } = read;
  const role = roleArn === undefined ? undefined : model.findRole(roleArn);
  if (roleArn === undefined || (role === undefined && (isSymbolic(roleArn) || isBootstrapRole(roleArn)))) {
    return [];
  }
  const admitted = role === undefined ? 'none' : admits(role, stack.account);
  return admitted === 'all' ? [] : [{
    detail: roleArn,
    undecided: admitted !== 'none',
    address: { assembly: stack.assembly, stackPath: stack.path, templatePath: stack.templatePath, logicalId },
    propertyPath: 'Properties',
    message: role === undefined
      ? `${stack.path} reads an output of ${read.path} by the role ${roleArn}, which no template has`
      : `${stack.path} reads an output of ${read.path} by the role ${roleArn}, which ${admitted === 'none' ? 'does' : 'may'} not let account ${
        stack.account} assume it`,
    fix: 'create the role in the account of the output, deployed before, with a trust policy for the account that reads it',
  }];
}

/** Roles that `cdk bootstrap` creates are in no template of an app. */
function isBootstrapRole(arn: SymbolicString): boolean {
  return /:role\/(?:.*\/)?cdk-[^/]+$/.test(arn);
}

/** Whether the trust policy lets somebody of the account in; who deploys, no template tells. */
function admits({ trust }: Role, account: SymbolicString): 'all' | 'some' | 'unknown' | 'none' {
  return trust.opaque === undefined ? anyOf(trust.statements.filter(({ effect }) => effect === 'Allow')
    .flatMap(({ principals }) => (principals === undefined || principals.everyone || principals.negated ? ['all' as const]
      : principals.aws.map((principal) => equal(/^\d+$/.test(principal) ? principal : principal.split(':')[4] ?? '', account))))) : 'unknown';
}
