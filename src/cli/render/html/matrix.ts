import { formatAddress } from '../../../analysis/assembly/resource-address';
import type { StatementName } from '../../../analysis/checks/violation';
import type { Outcome } from '../../../analysis/iam/decision';
import type { CallCell, CallMatrix, CallRow } from '../../report/call-matrix';
import { concernsEveryObject } from '../../report/call-matrix';
import type { Html } from './elements';
import { html, table } from './elements';

const OUTCOMES: Readonly<Record<Outcome, readonly [style: string, sign: string, word: string]>> = {
  allowed: ['good', '✓', 'allowed'],
  denied: ['bad', '✗', 'denied'],
  partly: ['bad', '✗', 'for some objects'],
  undecided: ['open', '?', 'undecided'],
};

/** The statements that the cells of all matrices name, each once. */
export class Statements {
  private readonly numbers = new Map<string, number>();

  public get(statement: StatementName): Html {
    const text = describeStatement(statement);
    const number = this.numbers.get(text) ?? this.numbers.size + 1;
    this.numbers.set(text, number);
    return html`<a href="#statement-${String(number)}">S${String(number)}</a>`;
  }

  public list(): readonly Html[] {
    return this.numbers.size === 0 ? [] : [table('The statements that the tables name', ['Number', 'Statement'],
      [...this.numbers].map(([text, number]) => [html`<span id="statement-${String(number)}">S${String(number)}</span>`, text]))];
  }
}

/** Statements are counted from 0, as in the property path. */
export function describeStatement({ address, kind, sid, index }: StatementName): string {
  const name = sid === undefined ? `Statement.${index}` : `${sid} (Statement.${index})`;
  return `${name} of the ${kind} ${formatAddress(address)}`;
}

export function renderMatrix(matrix: CallMatrix, statements: Statements): readonly Html[] {
  const { source, destination, rule, variants, refused, rows } = matrix;
  return [
    html`<h3>${source} → ${destination}, rule ${rule}</h3>`,
    table(`Calls of S3 for objects of rule ${rule}, from ${source} to ${destination}`, ['Call', ...variants],
      rows.map((row) => [html`<code>${row.call.action}</code> on the ${row.call.target}`, ...renderCells(row, statements)])),
    ...(refused.length === 0 ? []
      : [html`<p class="faint">There are no objects of these kinds, since the bucket refuses their upload: ${refused.join('; ')}.</p>`]),
  ];
}

/** A call that is made whatever the object is has one cell. */
function renderCells({ call, cells }: CallRow, statements: Statements): readonly Html[] {
  const whole = concernsEveryObject(call);
  return (whole ? cells.slice(0, 1) : cells).map((cell) =>
    html`<td${whole ? html` colspan="${String(cells.length)}"` : ''}>${renderCell(cell, statements)}</td>`);
}

function renderCell(cell: CallCell | undefined, statements: Statements): Html {
  if (cell === undefined) {
    return html`<span class="faint">not made</span>`;
  }
  const [style, sign, word] = OUTCOMES[cell.outcome];
  return html`<span class="${style}">${sign} ${word}</span> ${cell.statement ? statements.get(cell.statement) : cell.because!}`;
}
