import type { IPolicyValidationPlugin } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { ProofScope } from '../../analysis/prove';
import { configurationsOf, addressKey } from './registration';

/** Who judges each replication of an app: the first plugin that came to it, in this and every later synthesis. */
const judges = new WeakMap<IConstruct, Map<string, IPolicyValidationPlugin>>();

/** What is a plugin's to judge. */
export interface Claim extends ProofScope {
  /** The resources of each configuration that has to be there. */
  readonly expected: readonly (readonly string[])[];
}

/** The replications that are a plugin's to judge, so that two plugins in one app do not say the same twice. */
export function claim(root: IConstruct, plugin: IPolicyValidationPlugin): Claim {
  const own = configurationsOf(plugin);
  const keys = own && new Set(own.flat());
  const taken = judges.get(root) ?? new Map<string, IPolicyValidationPlugin>();
  judges.set(root, taken);
  return {
    expected: own ?? [],
    whole: own === undefined,
    replications: ({ address }) => {
      const key = addressKey(address);
      if (keys !== undefined && !keys.has(key)) {
        return false;
      }
      const authorizer = taken.get(key) ?? plugin;
      taken.set(key, authorizer);
      return authorizer === plugin;
    },
  };
}
