/** Names of the days of a week, of which EventBridge counts the first as 1. */
export const WEEK_DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

const WEEK = WEEK_DAYS.length;
const DAY_MILLISECONDS = 86_400_000;
/** The calendar repeats after 28 years, and one more has the step from the last to the first. */
const YEARS = 29;

/** What a cron expression says of days; one of the two fields of days is empty. */
export interface DayFields {
  readonly years: readonly number[];
  readonly months: readonly number[];
  readonly days: readonly number[];
  readonly weekDays: readonly number[];
  /** `L`, `L-3`, `LW`, `15W`. */
  readonly specialDays: readonly string[];
  /** `L`, `6L`, `FRI#2`. */
  readonly specialWeekDays: readonly string[];
}

/** A month of a year. */
interface Month {
  /** Of the first, in days since 1970. */
  readonly start: number;
  readonly length: number;
}

/** The days of a month on which something runs, by an item of a field of days, from 1. */
type DaysOf = (month: Month, match: RegExpExecArray) => readonly number[];

/** @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html */
const SPECIAL_DAYS: readonly (readonly [item: RegExp, daysOf: DaysOf])[] = [
  [/^L$/, ({ length }) => [length]],
  [/^L-(\d+)$/, ({ length }, [, before]) => [length - Number(before)]],
  [/^LW$/, (month) => [findWorkingDay(month, month.length)]],
  [/^(\d+)W$/, (month, [, day]) => (Number(day) > month.length ? [] : [findWorkingDay(month, Number(day))])],
];
const SPECIAL_WEEK_DAYS: typeof SPECIAL_DAYS = [
  [/^L$/, (month) => listWeekDay(month, WEEK)],
  [/^(\w+)L$/, (month, [, day]) => listWeekDay(month, readWeekDay(day)).slice(-1)],
  [/^(\w+)#(\d)$/, (month, [, day, nth]) => listWeekDay(month, readWeekDay(day)).slice(Number(nth) - 1, Number(nth))],
];

/** The days on which something runs, from one on, for as long as the calendar takes to repeat; in days since 1970. */
export function listRunDays(fields: DayFields, today: number): number[] {
  const thisYear = new Date(today * DAY_MILLISECONDS).getUTCFullYear();
  const years = fields.years.filter((year) => year >= thisYear).slice(0, YEARS);
  const months = years.flatMap((year) => fields.months.map((month) => findMonth(year, month)));
  return months
    .flatMap((month) => listDays(month, fields).map((day) => month.start + day - 1))
    .filter((day) => day >= today);
}

function findMonth(year: number, month: number): Month {
  const [start, end] = [month - 1, month].map((index) => Date.UTC(year, index) / DAY_MILLISECONDS);
  return { start, length: end - start };
}

/** From the first, each once. */
function listDays(month: Month, { days, weekDays, specialDays, specialWeekDays }: DayFields): number[] {
  const named = new Set([
    ...days,
    ...weekDays.flatMap((day) => listWeekDay(month, day)),
    ...specialDays.flatMap((item) => listSpecial(item, SPECIAL_DAYS, month)),
    ...specialWeekDays.flatMap((item) => listSpecial(item, SPECIAL_WEEK_DAYS, month)),
  ]);
  return [...named].filter((day) => day >= 1 && day <= month.length).sort((a, b) => a - b);
}

function listSpecial(item: string, table: typeof SPECIAL_DAYS, month: Month): readonly number[] {
  const [form, daysOf] = table.find(([each]) => each.test(item))!;
  return daysOf(month, form.exec(item)!);
}

/** All days of a month that are this day of the week. */
function listWeekDay(month: Month, weekDay: number): number[] {
  const first = 1 + (weekDay - findWeekDay(month, 1) + WEEK) % WEEK;
  return Array.from({ length: Math.floor((month.length - first) / WEEK) + 1 }, (_, index) => first + index * WEEK);
}

/** The day from Monday to Friday that is nearest, in the same month. */
function findWorkingDay(month: Month, day: number): number {
  const weekDay = findWeekDay(month, day);
  return weekDay === WEEK ? (day === 1 ? day + 2 : day - 1)
    : weekDay === 1 ? (day === month.length ? day - 2 : day + 1)
      : day;
}

/** 1 January 1970 was a Thursday, the fifth day. */
function findWeekDay({ start }: Month, day: number): number {
  return (start + day - 1 + 4) % WEEK + 1;
}

function readWeekDay(text: string): number {
  return WEEK_DAYS.includes(text) ? WEEK_DAYS.indexOf(text) + 1 : Number(text);
}
