import type { Intent as HeardIntent, Slot } from 'ask-sdk-model';
import type { ProductPhrase } from '../domain/catalogue/resolve';
import { addDays, type Day } from '../domain/time';
import { lastDayOf } from '../domain/wallet/month';

const slotOf = (heard: HeardIntent, name: string): Slot | undefined => heard.slots?.[name];

/** The slot as heard, or undefined when empty or not understood. */
export function slotText(heard: HeardIntent, name: string): string | undefined {
  const text = slotOf(heard, name)?.value?.trim();
  return text && text !== '?' ? text : undefined;
}

/** Ids that Alexa resolved a slot to: the household's own (dynamic) values before the model's. */
export function slotIds(heard: HeardIntent, name: string): string[] {
  const authorities = slotOf(heard, name)?.resolutions?.resolutionsPerAuthority ?? [];
  const matched = authorities.filter((authority) => authority.status?.code === 'ER_SUCCESS_MATCH');
  const dynamic = matched.filter((authority) => authority.authority.includes('.dynamic.'));
  const ids = [...dynamic, ...matched].flatMap((authority) => authority.values.map(({ value }) => value.id));
  return [...new Set(ids)];
}

/** A product as the customer named it, or undefined when none was named. */
export function productSlot(heard: HeardIntent, name = 'product'): ProductPhrase | undefined {
  const text = slotText(heard, name);
  return text === undefined ? undefined : { text, skus: slotIds(heard, name) };
}

/** A number slot: undefined when absent, `unclear` when something was said that is not a whole number. */
export function numberSlot(heard: HeardIntent, name: string): number | 'unclear' | undefined {
  const value = slotOf(heard, name)?.value?.trim();
  if (value === undefined || value === '') return undefined;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : 'unclear';
}

/** Both days included. */
export interface Period {
  from: Day;
  to: Day;
}

const isRealDay = (day: Day): boolean => {
  const time = Date.parse(day);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === day;
};

/** Monday of an ISO week. */
function weekStart(year: number, week: number): Day {
  const fourthOfJanuary = new Date(Date.UTC(year, 0, 4));
  const monday = addDays(`${year}-01-04`, 1 - (fourthOfJanuary.getUTCDay() || 7));
  return addDays(monday, (week - 1) * 7);
}

const seasonMonths: Record<string, [string, string]> = {
  SP: ['03', '05'],
  SU: ['06', '08'],
  FA: ['09', '11'],
  WI: ['12', '02'],
};

function seasonOf(year: number, season: string): Period | undefined {
  const months = seasonMonths[season];
  if (!months) return undefined;
  const endYear = season === 'WI' ? year + 1 : year;
  return { from: `${year}-${months[0]}-01`, to: lastDayOf(`${endYear}-${months[1]}`) };
}

const datePatterns: [RegExp, (parts: string[]) => Period | undefined][] = [
  [/^((?:19|20)\d{2}-\d{2}-\d{2})$/, ([day = '']) => (isRealDay(day) ? { from: day, to: day } : undefined)],
  [
    /^((?:19|20)\d{2})-W(\d{2})$/,
    ([year, week]) => {
      const from = weekStart(Number(year), Number(week));
      return { from, to: addDays(from, 6) };
    },
  ],
  [
    /^((?:19|20)\d{2})-W(\d{2})-WE$/,
    ([year, week]) => {
      const from = addDays(weekStart(Number(year), Number(week)), 5);
      return { from, to: addDays(from, 1) };
    },
  ],
  [
    /^((?:19|20)\d{2}-(?:0[1-9]|1[0-2]))(?:-XX)?$/,
    ([month = '']) => ({ from: `${month}-01`, to: lastDayOf(month) }),
  ],
  [/^((?:19|20)\d{2})-(SP|SU|FA|WI)$/, ([year, season = '']) => seasonOf(Number(year), season)],
  [/^((?:19|20)\d{2})(?:-XX-XX)?$/, ([year]) => ({ from: `${year}-01-01`, to: `${year}-12-31` })],
];

/** Every form of AMAZON.DATE as a period of days; undefined for what is none. */
export function parseDate(value: string): Period | undefined {
  for (const [pattern, read] of datePatterns) {
    const match = pattern.exec(value);
    if (match) return read(match.slice(1));
  }
  return undefined;
}

const yearEarlier = (day: Day): Day => {
  const earlier = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  return isRealDay(earlier) ? earlier : addDays(earlier.replace(/-29$/, '-28'), 0);
};

/** A period about the past: "in October" said in May is last year's, whatever Alexa guessed. */
export function pastPeriodSlot(heard: HeardIntent, name: string, today: Day): Period | 'unclear' | undefined {
  const text = slotText(heard, name);
  if (text === undefined) return undefined;
  const period = parseDate(text);
  if (!period) return 'unclear';
  if (period.from <= today) return period;
  return { from: yearEarlier(period.from), to: yearEarlier(period.to) };
}
