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
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html */
const FIELDS: readonly Field[] = [
  { from: 0, to: 59, names: [] },
  { from: 0, to: 23, names: [] },
  { from: 1, to: 31, names: [], special: /^(L|LW|L-\d{1,2}|([1-9]|[12]\d|3[01])W)$/ },
  { from: 1, to: 12, names: MONTHS },
  { from: 1, to: 7, names: DAYS, special: /^(L|([1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)(L|#[1-5]))$/ },
  { from: 1970, to: 2199, names: [] },
];

const ITEM = /^(?:(\*)|(\w+)(?:-(\w+))?)?(?:\/([1-9]\d*))?$/;
const MINUTE = 60;
const DAY_MINUTES = 24 * 60;

/** How far runs are from each other, in seconds. */
export interface Gaps {
  readonly shortest: number;
  /** `undefined` where it depends on the calendar. */
  readonly longest: number | undefined;
}

/** The times between runs, of the fields of a cron expression; `undefined` where EventBridge takes no such fields. */
export function parseCron(text: string): Gaps | undefined {
  const fields = text.trim().toUpperCase().split(/\s+/);
  if (fields.length !== FIELDS.length || (fields[2] === '?') === (fields[4] === '?')) {
    return undefined;
  }
  const values = fields.map((field, index) => (field === '?' && 'special' in FIELDS[index] ? [] : readField(field, FIELDS[index])));
  if (values.some((each) => each === undefined)) {
    return undefined;
  }
  const [minutes, hours, days, months, weekDays, years] = values as readonly (readonly number[])[];
  const times = sortNumbers(hours.flatMap((hour) => minutes.map((minute) => hour * MINUTE + minute)));
  const step = isEvery(months, FIELDS[3]) && isEvery(years, FIELDS[5]) ? findLongestStep(days, weekDays) : undefined;
  return {
    shortest: findShortestGap(times, [days, weekDays].some(hasNeighbours)) * MINUTE,
    longest: step === undefined ? undefined : Math.max(...findGapsOfDay(times), findGapOfNight(times, step)) * MINUTE,
  };
}

/** The values that a field admits; what depends on the calendar is none. `undefined` for what is no such field. */
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

/** Whether two days that follow each other are among some. */
function hasNeighbours(days: readonly number[]): boolean {
  return days.some((day) => days.includes(day + 1));
}

function isEvery(values: readonly number[], { from, to }: Field): boolean {
  return new Set(values).size === to - from + 1;
}

/** From a day with runs to the next one, in days; `undefined` where that depends on the calendar. */
function findLongestStep(days: readonly number[], weekDays: readonly number[]): number | undefined {
  const week = sortNumbers(weekDays);
  return isEvery(days, FIELDS[2]) ? 1
    : week.length === 0 ? undefined
      : Math.max(...week.map((day, index) => (week[index + 1] ?? week[0] + DAYS.length) - day));
}

function findShortestGap(times: readonly number[], daily: boolean): number {
  return Math.min(...findGapsOfDay(times), ...(daily || times.length === 1 ? [findGapOfNight(times, 1)] : []));
}

/** Between the times of a day. */
function findGapsOfDay(times: readonly number[]): number[] {
  return times.slice(1).map((time, index) => time - times[index]);
}

/** From the last time of a day to the first one of a later day. */
function findGapOfNight(times: readonly number[], days: number): number {
  return days * DAY_MINUTES - times[times.length - 1] + times[0];
}

function sortNumbers(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}
