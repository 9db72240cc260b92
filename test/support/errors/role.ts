import * as iam from 'aws-cdk-lib/aws-iam';
import {
  DataPerimeter,
  EncryptedCrossRegionReplication,
  ReplicationDestination,
  ReplicationFilter,
  ReplicationRole,
} from 'cdk-encrypted-replication';
import type { EncryptedCrossRegionReplicationProps, ReplicationRule } from 'cdk-encrypted-replication';
import type { ErrorCase } from './error-case';
import {
  ACCOUNT,
  OTHER_ACCOUNT,
  REGIONS,
  ROLE_PATH,
  replicate,
  replicateBy,
  replicateToRegions,
  s3Role,
  sourceStack,
  stackBeside,
} from './fixture';

/** A replication with a role of the user's own in the source stack. */
function withOwnRole(props: Partial<EncryptedCrossRegionReplicationProps>, roleProps?: Partial<iam.RoleProps>): void {
  const stack = sourceStack();
  replicate({ replicationRole: s3Role(stack, roleProps), ...props }, stack);
}

/** Rules for `count` prefixes of 400 characters, none of which covers another. */
function rulesWithLongPrefixes(count: number): ReplicationRule[] {
  return Array.from({ length: count }, (_, index) => ({ filter: ReplicationFilter.prefix(`${index}`.padEnd(400, 'p')) }));
}

function awsManagedPolicies(count: number): iam.IManagedPolicy[] {
  return Array.from({ length: count }, (_, index) => iam.ManagedPolicy.fromAwsManagedPolicyName(`Policy${index}`));
}

function shown(text: string): string {
  return text.length > 40 ? `${text.length} characters long` : JSON.stringify(text);
}

const BROKEN_PATHS = ['', 'replication/', '/replication', '/re plication/', `/${'p'.repeat(511)}/`];

const names: readonly ErrorCase[] = [
  ...['', 'r'.repeat(65), 'my role', 'Rölle', 'a/b'].map((roleName): ErrorCase => ({
    code: 'RoleNameInvalid',
    title: `fails when the role name is ${shown(roleName)}`,
    act: () => replicate({ roleName }),
    problem: 'a role name or path breaks a rule of IAM',
    value: roleName,
    remedy: 'use a name of 1 to 64 letters',
    path: ROLE_PATH,
  })),
  ...BROKEN_PATHS.map((rolePath): ErrorCase => ({
    code: 'RoleNameInvalid',
    title: `fails when the role path is ${shown(rolePath)}`,
    act: () => replicate({ rolePath }),
    problem: 'a role name or path breaks a rule of IAM',
    value: rolePath,
    remedy: 'a path that begins and ends with a slash',
    path: ROLE_PATH,
  })),
  ...['', 'my role', 'r'.repeat(65), 'former*', 'arn:aws:iam::111111111111:role/former', '/replication/'].map((former): ErrorCase => ({
    code: 'RoleNameInvalid',
    title: `fails when a former role name is ${shown(former)}`,
    act: () => replicate({ formerRoleNames: ['documents', former] }),
    problem: "an element of 'formerRoleNames' is not the name of a role",
    value: former,
    remedy: "such as 'documents' or '/replication/documents'",
  })),
  {
    code: 'RoleNameTaken',
    title: 'fails when two replications of an account have one role name, whatever its path and case',
    act: () => {
      const stack = sourceStack();
      replicate({ roleName: 'replication' }, stackBeside(stack, 'Other', { region: 'us-east-1' }));
      replicate({ roleName: 'Replication', rolePath: '/other/' }, stack);
    },
    problem: 'Other/Replication/Role has this name already, in the same account',
    value: 'Replication',
    remedy: "give 'roleName' another value",
    path: ROLE_PATH,
  },
  ...[{ roleName: 'replication' }, { rolePath: '/replication/' }].map((name): ErrorCase => ({
    code: 'RoleNameInvalid',
    title: `fails when ${Object.keys(name)[0]} is given together with a role of your own`,
    act: () => withOwnRole(name),
    problem: 'but the role is yours',
    value: name,
    remedy: 'name the role where you create it',
    path: ROLE_PATH,
  })),
  {
    code: 'RoleNameRequired',
    title: 'fails when a policy has to name a role of your own that has no explicit name',
    act: () => withOwnRole({ perimeter: new DataPerimeter({ organizationId: 'o-a1b2c3d4e5' }) }),
    problem: 'which has no explicit name',
    value: 'Documents/OwnRole',
    remedy: "give the role a 'roleName'",
  },
];

