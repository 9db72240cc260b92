import { UnusableInput } from './unusable-input';

/** Reads `key=value`; the value may be empty and may hold more `=`. */
export function addTag(text: string, before: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const end = text.indexOf('=');
  if (end < 1) {
    throw new UnusableInput('Usage', `a tag is written key=value, got ${JSON.stringify(text)}`);
  }
  return { ...before, [text.slice(0, end)]: text.slice(end + 1) };
}
