import type { Temporal } from 'temporal-polyfill';

type PlainDate = Temporal.PlainDate;
const LONGEST_GAP_OF_LEAP_YEARS = 8;

export type Which = 'coming' | 'last' | 'this' | 'following';

/** The forms of AMAZON.DATE, counted from today. */
export class Calendar {
  constructor(readonly today: PlainDate) {}

  day(offset: number): string {
    return this.today.add({ days: offset }).toString();
  }

  /** Monday is 1. "coming" is strictly after today; "following" is in next week. */
  weekday(weekday: number, which: Which): string {
    const ahead = (weekday - this.today.dayOfWeek + 7) % 7;
    const monday = this.today.subtract({ days: this.today.dayOfWeek - 1 });
    if (which === 'this') return monday.add({ days: weekday - 1 }).toString();
    if (which === 'following') return monday.add({ days: weekday + 6 }).toString();
    return this.day(which === 'last' ? ahead - 7 : ahead || 7);
  }

  week(offset: number): string {
    const day = this.today.add({ weeks: offset });
    return `${day.yearOfWeek}-W${String(day.weekOfYear).padStart(2, '0')}`;
  }

  weekend(offset: number): string {
    return `${this.week(offset)}-WE`;
  }

  monthFromNow(offset: number): string {
    return this.today.toPlainYearMonth().add({ months: offset }).toString();
  }

  /** A named month: this year's or the next, unless it is said to be past. */
  month(month: number, which: 'coming' | 'last'): string {
    const { year, month: current } = this.today;
    const chosen =
      which === 'last' ? (month >= current ? year - 1 : year) : month >= current ? year : year + 1;
    return `${chosen}-${String(month).padStart(2, '0')}`;
  }

  /** A day of a month; undefined when there is no such day. Without a year, the next one to come. */
  dayOfMonth(day: number, month: number, year?: number): string | undefined {
    if (year !== undefined) return this.inYear(day, month, year);
    const years = Array.from(
      { length: LONGEST_GAP_OF_LEAP_YEARS + 1 },
      (_, offset) => this.today.year + offset,
    );
    const dates = years.map((candidate) => this.inYear(day, month, candidate));
    return dates.find((date) => date !== undefined && date >= this.today.toString());
  }

  private inYear(day: number, month: number, year: number): string | undefined {
    if (day < 1 || month < 1 || month > 12) return undefined;
    const first = this.today.with({ year, month, day: 1 });
    return day > first.daysInMonth ? undefined : first.with({ day }).toString();
  }

  /** "the fifteenth": of this month, or of the next one that has such a day. */
  nextDayNumbered(day: number): string | undefined {
    for (let offset = 0; offset <= 2; offset++) {
      const month = this.today.toPlainYearMonth().add({ months: offset });
      if (day < 1 || day > month.daysInMonth || (offset === 0 && day < this.today.day)) continue;
      return month.toPlainDate({ day }).toString();
    }
    return undefined;
  }

  year(offset: number): string {
    return String(this.today.year + offset);
  }

  season(code: string, offset = 0): string {
    return `${this.today.year + offset}-${code}`;
  }

  decade(offset: number): string {
    return `${String(Math.floor(this.today.year / 10) + offset)}X`;
  }

  shifted(amount: number, unit: 'days' | 'weeks' | 'months' | 'years'): string {
    return this.today.add({ [unit]: amount }).toString();
  }
}
