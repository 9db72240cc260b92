import { Annotations, CrossStackReferences, ReferenceStrength, Stack } from 'aws-cdk-lib';
import { CfnRole, ManagedPolicy, PolicyDocument, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IGrantable, IPrincipal, IRole } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { ReplicationError } from '../internal/errors/replication-error';
import { checkCall } from '../internal/input/check-call';
import { withoutNulls } from '../internal/input/without-nulls';
import { acknowledgeWildcards } from '../internal/nag/acknowledge';
import { MANAGED_POLICY, requireStatementsFit } from '../internal/policy/policy-size';
import type { StatementSpec } from '../internal/policy/statement';
import { printDocument, printText, toPolicyStatement } from '../internal/policy/statement';
import { computeIdentity } from '../internal/topology/identity';
import { accountsDiffer, findPartition, requireRegion } from '../internal/topology/regions';
import { addStackDependency } from '../internal/topology/support-stacks';
import { takeName } from '../internal/topology/unique-names';
import { WARNINGS } from '../internal/warnings/warnings';
import { computeRoleName, validateRoleName } from './private/role-names';
import { canS3Assume } from './private/trust';

const MAX_POLICIES = 10;
/** On the resource of a role: several replications may share it, those of another copy of this package too. */
const ATTACHED = Symbol.for('cdk-encrypted-replication.AttachedPolicies');

/**
 * Properties of a `ReplicationRole`.
 */
export interface ReplicationRoleProps {
  /**
   * A role of your own that S3 may assume.
   *
   * A role that this app owns gets the policies. An imported one cannot: a warning prints the documents to attach.
   *
   * @default - a role is created
   */
  readonly role?: IRole;

  /**
   * The name of the created role, at most 64 characters.
   *
   * Explicit and stable in any case: policies of the destinations allow the role by name, before it exists. Whoever
   * may create a role with this name in the source account gains its access. Changing it replaces the role:
   * see `formerRoleNames` of the replication.
   *
   * @default - derived from the stack name, the construct path and the Region
   */
  readonly roleName?: string;

  /**
   * The path of the created role. Changing it replaces the role: see `formerRoleNames` of the replication.
   *
   * @default "/"
   */
  readonly rolePath?: string;
}

/**
 * The role that S3 assumes to replicate, and its policies: one for the source, one for each destination.
 *
 * Managed policies, so that adding a destination touches no other policy: at most 10 on the role, each at most 6,144
 * characters.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html
 * @example
 * const replicationRole = new ReplicationRole(stack, 'Role', { roleName: 'documents-replication' });
 * new EncryptedCrossRegionReplication(stack, 'Replication', {
 *   destinations: [ReplicationDestination.inRegion('eu-west-1')],
 *   replicationRole: replicationRole.role,
 * });
 */
export class ReplicationRole extends Construct implements IGrantable {
  /** The role. */
  public readonly role: IRole;

  /** The ARN of the role. */
  public readonly roleArn: string;

  /** The principal to grant permissions to. */
  public readonly grantPrincipal: IPrincipal;

  private readonly managedPolicies: ManagedPolicy[] = [];
  private readonly cfnRole: CfnRole | undefined;

  /**
   * @param scope inside the stack of the source bucket
   * @param id the construct id
   * @param props properties of the role
   * @throws RegionUnresolved if the Region of the stack is not known at synth time
   * @throws RegionInvalid if the Region of the stack is not written like one
   * @throws RoleNameInvalid if a name or path breaks a rule of IAM, or is given together with `role`
   * @throws RoleNameTaken if `roleName` is the name of another replication role in the same account
   * @throws RoleInOtherAccount if `role` is not in the account of the stack
   * @throws RoleNotAssumableByS3 if the trust policy of `role` does not let S3 assume it
   * @throws TooManyPolicies if it would have more than 10 managed policies, once a replication uses it
   * @throws PolicyTooLarge if a policy would exceed 6,144 characters, once a replication uses it
   * @throws RoleNameRequired if a destination has to name `role` and it has no explicit name, once a replication
   * uses it
   */
  constructor(scope: Construct, id: string, props: ReplicationRoleProps = {}) {
    super(scope, id);
    checkCall('new ReplicationRole', [props], { scope: this, extended: new.target !== ReplicationRole });
    requireRegion(Stack.of(this).region, 'the replication role', this);
    const given = withoutNulls(props);
    this.role = given.role ? this.accept(given.role, given) : this.create(given);
    this.roleArn = this.role.roleArn;
    this.grantPrincipal = this.role.grantPrincipal;
    this.cfnRole = findRoleResource(this.role);
    if (given.role) {
      this.validateTrust();
    }
  }

  /**
   * The managed policies that the library attached. Empty for an imported role.
   */
  public get policies(): ManagedPolicy[] {
    return [...this.managedPolicies];
  }

