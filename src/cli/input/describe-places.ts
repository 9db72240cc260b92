import type { Finding } from '../../analysis/report/findings';
import { display } from '../../analysis/symbolic/symbolic-string';
import type { NamedTemplate } from './templates/read-templates';
import { showFile } from './templates/template-file';

/** What only the account and the Region of a stack tell. */
const PLACE = /AWS::(?:AccountId|Partition|Region|URLSuffix)/;

/** Of what is undecided since nobody said where a template is deployed, the remedy is to say it. */
export function describePlaces(findings: readonly Finding[], templates: readonly NamedTemplate[]): readonly Finding[] {
  const unplaced = templates.filter(({ account }) => account === undefined).map(({ file }) => showFile(file));
  const [first] = unplaced;
  return first === undefined ? findings : findings.map((finding) =>
    (finding.undecided && PLACE.test(display(finding.message)) ? {
      ...finding,
      fix: `say where ${unplaced.join(' and ')} ${unplaced.length === 1 ? 'is' : 'are'} deployed: with --account and --region, or as ${first}@ACCOUNT/REGION`,
    } : finding));
}
