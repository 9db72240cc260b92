import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { StackTemplate } from '../../analysis/assembly/stack-template';
import type { Organization, OrganizationLevel } from '../../analysis/iam/organization';
import { parseDocument } from '../../analysis/iam/parse-document';
import type { DocumentKind, PolicyDocument } from '../../analysis/iam/policy-document';
import { parseJson } from '../../analysis/symbolic/json-members';
import { display, fromTemplate } from '../../analysis/symbolic/symbolic-string';
import { UnusableInput } from './unusable-input';

/** What the command line says of the organization of the accounts. */
export interface OrganizationOptions {
  readonly organization?: string;
  /** Levels, the root first: `FILE,FILE`, or `ACCOUNT=FILE,FILE` for one account. */
  readonly scp?: readonly string[];
  readonly rcp?: readonly string[];
}

/** `undefined` where nothing is said of it. */
export function readOrganization(options: OrganizationOptions): Organization | undefined {
  const { organization: id, scp = [], rcp = [] } = options;
  if (id !== undefined && !/^o-[a-z0-9]{10,32}$/.test(id)) {
    throw new UnusableInput(
      'Usage',
      `--organization is ${JSON.stringify(id)}; give the id of an organization, such as o-exampleorg1`,
    );
  }
  return id === undefined && scp.length === 0 && rcp.length === 0 ? undefined : {
    ...(id === undefined ? {} : { id }),
    servicePolicies: scp.map((level) => readLevel(level, '--scp', 'service control policy')),
    resourcePolicies: rcp.map((level) => readLevel(level, '--rcp', 'resource control policy')),
  };
}

/**
 * A policy for an account that nothing is in would change nothing, and a slip in its id would be taken for a proof.
 *
 * @throws UnusableInput if no stack is in the account of a level, and no template names it
 */
export function requireAccountsOfLevels(
  organization: Organization | undefined,
  stacks: readonly StackTemplate[],
): void {
  const { servicePolicies = [], resourcePolicies = [] } = organization ?? {};
  for (const [option, levels] of [['--scp', servicePolicies], ['--rcp', resourcePolicies]] as const) {
    const unknown = levels.find(({ account }) => account !== undefined && !isConcerned(account, stacks))?.account;
    if (unknown !== undefined) {
      throw new UnusableInput('Usage', `${option} is for the account ${unknown}, in which there is nothing of what is read; correct the id, or leave it out`);
    }
  }
}

/** A stack that may be deployed to any account may be so to this one. */
function isConcerned(account: string, stacks: readonly StackTemplate[]): boolean {
  return stacks.some((stack) => stack.account === undefined || stack.account === account
    || JSON.stringify(stack.template).includes(account));
}

function readLevel(written: string, option: string, kind: DocumentKind): OrganizationLevel {
  const account = /^(\d{12})=/.exec(written)?.[1];
  const names = written.slice(account === undefined ? 0 : account.length + 1).split(',').filter((file) => file !== '');
  if (names.length === 0) {
    throw new UnusableInput(
      'Usage',
      `${option} is ${JSON.stringify(written)}; give FILE[,FILE], or ACCOUNT=FILE[,FILE] for one account`,
    );
  }
  const documents = names.map((file) => readPolicy(file, option, kind));
  return account === undefined ? { documents } : { account, documents };
}

function readPolicy(file: string, option: string, kind: DocumentKind): PolicyDocument {
  const document = parseDocument(readJson(file, option), {
    kind,
    address: { assembly: '', stackPath: '', templatePath: resolve(file), logicalId: basename(file), constructPath: file },
    propertyPath: 'policy',
  });
  const [problem] = document.problems;
  if (problem !== undefined) {
    throw new UnusableInput(
      'PolicyFileInvalid',
      `${file} of ${option} is no ${kind}: ${display(problem.message)} (${problem.propertyPath}); give a policy document as JSON`,
    );
  }
  return document;
}

function readJson(file: string, option: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { message } = error as Error;
    throw new UnusableInput('PolicyFileUnreadable', `${file} of ${option} cannot be read: ${message}`);
  }
  try {
    return parseJson(fromTemplate(text));
  } catch {
    throw new UnusableInput('PolicyFileInvalid', `${file} of ${option} is not JSON; give a policy document as JSON`);
  }
}
