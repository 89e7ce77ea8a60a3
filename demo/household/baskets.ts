import type { CatalogueItem } from '../../lambda/domain/catalogue/item';
import type { Wish } from '../../lambda/domain/orders/quote';
import { addDays, type Day, daysBetween, weekdayOf } from '../../lambda/domain/time';
import type { Chance } from './chance';
import type { Regular } from './regulars';

/** What was bought on one day. */
export interface Basket {
  day: Day;
  wishes: Wish[];
}

/** A good on its way to running out. */
interface Supply {
  regular: Regular;
  /** Days since the history began, with fractions. */
  emptyAt: number;
}

const historyDays = 730;
const mergedDays = 2;
const leastDaysBetween = [3, 4] as const;
const gapSpread = 0.18;
const substituteChance = 0.05;
/** The household is away, and nothing is used up: day of the year on which it leaves, and for how long. */
const holidays = [
  { leaves: '08-03', days: 14 },
  { leaves: '02-15', days: 7 },
];

function holidayOn(day: Day): number {
  const left = holidays.map(({ leaves, days }) => {
    const since = daysBetween(`${day.slice(0, 4)}-${leaves}`, day);
    return since >= 0 && since < days ? days - since : 0;
  });
  return Math.max(...left);
}

/** Two years of shopping that end the day before `today`, oldest first. */
export function shopFor(regulars: Regular[], today: Day, chance: Chance): Basket[] {
  const begins = addDays(today, -historyDays);
  const supplies = regulars.map((regular) => ({ regular, emptyAt: chance.between(0, regular.gapDays) }));
  const baskets: Basket[] = [];
  let at = 0;
  for (;;) {
    at = nextShopping(supplies, at, begins, chance);
    if (at >= historyDays) return baskets;
    const wishes = supplies
      .filter(({ emptyAt }) => emptyAt <= at + mergedDays)
      .map((supply) => restock(supply, at, chance));
    if (wishes.length > 0) baskets.push({ day: addDays(begins, at), wishes });
  }
}

/** The day somebody goes shopping: when something is gone, not too often, rather at the end of the week. */
function nextShopping(supplies: Supply[], last: number, begins: Day, chance: Chance): number {
  const firstEmpty = Math.min(...supplies.map(({ emptyAt }) => emptyAt));
  let at = Math.max(Math.ceil(firstEmpty), last + chance.whole(...leastDaysBetween));
  const isMidweek = weekdayOf(addDays(begins, at)) <= 3;
  if (isMidweek && chance.next() < 0.6) at += 1;
  const awayDays = holidayOn(addDays(begins, at));
  for (const supply of supplies) supply.emptyAt += awayDays;
  return at + awayDays;
}

function restock(supply: Supply, at: number, chance: Chance): Wish {
  const { regular } = supply;
  const quantity = quantityOf(regular, chance);
  const lastsFactor = quantity / regular.usualQuantity;
  supply.emptyAt = at + Math.max(1, regular.gapDays * lastsFactor * chance.factor(gapSpread));
  return { item: itemOf(regular, chance), quantity };
}

function quantityOf({ usualQuantity }: Regular, chance: Chance): number {
  const mood = chance.next();
  if (mood < 0.08) return Math.min(3, usualQuantity + 1);
  return mood < 0.14 ? Math.max(1, usualQuantity - 1) : usualQuantity;
}

const itemOf = ({ item, substitutes }: Regular, chance: Chance): CatalogueItem =>
  (chance.next() < substituteChance ? chance.pick(substitutes) : undefined) ?? item;
