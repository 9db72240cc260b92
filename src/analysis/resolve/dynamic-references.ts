import type { SymbolicString } from '../symbolic/symbolic-string';
import { display, unknownValue } from '../symbolic/symbolic-string';
import type { Scope } from './scope';

const REFERENCE = /\{\{resolve:([^:}]+):([^}]*)\}\}/g;

/**
 * Replaces dynamic references by what deployment reads there.
 *
 * What a writer of another stack puts into a parameter is known.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
 */
export function withDynamicReferences(scope: Scope, text: SymbolicString): SymbolicString {
  return !text.includes('{{resolve:') ? text : text.replace(REFERENCE, (_whole, service: string, key: string) =>
    (service === 'ssm' ? scope.crossStack.parameter(scope, key) : undefined)
      ?? unknownValue(display(`${service}:${key} of ${scope.account} in ${scope.region}`)));
}
