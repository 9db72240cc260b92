import { resolve } from 'node:path';
import { stacksInDeployOrder } from '../assembly';
import { synthesizeExample } from '../examples';
import { alarmsByName, widgetsOf } from './dashboard';
import { drawDashboard } from './draw';

export const PICTURE = resolve(__dirname, '..', '..', '..', 'docs', 'images', 'dashboard.svg');

/** The dashboard of the stack Documents of the example. */
export function drawPicture(): string {
  const stacks = stacksInDeployOrder(synthesizeExample('monitored'));
  const documents = stacks.find(({ path }) => path === 'Documents')!;
  return drawDashboard(widgetsOf(documents), alarmsByName(stacks));
}
