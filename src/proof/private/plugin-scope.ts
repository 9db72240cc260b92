import type { IPolicyValidationPlugin } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { ProofScope } from '../../analysis/prove';
import { findConfigurations, formatResourceKey } from './registration';

/** The plugin that checks each replication of an app: the first that ran, in this and every later synthesis. */
const assignments = new WeakMap<IConstruct, Map<string, IPolicyValidationPlugin>>();

/** What a plugin checks. */
export interface PluginScope extends ProofScope {
  /** The resources of each replication configuration that the templates must have. */
  readonly expected: readonly (readonly string[])[];
  /** Whether it reports something that every plugin of the app sees: the first one that asks does. */
  readonly reports: (key: string) => boolean;
}

/** Assigns each replication to one plugin, so that two plugins in one app do not report the same findings. */
export function determineScope(root: IConstruct, plugin: IPolicyValidationPlugin): PluginScope {
  const own = findConfigurations(plugin);
  const keys = own && new Set(own.flat());
  const owners = assignments.get(root) ?? new Map<string, IPolicyValidationPlugin>();
  assignments.set(root, owners);
  const reports = (key: string) => {
    const owner = owners.get(key) ?? plugin;
    owners.set(key, owner);
    return owner === plugin;
  };
  return {
    expected: own ?? [],
    whole: own === undefined,
    replications: ({ address }) => {
      const key = formatResourceKey(address);
      return (keys === undefined || keys.has(key)) && reports(key);
    },
    reports,
  };
}
