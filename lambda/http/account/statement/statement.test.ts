import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { pageSuite } from '../../../../test/support/page-suite';
import { newId } from '../../../../test/support/samples';
import { wordsOf } from '../../../../test/support/visitor';
import type { Household } from '../../../domain/household/household';
import { dayMs } from '../../../domain/time';
import { adjustWallet } from '../../../domain/wallet/adjust';
import { creditPromo, creditPurchased, takeCoins } from '../../../domain/wallet/moves';
import { emptyWallet, type MovementKind, type Wallet } from '../../../domain/wallet/wallet';
import { csvOf } from '../../pages/csv';
import { readFilter } from './filter';

const { house } = pageSuite();

/** Books movements one after the other, a day apart. */
async function book({ id }: Household, movements: [MovementKind, number][]): Promise<Wallet> {
  let wallet = emptyWallet(id, newId('acc'));
  for (const [kind, coins] of movements) {
    const ask = {
      key: newId('key'),
      kind,
      subject: `about-${kind}`,
      coins: Math.abs(coins),
      now: house().shop.clock.now(),
    };
    const movement =
      coins < 0
        ? takeCoins(wallet, ask)
        : kind === 'reward'
          ? creditPromo(wallet, { ...ask, month: '2027-01' })
          : creditPurchased(wallet, ask);
    if (!movement) throw new Error('not enough coins');
    await house().shop.wallets.commit(movement);
    wallet = movement.sides[0].after;
    house().moveClock(dayMs);
  }
  return wallet;
}

async function arrive(movements: [MovementKind, number][], country: 'US' | 'FR' = 'US') {
  const { subject, household } = await house().household({ country });
  await book(household, movements);
  return house().signedIn(subject);
}

