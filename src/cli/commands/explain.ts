import { CHECKS } from '../../analysis/checks/catalogue';
import type { Check } from '../../analysis/checks/check';
import { PLUGIN_NAME } from '../../analysis/report/findings';
import type { FailureReason } from '../../analysis/s3/failure-reasons';
import { FAILURE_REASONS, describeFailureReason } from '../../analysis/s3/failure-reasons';
import { findNearest } from '../../internal/text/find-nearest';
import { EXIT_CODES } from '../exit-codes';
import { UnusableInput } from '../input/unusable-input';
import type { Style } from '../render/layout';
import { formatLabelled, toPrintable } from '../render/layout';
import type { CommandResult } from './result';

/**
 * Says what a finding is about, by its id, as a report writes it or in short: `EncryptReplica`.
 *
 * @throws UnusableInput if there is no such check
 */
export function explainCommand(id: string, { width, colours }: Style): CommandResult {
  const { check, name } = findCheck(id);
  const column = { indent: 2, labelWidth: 13, width };
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['must hold', check.title],
    ['call', check.call],
    ['severity', describeSeverity(check)],
    ['S3 reports', describeReason(check.failureReason)],
    ['see', check.see],
    ['acknowledge', `Validations.of(construct).acknowledge({ id: '${PLUGIN_NAME}::${name}', reason: '...' })`],
  ];
  return {
    code: EXIT_CODES.PROVEN,
    lines: [
      colours.strong(toPrintable(`${PLUGIN_NAME}::${name}`)),
      ...fields.flatMap(([label, text]) => (text === undefined ? [] : formatLabelled(label, text, column))),
    ],
  };
}

function findCheck(id: string): { readonly check: Check; readonly name: string } {
  const name = id.replace(new RegExp(`^${PLUGIN_NAME}::`), '');
  const [wanted] = name.split('[');
  const check = CHECKS.find((each) => each.id === wanted);
  if (check === undefined) {
    const nearest = findNearest(wanted, CHECKS.map((each) => each.id));
    const suggestion = nearest === undefined ? 'give the id that a finding shows' : `did you mean ${nearest}?`;
    throw new UnusableInput('Usage', `--explain is ${JSON.stringify(id)}, and there is no such check; ${suggestion}`);
  }
  return { check, name };
}

function describeSeverity({ severity, excess }: Check): string {
  return excess ? `${severity} (excess), which changes no verdict` : `${severity}, a warning where it is undecided`;
}

function describeReason(reason: FailureReason): string {
  return 'reported' in reason ? `${reason.reported}: ${FAILURE_REASONS[reason.reported].meaning}` : describeFailureReason(reason);
}
