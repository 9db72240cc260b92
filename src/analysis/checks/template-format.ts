import type { FormatProblem } from '../assembly/template-format';
import type { DeployedStack } from '../model/deployed-stack';
import { CFN_GUIDE } from '../s3/aws-pages';
import { unreported } from '../s3/failure-reasons';
import type { Check } from './check';
import { listStacks } from './list-resources';
import type { LocatedViolation } from './violation';

const SEE = `${CFN_GUIDE}/UserGuide/template-anatomy.html`;

/** A template with more is broken as a whole, which some of its problems say as well as all. */
const MOST_REPORTED = 20;

export const TEMPLATE_FORMAT: Check = {
  id: 'TemplateFormat',
  title: 'The templates of the replication have the form that CloudFormation reads: the types of their elements, and no null.',
  severity: 'error',
  failureReason: unreported('CloudFormation refuses the template'),
  see: SEE,
  checkReplication: (each) => listStacks(each).flatMap((stack) =>
    stack.formatProblems.slice(0, MOST_REPORTED)
      .map((problem) => describeProblem(stack, problem, each.replication.address.logicalId))),
};

function describeProblem(
  { assembly, path: stackPath, templatePath }: DeployedStack,
  { logicalId, propertyPath, message, undecided }: FormatProblem,
  replication: string,
): LocatedViolation {
  return {
    detail: [stackPath, logicalId, propertyPath].filter((part) => part).join('.'),
    undecided,
    address: { assembly, stackPath, templatePath, logicalId: logicalId ?? replication },
    propertyPath,
    message: `CloudFormation refuses the template of ${stackPath}: ${
      [logicalId, propertyPath].filter((part) => part).join('.')}: ${message}`,
    fix: 'look for what writes the value, such as an override, and give it the type that CloudFormation reads',
  };
}

/** Nobody knows what it was meant to be: a replication perhaps, of which nothing else is left. */
export const RESOURCE_READABLE: Check = {
  id: 'ResourceReadable',
  title: 'Everything in the section Resources of a template is a resource.',
  severity: 'warning',
  failureReason: unreported('CloudFormation refuses the template'),
  see: SEE,
  checkModel: ({ stacks }) => stacks.flatMap(({ assembly, path: stackPath, templatePath, unreadable }) =>
    unreadable.slice(0, MOST_REPORTED).map((logicalId) => ({
      undecided: true,
      address: { assembly, stackPath, templatePath, logicalId },
      propertyPath: 'Type',
      message: `${logicalId} in the template of ${stackPath} is no resource with a type, so that nobody knows whether it replicates`,
      fix: 'give it a Type, and Properties that are an object, or take it out',
    }))),
};
