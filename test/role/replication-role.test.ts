import { Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { CompositePrincipal, LazyRole, ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { ReplicationDestination, ReplicationRole } from 'cdk-encrypted-replication';
import {
  ACCOUNT,
  BUCKET,
  MANAGED_POLICY,
  SOURCE_REGION,
  SOURCE_STACK,
  appWith,
  replicationIn,
} from '../support/replication';
import type { ReplicationSetup } from '../support/replication';
import { Synthesized } from '../support/synthesized';

const ROLE = 'AWS::IAM::Role';
const S3 = new ServicePrincipal('s3.amazonaws.com');

describe('the created role', () => {
  test('is assumed by S3 alone, without conditions', () => {
    const { Properties } = replicationIn().synthesized.resource(SOURCE_STACK, ROLE);
    expect(Properties.AssumeRolePolicyDocument).toEqual({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 's3.amazonaws.com' } }],
    });
  });

  test('has a name that derives from stack name, construct path and Region', () => {
    const nameIn = (setup: ReplicationSetup) =>
      replicationIn(setup).synthesized.resource(SOURCE_STACK, ROLE).Properties.RoleName;
    expect(nameIn({})).toBe('Documents-Replication-Role-65fdae68');
    expect(nameIn({ account: 'token' })).toBe('Documents-Replication-Role-65fdae68');
    expect(nameIn({ region: 'us-east-1' })).toMatch(/^Documents-Replication-Role-(?!65fdae68)[0-9a-f]{8}$/);
  });

  test('takes a given name and path', () => {
    const { replication, template } = replicationIn({ props: { roleName: 'replicator', rolePath: '/s3/' } });
    template().hasResourceProperties(ROLE, { RoleName: 'replicator', Path: '/s3/' });
    expect(replication.replicationRole._findNamedArn()).toBe(`arn:aws:iam::${ACCOUNT}:role/s3/replicator`);
  });

  test('carries one managed policy for the source and one for each destination, and no inline policy', () => {
    // WHEN
    const { replication, template } = replicationIn({
      props: { destinations: ['eu-west-1', 'us-west-2'].map((region) => ReplicationDestination.inRegion(region)) },
    });

    // THEN
    expect(replication.replicationRole.policies.map((policy) => policy.node.id)).toEqual([
      'SourcePolicy',
      'DestinationPolicy-eu-west-1',
      'DestinationPolicy-us-west-2',
    ]);
    template().resourceCountIs(MANAGED_POLICY, 3);
    template().resourceCountIs('AWS::IAM::Policy', 0);
    template().allResourcesProperties(ROLE, { Policies: Match.absent(), ManagedPolicyArns: Match.absent() });
  });

  test('hands out a copy of its policies', () => {
    const { replicationRole } = replicationIn().replication;
    replicationRole.policies.pop();
    expect(replicationRole.policies).toHaveLength(2);
  });

  test('may copy before the first object arrives: the source bucket waits for its policies', () => {
    const { DependsOn } = replicationIn().synthesized.resource(SOURCE_STACK, BUCKET, 'ReplicationBucket');
    expect(DependsOn).toEqual(['ReplicationRoleDestinationPolicyeuwest1', 'ReplicationRoleSourcePolicy'].map(
      (id) => expect.stringMatching(new RegExp(`^${id}`)),
    ));
  });

  test('is what S3 is told to assume', () => {
    const { Properties } = replicationIn().synthesized.resource(SOURCE_STACK, BUCKET, 'ReplicationBucket');
    expect(Properties.ReplicationConfiguration.Role).toBe('${ReplicationRole.Arn}');
  });

  test('is a principal that can be granted further permissions', () => {
    // GIVEN
    const { replication, stack, template } = replicationIn();

    // WHEN
    new Bucket(stack, 'Reports').grantPut(replication.replicationRole);

    // THEN
    template().hasResourceProperties('AWS::IAM::Policy', { Roles: [{ Ref: Match.stringLikeRegexp('^ReplicationRole') }] });
  });

  test('can stand alone in a stack of a concrete Region', () => {
    const stack = new Stack(appWith(), 'Roles', { env: { region: SOURCE_REGION } });
    const role = new ReplicationRole(stack, 'Role');
    expect(role.policies).toEqual([]);
    expect(stack.resolve(role._findNamedArn())).toEqual({
      'Fn::Join': ['', ['arn:aws:iam::', { Ref: 'AWS::AccountId' }, expect.stringMatching(/^:role\/Roles-Role-[0-9a-f]{8}$/)]],
    });
  });
});

