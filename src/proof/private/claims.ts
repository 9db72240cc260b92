import type { IPolicyValidationPlugin } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { ProofScope } from '../../analysis/prove';
import { findConfigurations, formatResourceKey } from './registration';

/** Who judges each replication of an app: the first plugin that came to it, in this and every later synthesis. */
const assignments = new WeakMap<IConstruct, Map<string, IPolicyValidationPlugin>>();

/** What is a plugin's to judge. */
export interface PluginScope extends ProofScope {
  /** The resources of each configuration that has to be there. */
  readonly expected: readonly (readonly string[])[];
}

/** The replications that are a plugin's to judge, so that two plugins in one app do not say the same twice. */
export function determineScope(root: IConstruct, plugin: IPolicyValidationPlugin): PluginScope {
  const own = findConfigurations(plugin);
  const keys = own && new Set(own.flat());
  const taken = assignments.get(root) ?? new Map<string, IPolicyValidationPlugin>();
  assignments.set(root, taken);
  return {
    expected: own ?? [],
    whole: own === undefined,
    replications: ({ address }) => {
      const key = formatResourceKey(address);
      if (keys !== undefined && !keys.has(key)) {
        return false;
      }
      const authorizer = taken.get(key) ?? plugin;
      taken.set(key, authorizer);
      return authorizer === plugin;
    },
  };
}