const trust: readonly ErrorCase[] = [
  {
    code: 'RoleInOtherAccount',
    title: 'fails when an imported role is in another account',
    act: () => {
      const stack = sourceStack();
      const replicationRole = iam.Role.fromRoleArn(stack, 'OwnRole', `arn:aws:iam::${OTHER_ACCOUNT}:role/replication`);
      replicate({ replicationRole }, stack);
    },
    problem: `not in the account of the source, ${ACCOUNT}`,
    value: OTHER_ACCOUNT,
    remedy: 'use a role of the source account',
    path: ROLE_PATH,
  },
  {
    code: 'RoleInOtherAccount',
    title: 'fails when a role of this app is in another account',
    act: () => {
      const stack = sourceStack();
      const replicationRole = s3Role(stackBeside(stack, 'Roles', { account: OTHER_ACCOUNT }), { roleName: 'replication' });
      replicate({ replicationRole }, stack);
    },
    problem: `not in the account of the source, ${ACCOUNT}`,
    value: OTHER_ACCOUNT,
    remedy: 'use a role of the source account',
    path: ROLE_PATH,
  },
  ...[
    { what: 'names another service', assumedBy: new iam.ServicePrincipal('batchoperations.s3.amazonaws.com') },
    { what: 'names an account', assumedBy: new iam.AccountPrincipal(ACCOUNT) },
    {
      what: 'allows another action',
      assumedBy: new iam.ServicePrincipal('s3.amazonaws.com').withSessionTags(),
      change: (role: iam.Role) => {
        (role.node.defaultChild as iam.CfnRole).assumeRolePolicyDocument = {
          Statement: [{ Effect: 'Allow', Action: 'sts:TagSession', Principal: { Service: 's3.amazonaws.com' } }],
        };
      },
    },
    {
      what: 'denies S3',
      assumedBy: new iam.ServicePrincipal('s3.amazonaws.com'),
      change: (role: iam.Role) => {
        (role.node.defaultChild as iam.CfnRole).assumeRolePolicyDocument = {
          Statement: { Effect: 'Deny', Action: 'sts:AssumeRole', Principal: { Service: 's3.amazonaws.com' } },
        };
      },
    },
  ].map(({ what, assumedBy, change }): ErrorCase => ({
    code: 'RoleNotAssumableByS3',
    title: `fails when the trust policy of the role ${what}`,
    act: () => {
      const stack = sourceStack();
      const role = s3Role(stack, { assumedBy });
      change?.(role);
      new ReplicationRole(stack, 'Role', { role });
    },
    problem: 'does not let S3 assume it',
    value: 'Documents/OwnRole',
    remedy: "new iam.ServicePrincipal('s3.amazonaws.com')",
    path: 'Documents/Role',
  })),
];

const sizes: readonly ErrorCase[] = [
  {
    code: 'PolicyTooLarge',
    title: 'fails when the prefixes of the rules do not fit into a policy',
    act: () => replicateBy(...rulesWithLongPrefixes(10)),
    problem: 'the policy "What S3 needs of the source to replicate" has about',
    value: /^([6-9]\d{3}|\d{5})$/,
    remedy: 'AWS takes 6144',
    path: ROLE_PATH,
  },
  {
    code: 'TooManyPolicies',
    title: 'fails when ten destinations and the source need a policy each',
    act: () => replicateToRegions(REGIONS.slice(0, 10)),
    problem: 'too many managed policies',
    value: 11,
    remedy: '9 destinations per role',
    path: ROLE_PATH,
  },
  {
    code: 'TooManyPolicies',
    title: 'fails when a role of your own has nine managed policies already',
    act: () => withOwnRole({}, { managedPolicies: awsManagedPolicies(9) }),
    problem: 'too many managed policies',
    value: 11,
    remedy: 'use at most 10',
    path: ROLE_PATH,
  },
  {
    code: 'TooManyPolicies',
    title: 'fails when two replications that share a role need more policies than one role has',
    act: () => {
      const stack = sourceStack();
      const replicationRole = s3Role(stack);
      const destinations = REGIONS.slice(0, 5).map((region) => ReplicationDestination.inRegion(region));
      replicate({ replicationRole, destinations }, stack);
      new EncryptedCrossRegionReplication(stack, 'Other', { replicationRole, destinations });
    },
    problem: 'too many managed policies',
    value: 11,
    remedy: 'use at most 10',
    path: 'Documents/Other/Role',
  },
];

export const ROLE_CASES: readonly ErrorCase[] = [...names, ...trust, ...sizes];