describe('a role of the user', () => {
  test('in the source stack gets the policies, and no second role is created', () => {
    // WHEN
    const { replication, template, synthesized } = replicationIn({
      props: (stack) => ({ replicationRole: new Role(stack, 'Mine', { assumedBy: S3 }) }),
    });

    // THEN
    template().resourceCountIs(ROLE, 1);
    template().resourceCountIs(MANAGED_POLICY, 2);
    template().allResourcesProperties(MANAGED_POLICY, { Roles: [{ Ref: Match.stringLikeRegexp('^Mine') }] });
    expect(synthesized.resource(SOURCE_STACK, BUCKET, 'ReplicationBucket').Properties.ReplicationConfiguration.Role)
      .toBe('${Mine.Arn}');
    expect(replication.replicationRole._findNamedArn()).toBeUndefined();
  });

  test('in another stack of the Region gets the policies by a weak reference, after that stack', () => {
    // WHEN
    const { synthesized } = replicationIn({
      props: (_stack, app) => {
        const roles = new Stack(app, 'Roles', { env: { account: ACCOUNT, region: SOURCE_REGION } });
        return { replicationRole: new Role(roles, 'Mine', { assumedBy: S3 }) };
      },
    });

    // THEN
    const { Properties } = synthesized.resource(SOURCE_STACK, MANAGED_POLICY, 'SourcePolicy');
    expect(Properties.Roles).toEqual(['${Roles/Mine}']);
    expect(synthesized.dependenciesOf(SOURCE_STACK)).toContain('Roles');
    expect(synthesized.strongMeans()).toEqual([]);
    expect(synthesized.edges()).toContainEqual({ consumer: SOURCE_STACK, producer: 'Roles', region: SOURCE_REGION });
  });

  test('in a stack of another Region gets the policies by its name, after that stack', () => {
    // WHEN
    const { synthesized } = replicationIn({
      props: (_stack, app) => {
        const roles = new Stack(app, 'Roles', { env: { account: ACCOUNT, region: 'us-east-1' } });
        return { replicationRole: new Role(roles, 'Mine', { assumedBy: S3, roleName: 'mine' }) };
      },
    });

    // THEN
    expect(synthesized.resource(SOURCE_STACK, MANAGED_POLICY, 'SourcePolicy').Properties.Roles).toEqual(['mine']);
    expect(synthesized.dependenciesOf(SOURCE_STACK)).toContain('Roles');
    expect(synthesized.strongMeans()).toEqual([]);
  });

  test('keeps its path in the name that other stacks know it by', () => {
    const { replication } = replicationIn({
      props: (stack) => ({
        replicationRole: new Role(stack, 'Mine', { assumedBy: S3, roleName: 'mine', path: '/s3/' }),
      }),
    });
    expect(replication.replicationRole._findNamedArn()).toBe(`arn:aws:iam::${ACCOUNT}:role/s3/mine`);
  });

  test('may be assumed by others beside S3', () => {
    const assumedBy = new CompositePrincipal(new ServicePrincipal('batchoperations.s3.amazonaws.com'), S3);
    const { template } = replicationIn({ props: (stack) => ({ replicationRole: new Role(stack, 'Mine', { assumedBy }) }) });
    template().resourceCountIs(MANAGED_POLICY, 2);
  });

  test('may be a lazy one, which is then created and gets the policies', () => {
    const { template } = replicationIn({
      props: (stack) => ({ replicationRole: new LazyRole(stack, 'Mine', { assumedBy: S3 }) }),
    });
    template().hasResourceProperties(MANAGED_POLICY, { Roles: [{ Ref: Match.stringLikeRegexp('^Mine') }] });
  });

  test('counts the managed policies that it has already', () => {
    const { template } = replicationIn({
      props: (stack) => ({
        replicationRole: new Role(stack, 'Mine', {
          assumedBy: S3,
          managedPolicies: Array.from({ length: 8 }, (_, index) => ManagedPolicy.fromAwsManagedPolicyName(`P${index}`)),
        }),
      }),
    });
    template().resourceCountIs(MANAGED_POLICY, 2);
  });
});

describe('an imported role', () => {
  const ARN = `arn:aws:iam::${ACCOUNT}:role/s3/theirs`;
  const setup = () => replicationIn({ props: (stack) => ({ replicationRole: Role.fromRoleArn(stack, 'Theirs', ARN) }) });

  test('is assumed by S3, without a policy or a role of ours', () => {
    const { replication, template } = setup();
    template().resourceCountIs(ROLE, 0);
    template().resourceCountIs(MANAGED_POLICY, 0);
    template().resourceCountIs('AWS::IAM::Policy', 0);
    template().hasResourceProperties(BUCKET, { ReplicationConfiguration: Match.objectLike({ Role: ARN }) });
    expect(replication.replicationRole.policies).toEqual([]);
    expect(replication.replicationRole._findNamedArn()).toBe(ARN);
  });

  test('makes the source bucket wait for nothing', () => {
    const { DependsOn } = setup().synthesized.resource(SOURCE_STACK, BUCKET, 'ReplicationBucket');
    expect(DependsOn).toBeUndefined();
  });

  test('gets a warning with the exact document for the source and for each destination', () => {
    // GIVEN
    const { stack } = setup();
    const expected = replicationIn().synthesized.artifact(SOURCE_STACK).template.Resources;

    // WHEN
    const warnings = Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp('attach this document'));

    // THEN
    const documents = warnings.map(({ id, entry }) => {
      expect(id).toBe('/Documents/Replication/Role');
      expect(entry.data).toContain(`imported replication role ${ARN}`);
      expect(entry.data).toContain('[ack: cdk-encrypted-replication:ImportedRole]');
      return JSON.parse(/: (\{.*\}) \[ack/.exec(String(entry.data))![1]);
    });
    const created = Object.values<any>(expected).filter(({ Type }) => Type === MANAGED_POLICY);
    expect(documents.map(withoutReferences)).toEqual(
      created.map(({ Properties }) => withoutReferences(Properties.PolicyDocument)),
    );
  });
});

test('two replications in one stack have a role each', () => {
  // GIVEN
  const { stack, app } = replicationIn();
  new ReplicationRole(stack, 'Other');

  // THEN
  const roles = new Synthesized(app).resources(SOURCE_STACK, ROLE);
  const names = Object.values(roles).map(({ Properties }) => Properties.RoleName);
  expect(new Set(names).size).toBe(2);
});

/** A warning is printed before the references between stacks are known: they stand in angle brackets. */
function withoutReferences(document: unknown): unknown {
  return JSON.parse(JSON.stringify(document, (_key, value) => {
    const isIntrinsic = typeof value === 'object' && value !== null && Object.keys(value).some((key) => key.startsWith('Fn::'));
    const isPrinted = typeof value === 'string' && /<[^>]+>/.test(value);
    return isIntrinsic || isPrinted ? '<reference>' : value;
  }));
}
