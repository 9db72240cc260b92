import { existsSync } from 'fs';
import { dirname, join } from 'path';
import type { IConstruct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';

/**
 * The code of a function. The sources and the bundles stand at different depths of the package.
 *
 * @throws FunctionCodeMissing
 */
export function findHandlerFolder(name: string, scope: IConstruct, from: string = __dirname): string {
  const folder = join(from, 'lib', 'handlers', name);
  if (existsSync(folder)) {
    return folder;
  }
  const parent = dirname(from);
  if (parent === from) {
    throw new ReplicationError('FunctionCodeMissing', scope, {
      problem: 'the code of a Lambda function is not beside the library, as where a bundler put the app into one file',
      value: name,
      remedy: "leave 'cdk-encrypted-replication' out of the bundle, as an external package, and install it beside the app",
    });
  }
  return findHandlerFolder(name, scope, parent);
}
