import { Resource, Token } from 'aws-cdk-lib';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { AddToResourcePolicyResult, IGrantable, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Alias } from 'aws-cdk-lib/aws-kms';
import type { IKey, KeyReference } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { rewriteCrossAccountRoles } from '../grants/private/cross-account-roles';
import { ReplicationError } from '../internal/errors/replication-error';
import { findRootStack, shortenName } from '../internal/topology/identity';
import { takeName } from '../internal/topology/unique-names';
import { requireAliasName } from './private/key-validation';

/** @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html#key-policy-users-crypto */
const ENCRYPT = ['kms:Encrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*'];
const DECRYPT = ['kms:Decrypt'];

/**
 * A KMS key whose grants name its exact ARN from every Region and leave the key policy alone inside the account.
 *
 * `kms.Key.grant*` from another Region yields `Resource: "*"` and writes a role name into the key policy.
 *
 * @example
 * declare const key: MultiRegionKey;
 * declare const reader: iam.Role;
 *
 * key.grantDecrypt(reader);
 */
export abstract class ReplicationKey extends Resource implements IKey {
  /** The ARN of the key. The same wherever it is used. */
  public abstract readonly keyArn: string;

  /** The id of the key, without the ARN. */
  public abstract readonly keyId: string;

  /** The key policy. */
  protected abstract readonly policy: PolicyDocument;

  /** @internal */
  public get _policyDocument(): PolicyDocument {
    return this.policy;
  }

  /** A reference to this key. */
  public get keyRef(): KeyReference {
    return { keyArn: this.keyArn, keyId: this.keyId };
  }

  /**
   * Adds an alias to the key.
   *
   * @param alias the name, with or without `alias/`
   * @throws AliasInvalid if the alias breaks a naming rule of KMS
   * @throws AliasTaken if it is the alias of another key in the same account and Region
   */
  public addAlias(alias: string): Alias {
    const name = requireAliasName(alias, this);
    takeName({ code: 'AliasTaken', prop: 'aliases', name, env: this.env }, this);
    // the text of a token has a number that changes with everything created before
    const readable = Token.isUnresolved(name) ? JSON.stringify(this.stack.resolve(name)) : name.slice('alias/'.length);
    return new Alias(this, shortenName(`Alias-${readable}`, 200), { aliasName: name, targetKey: this });
  }

  /**
   * Adds a statement to the key policy.
   *
   * A role of another account becomes an account principal with a condition on the role's ARN.
   *
   * @param statement the statement
   * @param allowNoOp without effect: there is a policy to add to
   * @throws CrossAccountRoleWithoutName if a role of another account has no explicit name
   */
  public addToResourcePolicy(statement: PolicyStatement, allowNoOp?: boolean): AddToResourcePolicyResult {
    // Python passes it by the name that it has in `IKey`
    void allowNoOp;
    this.policy.addStatements(rewriteCrossAccountRoles(statement, this.env.account, this));
    return { statementAdded: true, policyDependable: this };
  }

  /**
   * Grants actions on this key: to a principal of the same account by its own policy alone, to another account on
   * both sides.
   *
   * @param grantee who may do them
   * @param actions actions of KMS, such as `kms:DescribeKey`
   * @throws GrantWouldCycle if the stack of the key depends on the stack of the grantee
   * @throws CrossAccountRoleWithoutName if a role of another account has no explicit name
   */
  public grant(grantee: IGrantable, ...actions: string[]): Grant {
    this.requireNoCycle(grantee);
    return Grant.addToPrincipalOrResource({
      grantee,
      actions,
      resourceArns: [this.keyArn],
      resource: this,
      resourceSelfArns: ['*'],
    });
  }

