import type { ErrorCodeInfo } from '../error-code-info';

export const SIMULATOR_CODES = {
  AssemblyUnreadable: {
    when: 'A folder given to `ReplicationSimulator.fromAssembly` is not a cloud assembly that can be read.',
    otherwise: 'A simulation of nothing.',
  },
  SimulatorScopeInvalid: {
    when: '`ReplicationSimulator.fromApp` with a construct whose tree has no `App` at its root.',
    otherwise: 'Nothing that could be synthesized.',
  },
  SimulatorWithoutReplication: {
    when: 'A simulation of templates without any replication configuration.',
    otherwise: 'A simulation that answers nothing.',
  },
  SimulatorBucketUnknown: {
    when: 'A simulated request names a bucket that is not in the templates, or one of several.',
    otherwise: 'An answer about another bucket.',
  },
  SimulatorKeyUnknown: {
    when: 'A simulated upload names a KMS key by a token that is not a resource of the templates, or one of several.',
    otherwise: 'An answer about another key.',
  },
  SimulatorObjectUnknown: {
    when: 'A simulated request changes an object that is not there.',
    otherwise: 'S3 answers 404.',
  },
  ObjectKeyInvalid: {
    when: 'An object key is empty, a token, or longer than 1,024 bytes in UTF-8.',
    otherwise: 'S3 rejects the request.',
  },
} as const satisfies { readonly [code: string]: ErrorCodeInfo };
