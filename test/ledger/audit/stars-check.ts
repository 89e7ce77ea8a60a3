import type { ItemChange } from '../fake/storage';
import type { Ask } from './ask';
import type { Book } from './book';
import { amount, type Parts, part, type Raw, text } from './raw';
import { assertSame, assertThat, Violation } from './violation';

/*
 * Stars follow from what Amazon counts: so many units of a product, so many stars, less what notebooks cost. All of it
 * stands in one record, which says by itself what the wallet beside it must hold.
 */

const starsOfUnit: Readonly<Record<string, number>> = { 'isp-100': 100, 'isp-300': 300, 'isp-1000': 1_000 };
const starsOfGood: Readonly<Record<string, number>> = {
  'winter-menus': 80,
  'stain-remedies': 60,
  'table-customs': 40,
};

const recordEnd = '\nA#DIGITAL#RECORD';
const ofStars = /^(isp|isp-reversal|digital-good)#(.+)$/;

const recordIn = ({ other }: Parts): ItemChange | undefined =>
  other.find(({ key }) => key.endsWith(recordEnd));

const unitsIn = (record: Raw | undefined, productId: string): number =>
  Number((record && (part(record, 'booked')[productId] as Raw | undefined)?.units) ?? 0);

const goodsOf = (record: Raw | undefined): string[] => (record ? Object.keys(part(record, 'owned')) : []);

function worth(table: Readonly<Record<string, number>>, name: string): number {
  const stars = table[name];
  if (stars === undefined) throw new Violation('stars', `nobody sells ${name}`);
  return stars;
}

/** One unit more or less, or one notebook more: what a movement of stars had to do. */
export function askOfStars(journal: Raw, parts: Parts): Ask | undefined {
  const [, purpose, rest = ''] = ofStars.exec(text(journal, 'key')) ?? [];
  if (purpose === undefined) return undefined;
  const change = recordIn(parts);
  if (!change?.after) throw new Violation('P5', 'stars moved and their record does not know');
  const about = { householdId: text(change.after, 'householdId'), purse: 'digital' } as const;
  const [, name = '', , unit] = rest.split('#');
  if (purpose === 'digital-good') {
    assertThat(!goodsOf(change.before).includes(name), 'P3', `${name} was paid twice`, change.before);
    return { does: 'spend', kind: 'digital-use', ...about, coins: worth(starsOfGood, name) };
  }
  const step = purpose === 'isp' ? 1 : -1;
  const [before, after] = [unitsIn(change.before, name), unitsIn(change.after, name)];
  assertSame('stars', `the units of ${name}`, after, before + step);
  assertSame('stars', 'the unit that is booked', Number(unit), Math.max(before, after));
  const coins = worth(starsOfUnit, name);
  if (step > 0) return { does: 'unit', kind: 'digital-purchase', ...about, coins };
  return { does: 'unit-back', kind: 'digital-reversal', ...about, coins };
}

/** What was bought, less what was spent and what is owed, is there: after every commit, from the record alone. */
export function checkStars(parts: Parts, bookOf: (householdId: string) => Book | undefined): void {
  const change = recordIn(parts);
  if (!change) return;
  const { before, after } = change;
  assertThat(after !== undefined, 'P23', 'what was bought through Alexa was forgotten', before);
  assertThat(parts.journal.length === 1, 'P5', 'a record of stars changed without a movement', after);
  assertSame('P5', 'the version of a record', amount(after, 'version'), Number(before?.version ?? 0) + 1);
  const booked = Object.keys(part(after, 'booked'));
  const bought = booked.reduce((sum, id) => sum + unitsIn(after, id) * worth(starsOfUnit, id), 0);
  const spent = goodsOf(after).reduce((sum, id) => sum + worth(starsOfGood, id), 0);
  const book = bookOf(text(after, 'householdId'));
  const there = (book?.total() ?? 0) - (book?.owedCoins ?? 0);
  assertSame('stars', 'the balance of stars', there, bought - spent);
}
