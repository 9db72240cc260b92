import { listRunDays, WEEK_DAYS } from './run-days';
import type { DayFields } from './run-days';

/** What a field of a cron expression takes. */
interface Field {
  readonly from: number;
  readonly to: number;
  /** Names of the values, from the first. */
  readonly names: readonly string[];
  /** What may stand there beside values, ranges and steps. */
  readonly special?: RegExp;
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/** @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html */
const FIELDS: readonly Field[] = [
  { from: 0, to: 59, names: [] },
  { from: 0, to: 23, names: [] },
  { from: 1, to: 31, names: [], special: /^(L|LW|L-\d{1,2}|([1-9]|[12]\d|3[01])W)$/ },
  { from: 1, to: 12, names: MONTHS },
  { from: 1, to: 7, names: WEEK_DAYS, special: /^(L|([1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)(L|#[1-5]))$/ },
  { from: 1970, to: 2199, names: [] },
];

const ITEM = /^(?:(\*)|(\w+)(?:-(\w+))?)?(?:\/([1-9]\d*))?$/;
const MINUTE = 60;
const DAY_MINUTES = 24 * 60;

/** When a cron expression has something run. */
export interface Cron {
  /** In minutes of a day, from the first. */
  readonly times: readonly number[];
  readonly days: DayFields;
}

/** How far runs are from each other, in seconds. */
export interface Gaps {
  readonly shortest: number;
  /** `undefined` where runs end. */
  readonly longest: number | undefined;
  /** Whether the last run was before today. */
  readonly ended: boolean;
}

/** The fields of a cron expression; `undefined` where EventBridge takes no such fields. */
export function parseCron(text: string): Cron | undefined {
  const fields = text.trim().toUpperCase().split(/\s+/);
  if (fields.length !== FIELDS.length || (fields[2] === '?') === (fields[4] === '?')) {
    return undefined;
  }
  const values = fields.map((field, index) => (field === '?' && 'special' in FIELDS[index] ? [] : readField(field, FIELDS[index])));
  if (values.some((each) => each === undefined)) {
    return undefined;
  }
  const [minutes, hours, days, months, weekDays, years] = values as readonly (readonly number[])[];
  const [specialDays, specialWeekDays] = [2, 4].map((index) => fields[index].split(',').filter((item) => FIELDS[index].special!.test(item)));
  return {
    times: sortNumbers(hours.flatMap((hour) => minutes.map((minute) => hour * MINUTE + minute))),
    days: { years: sortNumbers(years), months: sortNumbers(months), days, weekDays, specialDays, specialWeekDays },
  };
}

/** The times between runs from a day on, which is counted from 1970; `undefined` where no year has such a day. */
export function findGaps({ times, days }: Cron, today: number): Gaps | undefined {
  const runDays = listRunDays(days, today);
  if (runDays.length === 0) {
    return listRunDays(days, 0).length === 0 ? undefined : { shortest: Infinity, longest: undefined, ended: true };
  }
  const gaps = findDifferences(times);
  const nights = findDifferences(runDays).map((step) => step * DAY_MINUTES - times[times.length - 1] + times[0]);
  const endless = isEvery(days.years, FIELDS[5]) && nights.length > 0;
  return {
    shortest: findLeast([...gaps, ...nights]) * MINUTE,
    longest: endless ? -findLeast([...gaps, ...nights].map((gap) => -gap)) * MINUTE : undefined,
    ended: false,
  };
}

/** The values that a field admits, without what depends on the month. `undefined` for what is no such field. */
function readField(text: string, field: Field): readonly number[] | undefined {
  const items = text.split(',');
  const values = items.map((item) => (field.special?.test(item) ? [] : readItem(item, field)));
  // EventBridge takes one such day alone
  const invalid = values.includes(undefined) || (text.includes('#') && items.length > 1);
  return invalid ? undefined : values.flatMap((each) => each!);
}

/** A value, a range, all of them; each also with a step. */
function readItem(item: string, field: Field): readonly number[] | undefined {
  const [match, , first, last, step] = ITEM.exec(item) ?? [];
  const from = first === undefined ? field.from : readValue(first, field);
  const to = last !== undefined ? readValue(last, field) : first === undefined || step !== undefined ? field.to : from;
  if (!match || from === undefined || to === undefined) {
    return undefined;
  }
  const span = field.to - field.from + 1;
  const length = (to - from + span) % span;
  const every = Number(step ?? 1);
  return Array.from({ length: Math.floor(length / every) + 1 }, (_, index) =>
    field.from + (from - field.from + index * every) % span);
}

function readValue(text: string, { from, to, names }: Field): number | undefined {
  const value = names.includes(text) ? from + names.indexOf(text) : /^\d+$/.test(text) ? Number(text) : NaN;
  return value >= from && value <= to ? value : undefined;
}

function isEvery(values: readonly number[], { from, to }: Field): boolean {
  return values.length === to - from + 1;
}

/** From each number to the next. */
function findDifferences(numbers: readonly number[]): number[] {
  return numbers.slice(1).map((number, index) => number - numbers[index]);
}

/** Of more numbers than a call takes. */
function findLeast(numbers: readonly number[]): number {
  return numbers.reduce((least, number) => Math.min(least, number), Infinity);
}

function sortNumbers(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}
