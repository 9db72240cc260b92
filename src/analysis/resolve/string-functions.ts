import { expressionOf, listOf, objectOf } from './expressions';
import type { Scope } from './scope';
import { UNRESOLVED } from './unresolved';

/** `Fn::Join` */
export function join(scope: Scope, argument: unknown): unknown {
  const [delimiter, items] = listOf(argument);
  const texts = scope.resolve(items);
  return Array.isArray(texts) ? texts.map((text) => scope.text(text)).join(scope.text(delimiter)) : UNRESOLVED;
}

/** `Fn::Sub` in both forms. */
export function sub(scope: Scope, argument: unknown): unknown {
  const [template, given] = listOf(argument);
  const values = new Map(Object.entries(objectOf(given)));
  return String(template).replace(/\$\{([^}]*)\}/g, (_whole, name: string) => {
    const key = name.trim();
    return key.startsWith('!') ? `\${${key.slice(1)}}`
      : values.has(key) ? scope.text(values.get(key))
        : scope.text(expressionOf(key));
  });
}

/** `Fn::Select` */
export function select(scope: Scope, argument: unknown): unknown {
  const [index, items] = listOf(argument);
  const values = scope.resolve(items);
  return (Array.isArray(values) ? values[Number(scope.resolve(index))] : undefined) ?? UNRESOLVED;
}
