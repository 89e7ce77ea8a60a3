import type { Instant } from '../time';

/**
 * What is counted, and in which period: 10 characters of an instant are a day (UTC), 7 a month. Wallets keep their
 * counters in this order: a new name goes to the end.
 */
const periodLengths = {
  'top-up-day': 10,
  'top-up-month': 7,
  'gift-day': 10,
  'gift-month': 7,
  /** Gifts sent in a day: how many, not how much. */
  'gift-count-day': 10,
  /** Sent to other accounts of one's home. */
  'home-day': 10,
  'home-month': 7,
} as const;

export type UsageName = keyof typeof periodLengths;
export const usageNames = Object.keys(periodLengths) as UsageName[];

/** Used so far, by what is counted, each in the period of the wallet's last movement. */
export type Usage = Partial<Record<UsageName, { period: string; used: number }>>;

export const periodOf = (name: UsageName, at: Instant): string => at.slice(0, periodLengths[name]);

/** Of a period that is over nothing counts any more; a clock that is behind begins none anew. */
export function usedOf(usage: Usage, name: UsageName, at: Instant): number {
  const counter = usage[name];
  return counter && counter.period >= periodOf(name, at) ? counter.used : 0;
}

/** Whether anything is counted in a period that still goes on. */
export const isCounting = (usage: Usage, at: Instant): boolean =>
  usageNames.some((name) => usedOf(usage, name, at) > 0);

/** Usage after so much more was used. Periods that are over are forgotten. */
export function usageAfter(before: Usage, added: Partial<Record<UsageName, number>>, at: Instant): Usage {
  const after: Usage = {};
  for (const name of usageNames) {
    const used = usedOf(before, name, at) + (added[name] ?? 0);
    if (used !== 0) after[name] = { period: periodOf(name, at), used };
  }
  return after;
}