const kindsOn = (text: string): string[] =>
  [...text.matchAll(/class="what" href="[^"]+"\s*>([^<]+)</g)].map(([, kind = '']) => kind);

/** The first movement is of March 2, the second of March 3, and so on. */
const someMovements: [MovementKind, number][] = [
  ['pack-purchase', 1_000],
  ['purchase', -300],
  ['reward', 25],
  ['purchase', -40],
];

it('lists every movement, the newest first, with what it changed and what was left', async () => {
  const visitor = await arrive(someMovements);
  const seen = await visitor.get('/account/statement');
  expect(kindsOn(seen.text)).toEqual(['Purchase', 'Reward', 'Purchase', 'Coins bought']);
  expect(wordsOf(seen)).toContain('Purchase −40 March 5, 2026, 10:00 AM · Balance 685');
});

it.each([
  ['kind=rewards', ['Reward']],
  ['kind=bought', ['Coins bought']],
  ['kind=gifts', []],
  ['kind=nonsense', ['Purchase', 'Reward', 'Purchase', 'Coins bought']],
  ['from=2026-03-04', ['Purchase', 'Reward']],
  ['to=2026-03-03', ['Purchase', 'Coins bought']],
  ['from=2026-03-03&to=2026-03-03', ['Purchase']],
  ['kind=orders&from=2026-03-03&to=2026-03-05', ['Purchase', 'Purchase']],
])('shows only what is asked for: %s', async (query, kinds) => {
  const visitor = await arrive(someMovements);
  const seen = await visitor.get(`/account/statement?${query}`);
  expect([seen.status, kindsOn(seen.text)]).toEqual([200, kinds]);
  if (kinds.length === 0) expect(wordsOf(seen)).toContain('There are no such transactions.');
});

it('groups movements as they are asked for by voice', async () => {
  const visitor = await arrive([
    ['pack-purchase', 1_000],
    ['gift-code', 200],
    ['adjustment', 50],
    ['pack-withdrawal', -100],
    ['reward', 25],
  ]);
  const shown = async (kind: string) =>
    kindsOn((await visitor.get(`/account/statement?kind=${kind}`)).text).join();
  expect(await shown('gifts')).toBe('Gift code');
  expect(await shown('rewards')).toBe('Reward');
  expect(await shown('corrections')).toBe('Adjustment');
  expect(await shown('bought')).toBe('Bought coins given back,Coins bought');
});

it.each([
  ['from=2026-03-07', 'That day is still to come.'],
  ['to=2099-01-01', 'That day is still to come.'],
  ['from=2026-02-30', 'Please enter a day like this'],
  ['from=yesterday', 'Please enter a day like this'],
  ['from=2026-03-05&to=2026-03-04', 'That day is before the first one.'],
])('refuses %s at the field, and keeps it', async (query, problem) => {
  const visitor = await arrive(someMovements);
  const seen = await visitor.get(`/account/statement?${query}`);
  expect([seen.status, wordsOf(seen)]).toEqual([422, expect.stringContaining(problem)]);
  for (const [, value = ''] of query.matchAll(/=([^&]+)/g)) expect(seen.text).toContain(`value="${value}"`);
  expect((await visitor.get(`/account/statement/coins.csv?${query}`)).status).toBe(422);
});

it('goes back page by page, with the same filter, and meets every movement once', async () => {
  const purchases = Array.from({ length: 45 }, (_, index): [MovementKind, number] => [
    'purchase',
    -(index + 1),
  ]);
  const visitor = await arrive([['pack-purchase', 5_000], ...purchases]);
  const amounts: string[] = [];
  let path: string | undefined = '/account/statement?kind=orders';
  for (let pages = 1; path; pages++) {
    const { text } = await visitor.get(path);
    amounts.push(...[...text.matchAll(/class="amount">−(\d+)</g)].map(([, amount = '']) => amount));
    path = /rel="next"\s+href="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
    expect(pages).toBeLessThan(10);
  }
  expect(amounts).toEqual(purchases.map(([, coins]) => String(-coins)).reverse());
});

it.each([
  ['US', 'coins.csv', 'Adjustment', 'Goodwill gesture', 'Reason Goodwill gesture'],
  ['FR', 'jetons.csv', 'Correction', 'Geste commercial', 'Motif Geste commercial'],
] as const)(
  'says why people changed the wallet, in words (%s)',
  async (country, file, kind, reason, fact) => {
    const { visitor, household } = await house().arrive({ country });
    const ask = { adjustmentId: household.id, householdId: household.id, coins: 500 };
    await adjustWallet(house().shop, { ...ask, reason: 'goodwill', now: house().shop.clock.now() });
    expect(wordsOf(await visitor.get('/account/statement'))).toMatch(
      new RegExp(`${kind} \\+500 [^·]+ · ${reason} ·`),
    );
    expect((await visitor.get(`/account/statement/${file}`)).text).toContain(`${kind},${reason},500`);
    const receipt = wordsOf(await visitor.get('/account/statement/1'));
    expect(receipt).toContain(fact);
    expect(receipt).not.toContain('goodwill ');
    expect((await visitor.get('/account/statement/1/receipt.json')).text).toContain('"subject": "goodwill"');
  },
);

describe('the file', () => {
  const read = (text: string): string[][] => parse(text, { bom: true });

  it.each([
    [
      'US',
      'coins.csv',
      ['Number', 'Date', 'Transaction', 'About', 'Coins', 'Expired coins', 'Balance'],
      'Reward',
    ],
    [
      'FR',
      'jetons.csv',
      ['Numéro', 'Date', 'Mouvement', 'Objet', 'Jetons', 'Jetons expirés', 'Solde'],
      'Récompense',
    ],
  ] as const)(
    'has the same lines, in the language of the page (%s)',
    async (country, name, header, reward) => {
      const visitor = await arrive(someMovements, country);
      const seen = await visitor.get(`/account/statement/${name}?from=2026-03-04`);
      expect(seen.headers.get('content-type')).toContain('text/csv; charset=utf-8');
      expect(seen.headers.get('content-disposition')).toBe(`attachment; filename="${name}"`);
      expect(seen.headers.get('cache-control')).toBe('no-store');
      const [first, ...rows] = read(seen.text);
      expect(first).toEqual(header);
      expect(rows).toEqual([
        ['4', '2026-03-05 10:00:00', expect.any(String), 'about-purchase', '-40', '0', '685'],
        ['3', '2026-03-04 10:00:00', reward, 'about-reward', '25', '0', '725'],
      ]);
    },
  );

  it('comes back from any reader as it was, and gives a spreadsheet nothing to run', () => {
    const asText = (cell: string) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);
    const row = fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const [, ...cells] = read(csvOf([['a', 'b'], ...rows]));
        expect(cells).toEqual(rows.map((one) => one.map(asText)));
      }),
    );
  });

  it('ends its lines as RFC 4180 says, and leaves numbers alone', () => {
    expect(csvOf([['=1+1', -5, 'a"b', 'c,d', 'e\nf']])).toBe('\uFEFF\'=1+1,-5,"a""b","c,d","e\nf"\r\n');
  });
});

it('counts days as the household does', () => {
  const asked = { kind: '', from: '2026-03-29', to: '2026-03-29' };
  expect(readFilter(asked, '2026-04-01T00:00:00.000Z', 'Europe/Paris')).toEqual({
    kind: 'filter',
    filter: { since: '2026-03-28T23:00:00.000Z', before: '2026-03-29T22:00:00.000Z' },
  });
});
