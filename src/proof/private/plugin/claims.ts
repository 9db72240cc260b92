import type { IPolicyValidationPlugin } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Extent } from '../prove';
import { placeKey, resourcesOf } from './registration';

/** Who judges each replication of an app: the first plugin that came to it, in this and every later synthesis. */
const judges = new WeakMap<IConstruct, Map<string, IPolicyValidationPlugin>>();

/** The replications that are a plugin's to judge, so that two plugins in one app do not say the same twice. */
export function claim(root: IConstruct, plugin: IPolicyValidationPlugin): Extent {
  const own = resourcesOf(plugin);
  const taken = judges.get(root) ?? new Map<string, IPolicyValidationPlugin>();
  judges.set(root, taken);
  return {
    whole: own === undefined,
    replications: ({ place }) => {
      const key = placeKey(place);
      if (own !== undefined && !own.has(key)) {
        return false;
      }
      const judge = taken.get(key) ?? plugin;
      taken.set(key, judge);
      return judge === plugin;
    },
  };
}
