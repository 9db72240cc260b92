import { ERROR_CODES } from '../../../src/internal/errors/error-codes';
import { code, page, table } from './page';

export function errorsPage(): string {
  return page(
    'Error codes',
    [
      'Every error of the library has a code, which is its `name`. Codes are contract: one may be added, none is renamed',
      'or reused. A message says what is wrong, shows the value, says what is accepted, and ends with the construct path.',
      'Values that are unresolved tokens pass every check but the one that Regions are concrete.',
    ].join('\n'),
    table(['Code', 'Thrown when', 'Otherwise'], Object.entries(ERROR_CODES)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, { when, otherwise }]) => [code(name), when, otherwise])),
  );
}
