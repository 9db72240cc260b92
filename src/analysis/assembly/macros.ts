import { listAt, textAt } from '../symbolic/json-members';

/** The one macro that adds nothing but intrinsic functions. */
export const LANGUAGE_EXTENSIONS = 'AWS::LanguageExtensions';

/** The names of the macros that a template names at its top: alone, or with parameters. */
export function listMacros(template: unknown): readonly string[] {
  return listAt(template, 'Transform').map(nameMacro);
}

export function nameMacro(macro: unknown): string {
  return textAt(macro) ?? textAt(macro, 'Name') ?? JSON.stringify(macro);
}
