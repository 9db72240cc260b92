import type * as engine from './run-proof';

/** Most of the code of the package, which an app needs when CDK validates its templates, and not before. */
export function loadEngine(): typeof engine {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded when it is needed
  return require('./run-proof') as typeof engine;
}
