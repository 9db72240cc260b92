import type { Organization, OrganizationLevel } from '../../analysis/iam/organization';
import { parseDocument } from '../../analysis/iam/parse-document';
import type { DocumentKind, PolicyDocument } from '../../analysis/iam/policy-document';
import { at, listAt, textAt } from '../../analysis/symbolic/json-members';
import { readDocument } from './live-resource';
import type { Reader } from './reader';

const KINDS = [
  ['SERVICE_CONTROL_POLICY', 'service control policy'],
  ['RESOURCE_CONTROL_POLICY', 'resource control policy'],
] as const satisfies readonly (readonly [string, DocumentKind])[];

/** More levels than an organization can have. */
const MOST_LEVELS = 10;

/**
 * The organization of the accounts, with the policies above each where they may be read: in the management account, or
 * one that it delegates to. Of a type of policies either all are read or none, so that some are not taken for all.
 */
export async function readOrganization(reader: Reader, accounts: readonly string[]): Promise<Organization | undefined> {
  const described = await ask(reader, 'DescribeOrganization', {}, 'the organization');
  const id = textAt(described.found, 'Organization', 'Id');
  if (id === undefined) {
    return undefined;
  }
  // they do not apply to the management account
  const limited = accounts.filter((account) => account !== at(described.found, 'Organization', 'MasterAccountId'));
  return {
    id,
    servicePolicies: await readLevels(reader, limited, 0) ?? [],
    resourcePolicies: await readLevels(reader, limited, 1) ?? [],
  };
}

async function readLevels(
  reader: Reader,
  accounts: readonly string[],
  kind: 0 | 1,
): Promise<readonly OrganizationLevel[] | undefined> {
  const levels: OrganizationLevel[] = [];
  for (const account of accounts) {
    for (const target of await listTargets(reader, account) ?? [undefined]) {
      const documents = target === undefined ? undefined : await readPolicies(reader, target, kind);
      if (documents === undefined) {
        return undefined;
      }
      // none of a type that the organization has switched off
      levels.push(...(documents.length === 0 ? [] : [{ account, documents }]));
    }
  }
  return levels;
}

/** The root first. */
async function listTargets(reader: Reader, account: string): Promise<readonly string[] | undefined> {
  const targets = [account];
  while (targets.length <= MOST_LEVELS) {
    const { found } = await ask(reader, 'ListParents', { ChildId: targets[0] }, account);
    const [parent] = listAt(found, 'Parents');
    const id = textAt(parent, 'Id');
    if (id === undefined) {
      return undefined;
    }
    targets.unshift(id);
    if (at(parent, 'Type') === 'ROOT') {
      return targets;
    }
  }
  return undefined;
}

async function readPolicies(reader: Reader, target: string, kind: 0 | 1): Promise<PolicyDocument[] | undefined> {
  const [Filter, name] = KINDS[kind];
  const { found } = await ask(reader, 'ListPoliciesForTarget', { TargetId: target, Filter }, target);
  if (found === undefined) {
    return undefined;
  }
  const documents: PolicyDocument[] = [];
  for (const policy of listAt(found, 'Policies')) {
    const id = textAt(policy, 'Id') ?? '';
    const answer = await ask(reader, 'DescribePolicy', { PolicyId: id }, id);
    const content = at(answer.found, 'Policy', 'Content');
    if (typeof content !== 'string') {
      return undefined;
    }
    documents.push(parseDocument(readDocument(content), {
      kind: name,
      address: { assembly: '', stackPath: '', templatePath: '', logicalId: id, constructPath: textAt(policy, 'Arn') ?? id },
      propertyPath: 'policy',
    }));
  }
  return documents;
}

type OrganizationOperation = 'DescribeOrganization' | 'ListParents' | 'ListPoliciesForTarget' | 'DescribePolicy';

function ask(reader: Reader, name: OrganizationOperation, input: object, resource: string) {
  return reader.read({ name, input, region: reader.region, resource });
}
