import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { SmokeFailure } from './process';

const ANALYTICS = ['CDKMetadata', 'CDKMetadataAvailable'];

/** The templates of two assemblies, by file; the second is of an app in another language. */
export function compareAssemblies(ours: string, theirs: string, language: string): void {
  const names = templatesIn(ours);
  if (names.length === 0 || !isDeepStrictEqual(names, templatesIn(theirs))) {
    throw new SmokeFailure(`templates differ in number or name: ${names} and ${templatesIn(theirs)}`);
  }
  const different = names.filter((name) => !isDeepStrictEqual(template(ours, name), template(theirs, name)));
  if (different.length > 0) {
    throw new SmokeFailure(`templates differ between TypeScript and ${language}: ${different} (SMOKE_KEEP=1 keeps both)`);
  }
  console.log(`the same templates in TypeScript and in ${language}: ${names.join(', ')}`);
}

function templatesIn(directory: string): string[] {
  return readdirSync(directory).filter((file) => file.endsWith('.template.json')).sort();
}

/** A template without the resource that counts the use of constructs per language. */
function template(directory: string, file: string): object {
  const content = JSON.parse(readFileSync(join(directory, file), 'utf8')) as Record<string, Record<string, unknown>>;
  for (const section of ['Resources', 'Conditions']) {
    for (const id of ANALYTICS) {
      delete content[section]?.[id];
    }
    if (content[section] !== undefined && Object.keys(content[section]).length === 0) {
      delete content[section];
    }
  }
  return content;
}