  /**
   * Attaches a managed policy.
   *
   * @internal
   */
  public _addPolicy(id: string, description: string, statements: readonly StatementSpec[]): void {
    const document = new PolicyDocument({ minimize: true, statements: statements.map(toPolicyStatement) });
    if (!this.cfnRole) {
      this.warnOfDocument(description, document);
      return;
    }
    requireStatementsFit(statements, document, { ...MANAGED_POLICY, policyType: `policy "${description}"` }, this);
    const policy = new ManagedPolicy(this, id, { description, document, roles: [this.role] });
    acknowledgeWildcards(policy, statements);
    this.managedPolicies.push(policy);
    this.requireAttachable(this.cfnRole);
  }

  /**
   * The ARN as a policy of another stack may name it, without a reference to the role. `undefined` for an owned role
   * without an explicit name.
   *
   * @internal
   */
  public _findNamedArn(): string | undefined {
    if (!this.cfnRole) {
      return this.role.roleArn;
    }
    const { roleName, path = '/' } = this.cfnRole;
    const { region, account } = this.role.env;
    // an L2 role without a name has a token here that resolves to nothing
    const named = Stack.of(this.cfnRole).resolve(roleName) !== undefined;
    return named ? `arn:${findPartition(region)}:iam::${account}:role${path}${roleName}` : undefined;
  }

  private create(props: ReplicationRoleProps): IRole {
    const roleName = props.roleName ?? computeRoleName(computeIdentity(this), Stack.of(this).region);
    validateRoleName(roleName, props.rolePath ?? '/', this);
    const { account } = Stack.of(this);
    takeName({ code: 'RoleNameTaken', prop: 'roleName', name: roleName, env: { account } }, this);
    return new Role(this, 'Resource', {
      roleName,
      path: props.rolePath,
      description: 'Assumed by S3 to replicate encrypted objects',
      assumedBy: new ServicePrincipal('s3.amazonaws.com'),
    });
  }

  private accept(role: IRole, props: ReplicationRoleProps): IRole {
    if (props.roleName !== undefined || props.rolePath !== undefined) {
      throw new ReplicationError('RoleNameInvalid', this, {
        problem: "'roleName' and 'rolePath' name the role that is created, but the role is yours",
        value: { roleName: props.roleName, rolePath: props.rolePath },
        remedy: 'name the role where you create it',
      });
    }
    const account = Stack.of(this).account;
    if (accountsDiffer(role.env.account, account)) {
      throw new ReplicationError('RoleInOtherAccount', this, {
        problem: `the replication role is not in the account of the source, ${account}`,
        value: role.env.account,
        remedy: 'use a role of the source account: S3 assumes it on behalf of the source bucket',
      });
    }
    if (CfnRole.isCfnRole(role.node.defaultChild)) {
      CrossStackReferences.of(role).produce(ReferenceStrength.WEAK);
      addStackDependency(Stack.of(this), Stack.of(role), 'the policies are attached to the replication role');
    }
    return role;
  }

  private validateTrust(): void {
    if (this.cfnRole && canS3Assume(this.cfnRole) === false) {
      throw new ReplicationError('RoleNotAssumableByS3', this, {
        problem: 'the trust policy of the replication role does not let S3 assume it',
        value: this.role.node.path,
        remedy: "create it with assumedBy: new iam.ServicePrincipal('s3.amazonaws.com')",
      });
    }
  }

  private requireAttachable(cfnRole: CfnRole & { readonly [ATTACHED]?: number }): void {
    // an L2 role has a token here for the list
    const own: unknown = Stack.of(cfnRole).resolve(cfnRole.managedPolicyArns);
    const ours = (cfnRole[ATTACHED] ?? 0) + 1;
    Object.defineProperty(cfnRole, ATTACHED, { value: ours, configurable: true });
    const attached = ours + (Array.isArray(own) ? own.length : 0);
    if (attached > MAX_POLICIES) {
      throw new ReplicationError('TooManyPolicies', this, {
        problem: 'the replication role would have too many managed policies: one for the source, one for each destination',
        value: attached,
        remedy: `use at most ${MAX_POLICIES}, which every IAM quota allows: ${MAX_POLICIES - 1} destinations per role`,
      });
    }
  }

  private warnOfDocument(description: string, document: PolicyDocument): void {
    const stack = Stack.of(this);
    const json = printDocument(stack, document);
    Annotations.of(this).addWarningV2(
      WARNINGS.ImportedRole.id,
      `the imported replication role ${printText(stack, this.roleArn)} gets no policy from this app; attach this document to it, ` +
        `with the values that are known after deployment in place of those in angle brackets (${description}): ${json}`,
    );
  }
}

/** Of an L2, or of one in an L2, as that of a `LazyRole`, which is there once its ARN was asked for. */
function findRoleResource({ node: { defaultChild: child } }: IConstruct): CfnRole | undefined {
  return child === undefined || CfnRole.isCfnRole(child) ? child : findRoleResource(child);
}
