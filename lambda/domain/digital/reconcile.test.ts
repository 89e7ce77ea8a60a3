import fc from 'fast-check';
import {
  anyCaller,
  FakeAmazon,
  MemoryDigitalStore,
  type Trouble,
} from '../../../test/support/digital-memory';
import { Fault } from '../fault';
import type { Instant } from '../time';
import type { DigitalAccount } from './account';
import { acquireGood } from './acquire';
import { digitalGoods } from './goods';
import { starPacks } from './packs';
import { type DigitalPorts, reconcile } from './reconcile';
import { spendableStars } from './stars';

const now: Instant = '2026-03-10T09:00:00.000Z';

interface House extends DigitalPorts {
  digital: MemoryDigitalStore;
  inSkillProducts: FakeAmazon;
}

function open(): House {
  let made = 0;
  return {
    digital: new MemoryDigitalStore(),
    inSkillProducts: new FakeAmazon(),
    ids: { next: (prefix) => `${prefix}_${++made}` },
  };
}

const ask = { householdId: 'guest', now, amazon: anyCaller, timeoutMs: 1_000 };
const check = (house: House) => reconcile(house, ask).then(({ account }) => account);
const balanceOf = ({ wallet }: DigitalAccount) => [spendableStars(wallet), wallet.owedCoins];
const keysOf = (house: House) => [...house.digital.journals.keys()].map((key) => key.replace('acc_1#', ''));

const [small, medium] = starPacks;
const set = (house: House, pack: { referenceName: string }, units: number) =>
  house.inSkillProducts.units.set(pack.referenceName, units);
const goodFor = (stars: number) => {
  const good = digitalGoods.find((one) => one.stars === stars);
  if (!good) throw new Error(`no good for ${stars} stars`);
  return good;
};

describe('the balance of stars', () => {
  it('grows by a unit for each that Amazon counts, under its own key', async () => {
    const house = open();
    set(house, small, 2);
    set(house, medium, 1);
    expect(balanceOf(await check(house))).toEqual([500, 0]);
    expect(keysOf(house)).toEqual([
      'isp#amzn1.adg.product.stars_100#0#1',
      'isp#amzn1.adg.product.stars_100#0#2',
      'isp#amzn1.adg.product.stars_300#0#1',
    ]);
  });

  it('does not change however often it is checked', async () => {
    const house = open();
    set(house, small, 1);
    for (let times = 0; times < 5; times++) expect(balanceOf(await check(house))).toEqual([100, 0]);
    expect(house.digital.journals.size).toBe(1);
  });

  it('goes back with a refund, and up again with the same number in another generation', async () => {
    const house = open();
    for (const units of [1, 0, 1, 0, 1]) {
      set(house, small, units);
      expect(balanceOf(await check(house))).toEqual([units * 100, 0]);
    }
    expect(keysOf(house)).toEqual([
      'isp#amzn1.adg.product.stars_100#0#1',
      'isp-reversal#amzn1.adg.product.stars_100#0#1',
      'isp#amzn1.adg.product.stars_100#1#1',
      'isp-reversal#amzn1.adg.product.stars_100#1#1',
      'isp#amzn1.adg.product.stars_100#2#1',
    ]);
  });

  it('owes what was spent before the refund; later stars pay it first', async () => {
    const house = open();
    set(house, small, 1);
    await check(house);
    await acquireGood(house, goodFor(80), ask);
    set(house, small, 0);
    const owing = await check(house);
    expect(balanceOf(owing)).toEqual([0, 80]);
    expect(owing.record.owned).toHaveProperty(goodFor(80).id);
    expect(await acquireGood(house, goodFor(40), ask)).toMatchObject({
      name: 'too-few-stars',
      facts: { missingStars: 120, stars: 0, owedStars: 80 },
    });
    set(house, small, 1);
    expect(balanceOf(await check(house))).toEqual([20, 0]);
  });

  it('takes no notice of products it does not know, nor of any that Amazon does not list', async () => {
    const house = open();
    set(house, small, 1);
    house.inSkillProducts.units.set('something_else', 7);
    expect(balanceOf(await check(house))).toEqual([100, 0]);
    house.inSkillProducts.units.delete(small.referenceName);
    expect(balanceOf(await check(house))).toEqual([100, 0]);
  });

  it('stays as it is when Amazon is silent', async () => {
    const house = open();
    house.inSkillProducts.isSilent = true;
    await expect(check(house)).rejects.toThrow('amazon-unreachable');
    expect(house.digital.journals.size).toBe(0);
  });

  it('is credited once by 64 turns at the same time', async () => {
    const house = open();
    set(house, small, 3);
    await Promise.allSettled(Array.from({ length: 64 }, () => check(house)));
    expect(balanceOf(await check(house))).toEqual([300, 0]);
    expect(house.digital.journals.size).toBe(3);
  });
});

