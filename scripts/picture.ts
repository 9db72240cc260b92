/**
 * Draws the dashboard of examples/monitored.ts with sample data: docs/images/dashboard.svg.
 *
 *     npm run -s docs:picture
 *
 * What is drawn is the body of the dashboard in the template, and the state of each alarm by its own conditions; the
 * values are invented, as the picture says.
 */
import { writeFileSync } from 'node:fs';
import { PICTURE, drawPicture } from '../test/support/picture/picture';

// the templates do not depend on it
process.env.CDK_VALIDATION ??= 'false';

writeFileSync(PICTURE, drawPicture());
console.log('docs/images/dashboard.svg');
