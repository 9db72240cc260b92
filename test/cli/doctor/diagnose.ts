import { chooseColours } from '../../../src/cli/colours';
import { doctorCommand } from '../../../src/cli/commands/doctor';
import type { DoctorOptions } from '../../../src/cli/commands/doctor';
import type { FakeState } from './account';
import { FakeAccount } from './account';
import { OTHER_ACCOUNT, SOURCE_ACCOUNT } from './healthy';

export const NOW = new Date('2026-11-28T12:00:00Z');
export const PLAIN = { width: 100, colours: chooseColours(false, {}) };

/** Runs the command on a fake; a profile other than none is of the other account. */
export async function run(state: FakeState, options: Partial<DoctorOptions> = {}, bucket = 'documents') {
  const accounts: FakeAccount[] = [];
  const result = await doctorCommand(bucket || undefined, { ...PLAIN, json: false, failOn: 'undecided', ...options }, {
    connect: ({ profile }) => {
      const account = new FakeAccount(state, profile === undefined ? SOURCE_ACCOUNT : OTHER_ACCOUNT);
      accounts.push(account);
      return account;
    },
    now: () => NOW,
  });
  return { ...result, text: result.lines.join('\n'), log: accounts.flatMap(({ log }) => log) };
}

/** The report as JSON. */
export async function diagnose(state: FakeState, options: Partial<DoctorOptions> = {}, bucket?: string) {
  const { code, text, log } = await run(state, { ...options, json: true }, bucket);
  const report = JSON.parse(text);
  const fails = report.findings.filter(({ level }: any) => level === 'fails').map(({ check }: any) => check);
  const undecided = report.findings.filter(({ level }: any) => level === 'undecided').map(({ check }: any) => check);
  return { code, report, fails, undecided, log };
}
