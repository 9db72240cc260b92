import { Reference, Stack, Token, Tokenization } from 'aws-cdk-lib';
import type { ResourceAddress } from '../../analysis/assembly/resource-address';

/**
 * A name as the templates have it: of a token that is an attribute of a resource the construct path, of a token that
 * is a literal everywhere but in the stack of the resource that literal.
 */
export function resolveName(text: string): string {
  if (!Token.isUnresolved(text)) {
    return text;
  }
  const { length, firstToken } = Tokenization.reverseString(text);
  if (length === 1 && Reference.isReference(firstToken)) {
    return firstToken.target.node.path;
  }
  const elsewhere: unknown = new Stack().resolve(text);
  return typeof elsewhere === 'string' ? elsewhere : text;
}

/** Whether a person means the resource: construct path, with or without the id of the L1, or logical id. */
export function matchesName({ constructPath, logicalId }: ResourceAddress, name: string): boolean {
  return logicalId === name || (constructPath !== undefined && [name, `${name}/Resource`].includes(constructPath));
}
