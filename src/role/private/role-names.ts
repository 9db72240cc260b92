import { Token } from 'aws-cdk-lib';
import type { ResourceEnvironment } from 'aws-cdk-lib/interfaces';
import type { IConstruct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';
import type { PhysicalIdentity } from '../../internal/topology/identity';
import { computeHash } from '../../internal/topology/identity';
import { findPartition } from '../../internal/topology/regions';

const MAX_NAME = 64;
const NAME = /^[\w+=,.@-]{1,64}$/;
/** With its path, of characters that are no wildcards in an ARN, and without those of an ARN. */
const NAME_WITH_PATH = /^\/?([\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/;
const PATH = /^\/([!-~]{1,510}\/)?$/;

/**
 * The name of the role, known before the role exists, so that policies can name it by `aws:PrincipalArn`.
 *
 * IAM is global: the Region keeps two deployments of one app apart.
 */
export function computeRoleName(identity: PhysicalIdentity, region: string): string {
  const suffix = `-${computeHash(`${identity.hash}/${region}`)}`;
  return `${identity.name.replace(/[^\w+=,.@-]/g, '-').slice(0, MAX_NAME - suffix.length)}${suffix}`;
}

export function validateRoleName(name: string, path: string, scope: IConstruct): void {
  const valid = [
    { value: name, pattern: NAME },
    { value: path, pattern: PATH },
  ];
  for (const { value, pattern } of valid) {
    if (!Token.isUnresolved(value) && !pattern.test(value)) {
      throw new ReplicationError('RoleNameInvalid', scope, {
        problem: 'a role name or path breaks a rule of IAM',
        value,
        remedy: `use a name of 1 to ${MAX_NAME} letters, digits or +=,.@_- and a path that begins and ends with a slash`,
      });
    }
  }
}

/** The ARNs of the roles that a role of another name, or with another path, takes the place of. */
export function renderFormerRoleArns(
  names: readonly string[],
  { account, region }: ResourceEnvironment,
  scope: IConstruct,
): string[] {
  const wrong = names.find((name) => !Token.isUnresolved(name) && !NAME_WITH_PATH.test(name));
  if (wrong !== undefined) {
    throw new ReplicationError('RoleNameInvalid', scope, {
      problem: "an element of 'formerRoleNames' is not the name of a role",
      value: wrong,
      remedy: "use its name, with its path if it has one, such as 'documents' or '/replication/documents'",
    });
  }
  return names.map((name) => `arn:${findPartition(region)}:iam::${account}:role/${name.replace(/^\//, '')}`);
}
