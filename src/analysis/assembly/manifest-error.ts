import { AssemblyError, describeJsonError } from './assembly-error';

/** @throws AssemblyError where reading fails, in whatever way */
export function readManifest<T>(directory: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new AssemblyError(directory, `the manifest cannot be read (${describeManifestError(error)})`, 'synthesize the app again');
  }
}

/** The first line: CDK appends the schema of all manifests. */
function describeManifestError(error: unknown): string {
  const { name } = error as Partial<Error>;
  return name === 'SyntaxError' ? describeJsonError(error)
    : name === 'TypeError' || name === 'RangeError' ? 'it is no manifest of a cloud assembly'
      : String(error).split('\n')[0].slice(0, 300);
}