describe('a digital good', () => {
  it('is paid once, by however many who ask for it at the same time', async () => {
    const house = open();
    set(house, medium, 1);
    await check(house);
    const asked = await Promise.all(Array.from({ length: 16 }, () => acquireGood(house, goodFor(60), ask)));
    expect(new Set(asked.map(({ name }) => name))).toEqual(new Set(['owned']));
    expect(balanceOf(await check(house))).toEqual([240, 0]);
  });

  it('is not given for too few stars', async () => {
    const house = open();
    const refused = await acquireGood(house, goodFor(40), ask);
    expect(refused).toMatchObject({ name: 'too-few-stars', facts: { missingStars: 40, stars: 0 } });
    expect(house.digital.journals.size).toBe(0);
  });
});

type Step =
  | { kind: 'buy' | 'refund'; pack: number }
  | { kind: 'check'; turns: number; troubles: Trouble[] }
  | { kind: 'acquire'; good: number; troubles: Trouble[] };

const troubles = fc.array(fc.constantFrom<Trouble>('none', 'none', 'lost-before', 'lost-after'), {
  maxLength: 4,
});
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom('buy' as const, 'refund' as const), pack: fc.nat(2) }),
  fc.record({ kind: fc.constant('check' as const), turns: fc.integer({ min: 1, max: 4 }), troubles }),
  fc.record({ kind: fc.constant('acquire' as const), good: fc.nat(2), troubles }),
);

/** What a customer should have, told without a ledger: units Amazon counts, and the goods that are theirs. */
const worthOf = (house: House, owned: Record<string, string>): number => {
  const bought = starPacks.map(
    ({ referenceName, stars }) => stars * (house.inSkillProducts.units.get(referenceName) ?? 0),
  );
  const spent = digitalGoods.map(({ id, stars }) => (owned[id] === undefined ? 0 : stars));
  return [...bought, ...spent.map((stars) => -stars)].reduce((sum, part) => sum + part, 0);
};

const isExpected = (error: unknown): boolean =>
  error instanceof Fault && ['store-unavailable', 'store-unknown', 'store-conflict'].includes(error.code);

/** At Amazon's, without us. */
function trade({ inSkillProducts: { units } }: House, taken: Extract<Step, { pack: number }>): void {
  const { referenceName } = starPacks[taken.pack] ?? small;
  const change = taken.kind === 'buy' ? 1 : -1;
  units.set(referenceName, Math.max(0, (units.get(referenceName) ?? 0) + change));
}

function turnsOf(house: House, taken: Exclude<Step, { pack: number }>): Promise<unknown>[] {
  return taken.kind === 'check'
    ? Array.from({ length: taken.turns }, () => check(house))
    : [acquireGood(house, digitalGoods[taken.good] ?? goodFor(80), ask)];
}

async function takeStep(house: House, taken: Step): Promise<void> {
  if ('pack' in taken) return trade(house, taken);
  house.digital.troubles = [...taken.troubles];
  const results = await Promise.allSettled(turnsOf(house, taken));
  house.digital.troubles = [];
  const failures = results.filter((result) => result.status === 'rejected').map(({ reason }) => reason);
  expect(failures.filter((failure) => !isExpected(failure))).toEqual([]);
}

/** Every journal balances, and the wallet is what its journals add up to. */
function expectLedgerWhole(house: House, { wallet }: DigitalAccount): void {
  const legs = [...house.digital.journals.values()].flatMap(({ movement }) => movement.journal.entry.legs);
  expect(legs.reduce((sum, { coins }) => sum + coins, 0)).toBe(0);
  const own = legs.filter(({ account }) => account === wallet.account);
  expect(own.reduce((sum, { coins }) => sum + coins, 0)).toBe(wallet.availableCoins);
  expect(house.digital.journals.size).toBe(wallet.sequence);
}

test('whatever is bought, refunded, spent, lost or repeated: what is there, less what is owed, is what was paid less what was had', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const house = open();
      for (const taken of steps) await takeStep(house, taken);
      const account = await check(house);
      const [stars = 0, owed = 0] = balanceOf(account);
      expect(stars - owed).toBe(worthOf(house, account.record.owned));
      expect(Math.min(stars, owed)).toBe(0);
      expectLedgerWhole(house, account);
    }),
    { numRuns: 300 },
  );
});
