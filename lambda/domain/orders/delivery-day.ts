import type { Seller } from '../seller';
import { addDays, atHour, type Day, dayOf, type Instant, type TimeZone, weekdayOf } from '../time';

/** When an order placed now leaves, and when it arrives. */
export interface Schedule {
  /** Last instant at which it has surely not left. */
  cancelUntil: Instant;
  deliveryDay: Day;
}

type Terms = Pick<Seller, 'cutOffHour' | 'transitDays' | 'deliveryWeekdays'>;

function nextDeliveryDay(day: Day, weekdays: number[]): Day {
  let candidate = day;
  for (let tries = 0; tries < 7 && !weekdays.includes(weekdayOf(candidate)); tries++) {
    candidate = addDays(candidate, 1);
  }
  return candidate;
}

/** Orders before the cut-off hour of the household's wall clock leave the same day. */
export function scheduleOf(now: Instant, zone: TimeZone, terms: Terms): Schedule {
  const today = dayOf(now, zone);
  const todaysCutOff = atHour(today, terms.cutOffHour, zone);
  const leavesOn = now < todaysCutOff ? today : addDays(today, 1);
  return {
    cancelUntil: atHour(leavesOn, terms.cutOffHour, zone),
    deliveryDay: nextDeliveryDay(addDays(leavesOn, terms.transitDays), terms.deliveryWeekdays),
  };
}
