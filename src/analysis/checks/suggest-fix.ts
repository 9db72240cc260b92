import { formatAddress } from '../assembly/resource-address';
import type { Decision } from '../iam/decision';
import type { Condition, PolicyDocument, Statement } from '../iam/policy-document';
import type { Call } from '../s3/call';
import { display } from '../symbolic/symbolic-string';
import { suggestSpelling } from './misspelled-action';
import { suggestStatement } from './suggest-statement';

/** What to change. */
export function suggestFix(call: Call, decision: Decision): string {
  const { cause, statement, missing } = decision;
  if (cause === 'explicit deny' && statement) {
    return exemption(call, statement);
  }
  if (cause === 'unknown') {
    return `state it in the templates, or make sure that the owner allows: ${suggestStatement(call, missing)}`;
  }
  return suggestSpelling(listPolicies(call, missing), call.request.action)
    ?? `add to the ${missing}${describeTarget(call, decision)}: ${suggestStatement(call, missing)}${ofRenamedRole(decision)}`;
}

/** The statement that admits another role may be that of the role before it was renamed, which S3 still calls with. */
function ofRenamedRole({ nearMisses: [nearest] }: Decision): string {
  return nearest?.mismatch.key?.toLowerCase() === 'aws:principalarn'
    ? '; if the role was renamed, admit both until the source is deployed: S3 never retries an object that failed'
    : '';
}

function listPolicies({ policies: { identity, boundary, resource } }: Call, missing: Decision['missing']): readonly PolicyDocument[] {
  const documents = missing === 'identity policy' ? identity : [missing === 'permissions boundary' ? boundary : resource];
  return documents.filter((document) => document !== undefined);
}

function describeTarget({ request, policies: { resource, identity } }: Call, { missing }: Decision): string {
  switch (missing) {
    case 'permissions boundary':
      return '';
    case 'service control policy':
      return ' of the level that lacks it, unless FullAWSAccess is attached there';
    case 'identity policy': {
      // what stands for an unknown role is nowhere
      const [first] = identity.filter(({ origin }) => origin.propertyPath !== '');
      return first ? ` of the role, such as ${formatAddress(first.origin.address)}` : '';
    }
    default:
      return resource ? ` ${formatAddress(resource.origin.address)}` : ` of ${display(request.resource)}`;
  }
}

/** Conditions on where a call comes from: S3 comes from nowhere that a user could name. */
const ORIGINS = /^aws:(?:sourceip|vpcsourceip|sourcevpc|sourcevpce|principalorgid|principalorgpaths|sourceorgid)$/;

function exemption({ request: { caller, action } }: Call, statement: Statement): string {
  const { conditions, actions, resources, origin } = statement;
  if (caller.kind === 'service') {
    return `let the statement not deny ${action} to ${caller.service}`;
  }
  if (origin.kind === 'identity policy' || origin.kind === 'permissions boundary') {
    return `take the statement out, or let its ${resources?.negated ? 'NotResource' : 'conditions'} exempt what the rule replicates`;
  }
  const exempt = `add to its Condition {"ArnNotEquals": {"aws:PrincipalArn": ${JSON.stringify(display(caller.arn))}}}`;
  if (conditions.some(isOfOrigin)) {
    return `${exempt}, or use DataPerimeter instead, which exempts the replication role`;
  }
  return `${exempt}, or ${actions.negated ? `add ${action} to its NotAction` : `let the statement not name ${action}`}`;
}

function isOfOrigin({ key }: Condition): boolean {
  return ORIGINS.test(key.toLowerCase());
}
