import { formatAddress } from '../../../analysis/assembly/resource-address';
import type { Verdict } from '../../../analysis/report/verdict';
import { showFile } from '../../input/templates/template-file';
import type { Compliance, ControlFinding } from '../../report/controls';
import { CONTROL_PAGES, CONTROL_RULES } from '../../report/controls';
import type { AuditReport } from '../../report/report';
import { describeVerdict } from '../describe-verdict';
import type { Subject } from '../describe-verdict';
import { renderSvg } from '../svg/draw';
import type { Html } from './elements';
import { definitions, html, join, link, section, table, trusted } from './elements';
import { renderAcknowledged, renderFindings } from './findings';
import { Statements, renderMatrix } from './matrix';
import { STYLE } from './style';

interface Words {
  readonly made: string;
  readonly limits: string;
}

/** What the page says of what was read. */
const WORDS: Readonly<Record<Subject, Words>> = {
  templates: {
    made: 'of templates. Nothing was deployed for it, and no account was read.',
    limits: 'No template shows it, so that nothing of it was checked:',
  },
  account: {
    made: 'of live accounts, by calls that read.',
    limits: 'It was not asked for, so that nothing of it was checked:',
  },
};

const STYLES: Readonly<Record<Verdict, string>> = { replicates: 'good', fails: 'bad', undecided: 'open' };

/** The report as one page, which loads and runs nothing. */
export function renderPage(report: AuditReport): string[] {
  const { run, judged, graph, inputs } = report;
  const subject: Subject = inputs.buckets === undefined ? 'templates' : 'account';
  const title = 'Replication report';
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="generator" content="cdk-encrypted-replication ${run.version}">
<title>${title}</title>
<style>${trusted(STYLE)}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header>
<h1>${title}</h1>
<p class="verdict ${STYLES[judged.verdict]}">${describeVerdict(judged, subject)}.</p>
<p class="faint">Made on ${formatDate(run.date)} ${WORDS[subject].made}</p>
</header>
<main id="content">
${join([
  ...section('topology', 'Topology', [html`<div class="scroll" tabindex="0" role="region" aria-label="Picture of the topology">${trusted(renderSvg(graph).join('\n'))}</div>`]),
  ...section('verdicts', 'Verdicts', [renderVerdicts(report)]),
  ...renderResults(report),
  ...section('limits', 'What this report does not cover', [
    html`<p>${WORDS[subject].limits}</p>`,
    html`<ul>${report.blindSpots.map((spot) => html`<li>${spot}</li>`)}</ul>`,
  ]),
  ...section('about', 'About this report', [renderAbout(report)]),
])}
</main>
</body>
</html>`.html.split('\n');
}

/** To the minute, in UTC. */
function formatDate(date: Date): Html {
  const text = date.toISOString();
  return html`<time datetime="${text}">${text.slice(0, 10)} ${text.slice(11, 16)} UTC</time>`;
}

function renderVerdicts({ judged }: AuditReport): Html {
  return table('The verdict for each replication', ['Source', 'Verdict', 'Fails', 'Undecided', 'Excess', 'Information'],
    judged.replications.map(({ address, verdict, counts: { fails, undecided, excess, info } }) => [
      formatAddress(address), html`<span class="${STYLES[verdict]}">${verdict}</span>`, ...[fails, undecided, excess, info].map(String),
    ]));
}

function renderResults({ judged, matrices, inputs, controls }: AuditReport): readonly Html[] {
  const statements = new Statements();
  const calls = matrices.flatMap((matrix) => renderMatrix(matrix, statements));
  const { locate } = inputs;
  return [
    ...section('findings', 'Findings', renderFindings(judged, ({ level }) => level !== 'excess', locate)),
    ...section('excess', 'Permissions beyond need', renderFindings(judged, ({ level }) => level === 'excess', locate)),
    ...section('acknowledged', 'Acknowledged', renderAcknowledged(judged)),
    ...section('calls', 'Calls of S3 and the statements that determine them', [...calls, ...statements.list()]),
    ...section('controls', 'Controls', controls.length === 0 ? [] : renderControls(controls)),
  ];
}

const COMPLIANCE: Readonly<Record<Compliance, string>> = { 'met': 'good', 'not met': 'bad', 'undecided': 'open' };

function renderControls(controls: readonly ControlFinding[]): readonly Html[] {
  const buckets = (name: string) => controls.filter(({ rule }) => rule.name === name).map(({ bucket, compliance }) =>
    html`<div><span class="${COMPLIANCE[compliance]}">${compliance}</span> ${formatAddress(bucket.address)}</div>`);
  return [
    html`<p>What rules of AWS Config would find of these buckets, judged by what was read, and the controls that AWS maps each
rule to (${Object.entries(CONTROL_PAGES).map(([name, url], index) => html`${index === 0 ? '' : ', '}${link(url, name)}`)}).
A rule that is met is evidence for its controls; AWS says itself that none of them is complete with it.</p>`,
    table('Rules of AWS Config and controls', ['Rule', 'Buckets', ...Object.keys(CONTROL_PAGES)],
      CONTROL_RULES.map(({ name, title, nist80053r5, hipaa, pciDss321 }) => [
        html`<code>${name}</code> ${title}`, buckets(name), ...[nist80053r5, hipaa, pciDss321].map((ids) => ids.join(', ')),
      ])),
  ];
}

function renderAbout({ run, judged, inputs }: AuditReport): Html {
  const { result: { rules, calls }, replications } = judged;
  return definitions([
    ['made by', `cdk-encrypted-replication ${run.version}, Node.js ${run.nodeVersion}`],
    ['date', formatDate(run.date)],
    ['assemblies', inputs.assemblies.length === 0 ? undefined : inputs.assemblies.map(showFile).join('\n')],
    ['templates', inputs.templates.length === 0 ? undefined : inputs.templates.map(({ file, path }) => `${showFile(file)} as ${path}`).join('\n')],
    ['buckets', inputs.buckets?.join('\n')],
    ['checked', `${replications.length} replications, ${rules} enabled rules, ${calls} calls`],
  ]);
}
