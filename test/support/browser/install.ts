import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Debian's; a browser of a test tool is another one than people have. */
export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** @throws Error if there is no Chromium and none can be installed */
export function installChromium(): void {
  if (existsSync(CHROMIUM)) {
    return;
  }
  if (process.getuid?.() !== 0 || process.env.CHROMIUM !== undefined) {
    throw new Error(`there is no ${CHROMIUM}: install Chromium (on Debian: apt-get install chromium fonts-dejavu-core), or name one in CHROMIUM`);
  }
  for (const args of [['update', '-qq'], ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core']]) {
    const { status, stderr } = spawnSync('apt-get', args, {
      encoding: 'utf8',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (status !== 0) {
      throw new Error(`apt-get ${args.join(' ')} ended with ${status}: ${stderr}`);
    }
  }
}
