import type { IConstruct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';

export function failOptions(problem: string, value: unknown, remedy: string, scope: IConstruct): never {
  throw new ReplicationError('FunctionOptionsInvalid', scope, { problem, value, remedy });
}