  /** A stack that this key's stack waits for cannot name the key, unless its ARN is a literal. */
  private requireNoCycle({ grantPrincipal }: IGrantable): void {
    const stack = Construct.isConstruct(grantPrincipal) ? findRootStack(grantPrincipal) : undefined;
    const resource = this.node.defaultChild;
    if (stack && resource && findRootStack(resource).dependencies.includes(stack)) {
      throw new ReplicationError('GrantWouldCycle', this, {
        problem: 'the grantee is in a stack that the stack of the key depends on',
        value: stack.node.path,
        remedy:
          'create the grantee in another stack, or use ReplicationKeys.multiRegion(), whose source key has a stack of its own',
      });
    }
  }

  /**
   * Grants `kms:Decrypt`.
   *
   * @param grantee who may do so
   * @throws GrantWouldCycle if the stack of the key depends on the stack of the grantee
   * @throws CrossAccountRoleWithoutName if a role of another account has no explicit name
   */
  public grantDecrypt(grantee: IGrantable): Grant {
    return this.grant(grantee, ...DECRYPT);
  }

  /**
   * Grants `kms:Encrypt`, `kms:ReEncrypt*` and `kms:GenerateDataKey*`.
   *
   * @param grantee who may do so
   * @throws GrantWouldCycle if the stack of the key depends on the stack of the grantee
   * @throws CrossAccountRoleWithoutName if a role of another account has no explicit name
   */
  public grantEncrypt(grantee: IGrantable): Grant {
    return this.grant(grantee, ...ENCRYPT);
  }

  /**
   * Grants what `grantEncrypt` and `grantDecrypt` grant.
   *
   * @param grantee who may do so
   * @throws GrantWouldCycle if the stack of the key depends on the stack of the grantee
   * @throws CrossAccountRoleWithoutName if a role of another account has no explicit name
   */
  public grantEncryptDecrypt(grantee: IGrantable): Grant {
    return this.grant(grantee, ...DECRYPT, ...ENCRYPT);
  }

  /**
   * Grants `kms:Sign`, which is of no use with a symmetric key.
   *
   * @param grantee who may do so
   * @throws GrantWouldCycle if the stack of the key depends on the stack of the grantee
   * @throws CrossAccountRoleWithoutName if a role of another account has no explicit name
   */
  public grantSign(grantee: IGrantable): Grant {
    return this.grant(grantee, 'kms:Sign');
  }

  /**
   * Grants `kms:Verify`, which is of no use with a symmetric key.
   *
   * @param grantee who may do so
   * @throws GrantWouldCycle if the stack of the key depends on the stack of the grantee
   * @throws CrossAccountRoleWithoutName if a role of another account has no explicit name
   */
  public grantVerify(grantee: IGrantable): Grant {
    return this.grant(grantee, 'kms:Verify');
  }

  /**
   * Grants `kms:Sign` and `kms:Verify`, which is of no use with a symmetric key.
   *
   * @param grantee who may do so
   * @throws GrantWouldCycle if the stack of the key depends on the stack of the grantee
   * @throws CrossAccountRoleWithoutName if a role of another account has no explicit name
   */
  public grantSignVerify(grantee: IGrantable): Grant {
    return this.grant(grantee, 'kms:Sign', 'kms:Verify');
  }

  /**
   * Grants `kms:GenerateMac`, which is of no use with a symmetric key.
   *
   * @param grantee who may do so
   * @throws GrantWouldCycle if the stack of the key depends on the stack of the grantee
   * @throws CrossAccountRoleWithoutName if a role of another account has no explicit name
   */
  public grantGenerateMac(grantee: IGrantable): Grant {
    return this.grant(grantee, 'kms:GenerateMac');
  }

  /**
   * Grants `kms:VerifyMac`, which is of no use with a symmetric key.
   *
   * @param grantee who may do so
   * @throws GrantWouldCycle if the stack of the key depends on the stack of the grantee
   * @throws CrossAccountRoleWithoutName if a role of another account has no explicit name
   */
  public grantVerifyMac(grantee: IGrantable): Grant {
    return this.grant(grantee, 'kms:VerifyMac');
  }
}
