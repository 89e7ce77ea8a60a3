import * as fc from 'fast-check';
import type { ChangeShop } from '../../lambda/domain/payments/change';
import { recordOutsideRefund, undoOutsideRefund } from '../../lambda/domain/payments/outside-refund';
import { type Payment, withdrawnCoins } from '../../lambda/domain/payments/payment';
import { unusedCoins, withdrawPack } from '../../lambda/domain/payments/withdraw';
import type { Movement } from '../../lambda/domain/wallet/movement';
import { creditPromo, creditPurchased, refundCoins, takeCoins } from '../../lambda/domain/wallet/moves';
import { emptyWallet, purchasedCoins, type Wallet } from '../../lambda/domain/wallet/wallet';
import { testNow } from '../support/samples';
import { plainSeller } from '../support/sellers';

/*
 * What may be given back of each pack is told by two marks in the wallet and by what refunds say of themselves. Here it
 * is told by a second, plain way: all purchased coins that ever came stand in a row, and a pointer says how many of
 * them are spent.
 */

/** Coins of one pack, or of none, side by side in the row. */
interface Segment {
  paymentId?: string;
  coins: number;
}

class Row {
  readonly segments: Segment[] = [];
  spentCoins = 0;

  private of = (paymentId: string) => this.segments.find((segment) => segment.paymentId === paymentId);

  change(paymentId: string, coins: number): void {
    const segment = this.of(paymentId);
    if (segment) segment.coins += coins;
  }

  /** Coins of a pack that stand behind the pointer. */
  unspentOf(paymentId: string): number {
    let end = 0;
    for (const segment of this.segments) {
      end += segment.coins;
      if (segment.paymentId === paymentId) return Math.max(0, Math.min(segment.coins, end - this.spentCoins));
    }
    return 0;
  }
}

/** A household's wallet and payments in memory, and the same as a row. */
class Books {
  wallet: Wallet = emptyWallet('hh_one', 'acc_one');
  readonly payments: Payment[] = [];
  readonly row = new Row();
  private count = 0;

  /** As much of a shop as refunds ask for. */
  readonly shop = {
    households: { read: async () => ({ household: {}, wallet: this.wallet }) },
    payments: {
      read: async (_householdId: string, paymentId: string) => this.payment(paymentId),
      latest: async () => [...this.payments].reverse(),
      save: async (payment: Payment) => this.put(payment),
      move: async (payment: Payment, movement: Movement) => {
        this.wallet = movement.sides[0].after;
        return this.put(payment);
      },
    },
    clock: { now: () => testNow },
    ids: { next: (prefix: string) => `${prefix}_new` },
    seller: plainSeller,
  } as unknown as ChangeShop;

  private put(payment: Payment) {
    const place = this.payments.findIndex(({ paymentId }) => paymentId === payment.paymentId);
    this.payments.splice(place, 1, payment);
    return { kind: 'committed' as const };
  }

  payment = (paymentId: string) => this.payments.find((one) => one.paymentId === paymentId);
  any = (place: number): Payment | undefined => this.payments[place % Math.max(1, this.payments.length)];

  private ask<Kind extends string>(kind: Kind) {
    this.count++;
    return { key: `key-${this.count}`, kind, subject: 's', now: testNow };
  }

  buy(coins: number): void {
    const ask = this.ask('pack-purchase');
    this.wallet = creditPurchased(this.wallet, { ...ask, coins }).sides[0].after;
    const { sequence, purchasedCreditedCoins } = this.wallet;
    const paymentId = `pay-${this.count}`;
    this.payments.push({
      paymentId,
      householdId: 'hh_one',
      purpose: { kind: 'coins', coins },
      cents: coins,
      currency: 'EUR',
      paymentCustomerId: 'cus_x',
      status: 'succeeded',
      reference: `ch-${paymentId}`,
      createdAt: testNow,
      history: { succeeded: testNow },
      version: 1,
      refunds: [],
      credited: {
        account: this.wallet.account,
        at: testNow,
        endCoins: purchasedCreditedCoins,
        sequence,
        withdrawableUntil: '2099-01-01T00:00:00.000Z',
      },
    });
    this.row.segments.push({ paymentId, coins });
  }

  /** Coins that came otherwise. */
  give(coins: number): void {
    this.wallet = creditPurchased(this.wallet, { ...this.ask('gift-code'), coins }).sides[0].after;
    this.row.segments.push({ coins });
  }

