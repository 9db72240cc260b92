import { WARNINGS } from '../../../src/internal/warnings/warnings';
import { code, page, table } from './page';

export function warningsPage(): string {
  return page(
    'Warnings',
    [
      'What the library cannot do for you, it says, with the document to apply. Acknowledge a warning with',
      "`Annotations.of(scope).acknowledgeWarning('<id>')` once it is done.",
    ].join('\n'),
    table(['Id', 'When'], Object.values(WARNINGS).map(({ id, when }) => [code(id), when])),
  );
}
