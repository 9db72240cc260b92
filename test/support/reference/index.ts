import { errorsPage } from './errors';
import { failureReasonsPage } from './failure-reasons';
import { nagPage } from './nag';
import { optionsPage } from './options';
import { permissionsPage } from './permissions';
import { proofPage } from './proof';
import { warningsPage } from './warnings';

/** The generated pages below docs/reference, by file name. */
export function referencePages(): Readonly<Record<string, string>> {
  return {
    'errors.md': errorsPage(),
    'warnings.md': warningsPage(),
    'nag.md': nagPage(),
    'options.md': optionsPage(),
    'permissions.md': permissionsPage(),
    'proof.md': proofPage(),
    'failure-reasons.md': failureReasonsPage(),
  };
}
