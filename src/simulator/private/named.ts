import { Reference, Tokenization } from 'aws-cdk-lib';
import type { Place } from '../../proof/private/world/place';

/** The path of the resource that a token is an attribute of; `undefined` for other tokens and plain strings. */
export function pathOfToken(text: string): string | undefined {
  const { length, firstToken } = Tokenization.reverseString(text);
  return length === 1 && Reference.isReference(firstToken) ? firstToken.target.node.path : undefined;
}

/** Whether a person means the resource: construct path, with or without the id of the L1, or logical id. */
export function isNamed({ constructPath, logicalId }: Place, name: string): boolean {
  return logicalId === name || (constructPath !== undefined && [name, `${name}/Resource`].includes(constructPath));
}
