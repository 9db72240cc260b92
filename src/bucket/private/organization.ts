import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';

export function requireOrganizationId(id: string, scope: IConstruct): string {
  if (!Token.isUnresolved(id) && !/^o-[a-z0-9]{10,32}$/.test(id)) {
    throw new ReplicationError('OrganizationIdInvalid', scope, {
      problem: "'organizationId' is not the id of an AWS organization",
      value: id,
      remedy: "use 'o-' and 10 to 32 lowercase letters and digits",
    });
  }
  return id;
}
