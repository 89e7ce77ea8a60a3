import { pageSuite } from '../../../../test/support/page-suite';
import { newId } from '../../../../test/support/samples';
import { wordsOf } from '../../../../test/support/visitor';
import type { Household } from '../../../domain/household/household';
import { settlePayment } from '../../../domain/payments/settle';
import { beginTopUp } from '../../../domain/payments/top-up';
import { dayMs, plusMs } from '../../../domain/time';
import { adjustWallet } from '../../../domain/wallet/adjust';
import { holdCoins } from '../../../domain/wallet/holds';

const { house } = pageSuite();

/** Coins of a pack that was paid, and some held for an order that has not shipped. */
async function fill({ id, currency }: Household, heldCoins: number): Promise<void> {
  const { shop } = house();
  const now = shop.clock.now();
  const paymentId = newId('pay');
  await beginTopUp(shop, { householdId: id, paymentId, coins: 500, cents: 480, now });
  const charge = { kind: 'succeeded', reference: newId('charge'), cents: 480, currency } as const;
  await settlePayment(shop, { householdId: id, paymentId }, charge);
  const wallet = await shop.wallets.read(id);
  if (heldCoins === 0 || !wallet) return;
  const ask = { key: newId('key'), kind: 'order-hold' as const, subject: 'order-1', coins: heldCoins, now };
  const hold = holdCoins(wallet, { ...ask, expiresAt: plusMs(now, dayMs) });
  if (hold) await shop.wallets.commit(hold);
}

const arrive = (country: 'US' | 'FR') => house().arrive({ country, paymentCustomerId: 'payer-1' });

it.each([
  ['US', 'What is deleted', 'What stays, and why'],
  ['FR', 'Ce qui est supprimé', 'Ce qui reste, et pourquoi'],
] as const)('says before what goes and what stays (%s)', async (country, deleted, kept) => {
  const { visitor } = await arrive(country);
  const words = wordsOf(await visitor.get('/account/my-data'));
  expect(words).toContain(deleted);
  expect(words).toContain(kept);
});

it.each([
  ['US', 'delete'],
  ['FR', 'supprimer'],
  ['FR', ' Supprimer '],
  ['FR', 'delete'],
] as const)('forgets the household once the word is typed (%s, %j)', async (country, word) => {
  const { visitor, household } = await arrive(country);
  const gone = await visitor.post('/account/my-data/delete', { word });
  expect([gone.status, gone.location]).toEqual([303, '/account/my-data/deleted']);
  expect(await house().shop.households.read(household.id)).toBeUndefined();
  expect(visitor.holds()).toEqual([]);
  expect((await visitor.get('/account/my-data/deleted')).status).toBe(200);
  expect((await visitor.get('/account')).status).toBe(302);
});

it.each(['', 'deleted', 'oui', '<b>delete</b>'])(
  'deletes nothing for %j, and keeps what was typed',
  async (word) => {
    const { visitor, household } = await arrive('FR');
    const seen = await visitor.post('/account/my-data/delete', { word });
    expect([seen.status, wordsOf(seen)]).toEqual([
      422,
      expect.stringContaining('Merci de saisir exactement ce mot : supprimer'),
    ]);
    expect(seen.text).toContain(`value="${word.replaceAll('<', '&lt;').replaceAll('>', '&gt;')}"`);
    expect(await house().shop.households.read(household.id)).toBeDefined();
  },
);

describe('coins that are left', () => {
  it('are paid back before the household is forgotten, and the wallet is closed', async () => {
    const { visitor, household } = await arrive('US');
    await fill(household, 0);
    expect(wordsOf(await visitor.get('/account/my-data'))).toContain('What happens to your 500 coins');
    const gone = await visitor.post('/account/my-data/delete', { word: 'delete', coins: 'refund' });
    expect(gone.location).toBe('/account/my-data/deleted');
    const [payment] = await house().shop.payments.latest(household.id, 1);
    expect(payment?.refunds).toMatchObject([{ reason: 'closing', cents: 480, coins: 500, status: 'due' }]);
    expect(house().reported).toEqual([]);
    expect(await house().shop.households.read(household.id)).toBeUndefined();
  });

  it('that no card had paid for are to be paid out by hand: people are told, and find to whom', async () => {
    const { visitor, household } = await arrive('US');
    const { shop, reported } = house();
    const now = shop.clock.now();
    const given = { adjustmentId: newId('adj'), coins: 700, reason: 'compensation' } as const;
    await adjustWallet(shop, { ...given, householdId: household.id, now });
    await visitor.post('/account/my-data/delete', { word: 'delete', coins: 'refund' });
    expect(reported).toMatchObject([{ code: 'payment-by-hand' }]);
    expect(String(reported)).toContain('700 coins of a wallet are to be paid out by hand');
    const { customerId } = household;
    expect(await shop.wallets.payouts()).toContainEqual(expect.objectContaining({ customerId, coins: 700 }));
  });

  it('are kept for whoever asks for that', async () => {
    const { visitor, household } = await arrive('US');
    await fill(household, 100);
    await visitor.post('/account/my-data/delete', { word: 'delete', coins: 'keep' });
    expect(await house().shop.households.read(household.id)).toBeUndefined();
    expect(await house().shop.wallets.read(household.id)).toMatchObject({
      availableCoins: 400,
      heldCoins: 100,
    });
  });

  it.each([
    ['US', 'What happens to your 500 coins, 100 of them set aside for open orders or gifts'],
    [
      'FR',
      'Ce que devient votre solde de 500 jetons, dont 100 en réserve pour des commandes ou des cadeaux en cours',
    ],
  ] as const)('are counted with those that are set aside, which is said (%s)', async (country, title) => {
    const { visitor, household } = await arrive(country);
    await fill(household, 100);
    expect(wordsOf(await visitor.get('/account/my-data'))).toContain(title);
  });

  it('cannot be paid back while an order holds some: then nothing is deleted', async () => {
    const { visitor, household } = await arrive('US');
    await fill(household, 100);
    const seen = await visitor.post('/account/my-data/delete', { word: 'delete', coins: 'refund' });
    expect([seen.status, wordsOf(seen)]).toEqual([
      409,
      expect.stringContaining('Nothing was deleted: open orders or gifts still hold 100 coins'),
    ]);
    expect(seen.text).toContain('value="delete"');
    expect(await house().shop.households.read(household.id)).toBeDefined();
    expect(await house().shop.wallets.read(household.id)).toMatchObject({ availableCoins: 400 });
  });
});
