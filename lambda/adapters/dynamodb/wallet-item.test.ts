import * as fc from 'fast-check';
import { itemBytes } from '../../../test/support/item-size';
import type { KeptLevel, SteadyLevel } from '../../domain/wallet/holdings';
import { addMonths } from '../../domain/wallet/month';
import { periodOf, type Usage, usageNames } from '../../domain/wallet/usage';
import { emptyWallet, movementKinds, type RecentMovement, type Wallet } from '../../domain/wallet/wallet';
import { walletItem, walletOf } from './wallet-item';

const at = '2026-03-02T09:00:00.123Z';

const count = fc.nat(Number.MAX_SAFE_INTEGER);
const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
const months = fc.integer({ min: -300, max: 600 }).map((some) => addMonths('2026-03', some));
const level = fc.tuple(fc.nat(4_000_000_000), count);

const movement: fc.Arbitrary<RecentMovement> = fc.record(
  {
    sequence: count,
    at: instant.map((date) => date.toISOString()),
    kind: fc.constantFrom(...movementKinds),
    coins: fc.maxSafeInteger(),
    expiredCoins: fc.integer({ min: 1 }),
    subject: fc.string(),
  },
  { requiredKeys: ['sequence', 'at', 'kind', 'coins', 'subject'] },
);

/** What was not used is not counted: no counter stands at 0. */
const usage: fc.Arbitrary<Usage> = fc
  .dictionary(
    fc.constantFrom(...usageNames),
    count.filter((used) => used > 0),
  )
  .map((used) =>
    Object.fromEntries(
      usageNames.flatMap((name) =>
        name in used ? [[name, { period: periodOf(name, at), used: used[name] ?? 0 }]] : [],
      ),
    ),
  );

const wallets: fc.Arbitrary<Wallet> = fc.record({
  householdId: fc.string({ minLength: 1 }),
  purse: fc.constantFrom('coins' as const, 'digital' as const),
  account: fc.string(),
  status: fc.constantFrom('open' as const, 'closed' as const),
  sequence: count,
  at: fc.constant(at),
  head: fc.string(),
  availableCoins: count,
  heldCoins: count,
  owedCoins: count,
  purchasedCreditedCoins: count,
  purchasedDebitedCoins: count,
  promo: fc.dictionary(months, count, { maxKeys: 25 }).map((promo) => ({ ...promo })),
  steadyLevels: fc.array(level as fc.Arbitrary<SteadyLevel>),
  keptLevels: fc.array(level as fc.Arbitrary<KeptLevel>),
  usage,
  recent: fc.array(movement, { maxLength: 3 }),
});

test('a wallet is read back as it was written', () => {
  fc.assert(
    fc.property(wallets, (wallet) => {
      expect(walletOf(walletItem(wallet))).toEqual(wallet);
    }),
  );
});

const times = <T>(length: number, make: (index: number) => T): T[] =>
  Array.from({ length }, (_, index) => make(index));

/** All there can be at once: a year of rewards and grace, every level and limit, the longest names. */
const fullest: Wallet = {
  ...emptyWallet('h'.repeat(22), `acc_${'X'.repeat(26)}`, 'digital'),
  status: 'closed',
  sequence: 123_456,
  at,
  head: 'h'.repeat(43),
  availableCoins: 1_234_567,
  heldCoins: 1_234_567,
  owedCoins: 123_456,
  purchasedCreditedCoins: 12_345_678,
  purchasedDebitedCoins: 12_345_678,
  promo: Object.fromEntries(times(14, (index) => [addMonths('2026-03', index), 12_345])),
  steadyLevels: times(5, (index) => [1_772_000_000 + index, 123_456]),
  keptLevels: times(3, (index) => [1_772_000_000 + index, 123_456]),
  usage: Object.fromEntries(usageNames.map((name) => [name, { period: periodOf(name, at), used: 200_000 }])),
  recent: times(3, (index) => ({
    sequence: 123_456 + index,
    at,
    kind: 'digital-purchase',
    coins: -123_456,
    expiredCoins: 12_345,
    subject: `ord_${'X'.repeat(26)}`,
  })),
};

test('a wallet with everything at its fullest is one unit to write', () => {
  expect(movementKinds.every((kind) => kind.length <= 'digital-purchase'.length)).toBe(true);
  expect(itemBytes(walletItem(fullest))).toBeLessThanOrEqual(1_024);
});

test.each([
  ['a fraction of a coin', { availableCoins: 0.5 }],
  ['less than nothing', { heldCoins: -1 }],
  ['a movement of no kind', { recent: '[[1,2,"theft",3,0,"s"]]' }],
  ['a broken text', { promo: '[2612,' }],
  ['a negative bucket', { promo: '[2612,-3]' }],
  ['half a pair', { promo: '[2612]' }],
  ['no levels', { levels: '{}' }],
])('an item with %s is not believed', (_what, wrong) => {
  expect(() => walletOf({ ...walletItem(fullest), ...wrong })).toThrow('store-corrupt');
});

test('the earliest expiry says when the sweeper must come; without promo coins it never does', () => {
  expect(walletItem(fullest)).toMatchObject({ gsk: '2026-04-01T12:00:00.000Z' });
  expect(walletItem({ ...fullest, promo: {} })).not.toHaveProperty('gpk');
});
