import { readFileSync } from 'fs';
import { dirname, join } from 'path';

const CDK = dirname(require.resolve('aws-cdk-lib/package.json'));

/** Every feature flag that `cdk init` would recommend, switched to its recommended value. */
export const FUTURE_FLAGS: Readonly<Record<string, unknown>> = JSON.parse(
  readFileSync(join(CDK, 'recommended-feature-flags.json'), 'utf8'),
);