  /** A reward that pays what is owed, and no more. */
  earn(most: number): void {
    const coins = Math.min(most, this.wallet.owedCoins);
    if (coins === 0) return;
    this.wallet = creditPromo(this.wallet, { ...this.ask('reward'), coins, month: '2099-01' }).sides[0].after;
  }

  spend(most: number): void {
    const coins = Math.min(most, purchasedCoins(this.wallet));
    const movement = coins > 0 && takeCoins(this.wallet, { ...this.ask('purchase'), coins });
    if (!movement) return;
    this.wallet = movement.sides[0].after;
    this.row.spentCoins += coins;
  }

  /** Goods are taken back: coins that were spent last are there again. */
  returnGoods(most: number): void {
    const coins = Math.min(most, this.row.spentCoins);
    if (coins === 0) return;
    const back = { purchasedCoins: coins, promo: {} };
    const ask = { ...this.ask('order-refund'), back, clawbackCoins: 0 };
    this.wallet = refundCoins(this.wallet, ask).sides[0].after;
    this.row.spentCoins -= coins;
  }

  async withdraw(payment: Payment): Promise<void> {
    const result = await withdrawPack(this.shop, payment, `wish-${++this.count}`);
    if (result.name === 'withdrawn') this.row.change(payment.paymentId, -result.facts.coins);
  }

  async takeOutside(payment: Payment, cents: number): Promise<void> {
    const before = purchasedCoins(this.wallet);
    const refund = { refundId: `out-${++this.count}`, reason: 'dispute' as const, cents, isTotal: false };
    await recordOutsideRefund(this.shop, payment, { ...refund, chargeReference: payment.reference ?? '' });
    this.row.change(payment.paymentId, purchasedCoins(this.wallet) - before);
  }

  async undo(payment: Payment): Promise<void> {
    const standing = payment.refunds.find(({ status, reason }) => status === 'done' && reason === 'dispute');
    if (!standing) return;
    const before = purchasedCoins(this.wallet);
    await undoOutsideRefund(this.shop, payment, standing.refundId);
    const { coins = 0 } = standing;
    this.row.change(payment.paymentId, coins);
    // What rewards had paid of the debt is nobody's pack.
    this.row.segments.push({ coins: purchasedCoins(this.wallet) - before - coins });
  }
}

const happenings = ['buy', 'spend', 'return', 'outside', 'undo', 'give', 'earn', 'withdraw'] as const;

const happening = fc.record({
  what: fc.constantFrom(...happenings),
  amount: fc.integer({ min: 1, max: 12 }),
  which: fc.nat(2),
});
type Happening = { what: (typeof happenings)[number]; amount: number; which: number };

async function happen(books: Books, { what, amount, which }: Happening): Promise<void> {
  const payment = books.any(which);
  const doing: Record<Happening['what'], () => unknown> = {
    buy: () => books.buy(amount),
    spend: () => books.spend(amount),
    return: () => books.returnGoods(amount),
    give: () => books.give(amount),
    earn: () => books.earn(amount),
    // Often all of it, so that often more than is left.
    outside: () => payment && books.takeOutside(payment, amount > 4 ? payment.cents : amount),
    undo: () => payment && books.undo(payment),
    withdraw: () => payment && books.withdraw(payment),
  };
  await doing[what]();
}

const unusedOf = ({ payments, wallet }: Books) =>
  payments.map((payment) => unusedCoins(payment, payments, wallet));

const unspentOf = ({ payments, row }: Books) =>
  payments.map((payment) => {
    const { paymentId, purpose } = payment;
    const priced = (purpose.kind === 'coins' ? purpose.coins : 0) - withdrawnCoins(payment);
    return Math.min(row.unspentOf(paymentId), priced);
  });

test('whatever is bought, spent, taken, owed and brought back, each pack knows its own unused coins', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 8, maxLength: 30, size: 'max' }), async (script) => {
      const books = new Books();
      for (const one of script) {
        await happen(books, one);
        const unused = unusedOf(books);
        expect(unused).toEqual(unspentOf(books));
        const inAll = unused.reduce((sum, coins) => sum + coins, 0);
        expect(inAll).toBeLessThanOrEqual(purchasedCoins(books.wallet));
      }
    }),
    { numRuns: 800 },
  );
});
