import { pageSuite } from '../../../../test/support/page-suite';
import { type Seen, type Visitor, wordsOf } from '../../../../test/support/visitor';
import type { Household } from '../../../domain/household/household';
import { undoOutsideRefund } from '../../../domain/payments/outside-refund';
import { settlePayment } from '../../../domain/payments/settle';
import { dayMs } from '../../../domain/time';

const { house } = pageSuite();

const path = '/account/packs';

const arrive = (overrides: Partial<Household> = {}) =>
  house().arrive({ currency: 'USD', paymentCustomerId: 'payer-1', ...overrides });

/** The hidden fields of the form that leads to an address. */
function fieldsOf({ text }: Seen, action: string): Record<string, string> {
  const [form = ''] = new RegExp(`<form method="post" action="${action}">.*?</form>`, 's').exec(text) ?? [];
  return Object.fromEntries(
    [...form.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

async function buy(visitor: Visitor, coins: number): Promise<Record<string, string>> {
  const form = fieldsOf(await visitor.get(`${path}/confirm?coins=${coins}`), `${path}/buy`);
  const bought = await visitor.post(`${path}/buy`, form);
  expect([bought.status, bought.location]).toEqual([303, `${path}?done=begun`]);
  return form;
}

/** What the worker does once the bank has agreed. */
async function settleAll({ id }: Household): Promise<void> {
  for (const payment of await house().shop.payments.latest(id, 10)) {
    const { cents, currency, paymentId } = payment;
    await settlePayment(house().shop, payment, {
      kind: 'succeeded',
      reference: `charge-${paymentId}`,
      cents,
      currency,
    });
  }
}

const balanceOf = async ({ id }: Household) => (await house().shop.wallets.read(id))?.availableCoins ?? 0;

it('names every pack with its price in money', async () => {
  const { visitor } = await arrive();
  const words = wordsOf(await visitor.get(path));
  expect(words).toContain('500 coins for $4.80 4% less');
  expect(words).toContain('10,000 coins for $90.00 10% less');
  expect(words).toContain('You have not bought any coins yet.');
});

it('shows the price and the way back before anything is bought, and buys once', async () => {
  const { visitor, household } = await arrive();
  const page = await visitor.get(`${path}/confirm?coins=1000`);
  expect(wordsOf(page)).toContain('1,000 coins for $9.50');
  expect(wordsOf(page)).toContain('within 14 days');
  expect(wordsOf(page)).toContain('Buy and pay $9.50');
  expect(await house().shop.payments.latest(household.id, 10)).toEqual([]);
  const form = fieldsOf(page, `${path}/buy`);
  for (let times = 0; times < 3; times++) await visitor.post(`${path}/buy`, form);
  expect(await house().shop.payments.latest(household.id, 10)).toHaveLength(1);
  expect(wordsOf(await visitor.get(`${path}?done=begun`))).toContain(
    '1,000 coins $9.50 March 2, 2026 · is being charged',
  );
  await settleAll(household);
  expect(await balanceOf(household)).toBe(1_000);
  expect(wordsOf(await visitor.get(path))).toContain('March 2, 2026 · paid');
});

it('sells any number of coins at a cent each', async () => {
  const { visitor } = await arrive({ country: 'FR', currency: 'EUR' });
  expect(wordsOf(await visitor.get(`${path}/confirm?coins=300`))).toContain('Acheter et payer 3,00 €');
});

it.each(['', '0', '-5', '1.5', '1,5', 'NaN', '1e3', '99999999999999999999', 'many'])(
  'takes no %j for a number of coins, and keeps it',
  async (coins) => {
    const { visitor } = await arrive();
    const seen = await visitor.get(`${path}/confirm?${new URLSearchParams({ coins })}`);
    expect([seen.status, wordsOf(seen)]).toEqual([
      422,
      expect.stringContaining('Please enter a whole number of coins.'),
    ]);
    expect(seen.text).toContain(`value="${coins}"`);
  },
);

it.each([
  ['1000000000', 'That is more than your limit for today. You can buy 5,000 coins at most'],
  ['20', 'A card can be charged $0.50 or more.'],
])('offers no %s coins that could not be bought', async (coins, problem) => {
  const { visitor } = await arrive();
  const seen = await visitor.get(`${path}/confirm?coins=${coins}`);
  expect([seen.status, wordsOf(seen)]).toEqual([422, expect.stringContaining(problem)]);
  expect(seen.text).not.toContain(`${path}/buy`);
});

it.each([
  [{ coins: '20', cents: '20' }, {}, 422, 'A card can be charged $0.50 or more.'],
  [
    { coins: '10000', cents: '9000' },
    {},
    422,
    'That is more than your limit for today. You can buy 5,000 coins at most',
  ],
  [{ coins: '1000', cents: '1' }, {}, 409, 'The price has changed meanwhile.'],
  [{ coins: '1000', cents: '950' }, { paymentCustomerId: undefined }, 409, 'No card is saved'],
  [{ coins: '1000', cents: '950', paymentId: 'pay_../A' }, {}, 422, 'The form was not complete.'],
  [{ coins: '', cents: '' }, {}, 422, 'The form was not complete.'],
  [
    { coins: '1000', cents: '950', paymentId: 'pay_7ZZZZZZZZZZZZZZZZZZZZZZZZZ' },
    {},
    400,
    'This page had been open for too long. Nothing was charged',
  ],
  [
    { coins: '1000', cents: '950', paymentId: 'pay_00000000000000000000000000' },
    {},
    400,
    'This page had been open for too long.',
  ],
])('refuses %j (%j) and charges nothing', async (form, { ...overrides }, status, problem) => {
  const { visitor, household } = await arrive();
  const { paymentCustomerId: _card, ...rest } = household;
  if ('paymentCustomerId' in overrides) await house().shop.households.save(rest);
  const { paymentId = '' } = fieldsOf(await visitor.get(`${path}/confirm?coins=500`), `${path}/buy`);
  const seen = await visitor.post(`${path}/buy`, { paymentId, ...form });
  expect([seen.status, wordsOf(seen)]).toEqual([status, expect.stringContaining(problem)]);
  expect(await house().shop.payments.latest(household.id, 10)).toEqual([]);
});

it('says nothing of a dispute that was won before anything went back', async () => {
  const { visitor, household } = await arrive();
  await buy(visitor, 500);
  await settleAll(household);
  const [payment] = await house().shop.payments.latest(household.id, 1);
  if (payment) await undoOutsideRefund(house().shop, payment, 'dp_1');
  expect((await house().shop.payments.latest(household.id, 1))[0]?.refunds).toHaveLength(1);
  const words = wordsOf(await visitor.get(path));
  expect(words).toContain('paid');
  expect(words).not.toContain('$0.00');
});

describe('giving back', () => {
  it('takes the unused coins out and their price back, once', async () => {
    const { visitor, household } = await arrive();
    await buy(visitor, 1_000);
    await settleAll(household);
    const page = await visitor.get(path);
    expect(wordsOf(page)).toContain('You have 1,000 coins of this pack left. Until March 16, 2026');
    const form = fieldsOf(page, `${path}/withdraw`);
    for (let times = 0; times < 2; times++) {
      const seen = await visitor.post(`${path}/withdraw`, form);
      expect([seen.status, seen.location]).toEqual([303, `${path}?done=withdrawn`]);
    }
    expect(await balanceOf(household)).toBe(0);
    const after = wordsOf(await visitor.get(path));
    expect(after).toContain('$9.50 given back');
    expect(after).not.toContain('of this pack left');
  });

  it('is over after two weeks', async () => {
    const { visitor, household } = await arrive();
    await buy(visitor, 500);
    await settleAll(household);
    const form = fieldsOf(await visitor.get(path), `${path}/withdraw`);
    house().moveClock(15 * dayMs);
    const later = await house().signedIn(household.customerId ?? '');
    const seen = await later.post(`${path}/withdraw`, form);
    expect([seen.status, wordsOf(seen)]).toEqual([
      409,
      expect.stringContaining('This pack could be given back until March 16, 2026.'),
    ]);
    expect(seen.text).not.toContain(`${path}/withdraw`);
    expect(await balanceOf(household)).toBe(500);
  });

  it.each([
    [{ paymentId: 'pay_00000000000000000000000000', requestId: 'wdr_00000000000000000000000000' }, 409],
    [{ paymentId: '', requestId: '' }, 422],
  ])('refuses what was never bought: %j', async (form, status) => {
    const { visitor } = await arrive();
    expect((await visitor.post(`${path}/withdraw`, form)).status).toBe(status);
  });
});
