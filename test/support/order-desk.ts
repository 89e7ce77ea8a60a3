import type { Stores } from '../../lambda/adapters/dynamodb';
import type { Order, Quote } from '../../lambda/domain/orders/order';
import { placeOrder } from '../../lambda/domain/orders/place';
import { recordSellerEvent, type SellerEvent } from '../../lambda/domain/orders/seller-events';
import { type Instant, plusMs } from '../../lambda/domain/time';
import type { Wallet } from '../../lambda/domain/wallet/wallet';
import { expectSoundAccount } from './account-audit';
import type { TestTable } from './dynamodb';
import { newId, sampleOrder, testNow } from './samples';
import { testSeller } from './sellers';
import { walletNow } from './wallets';

/** Places orders of 450 cents and lets the seller tell of them, at the hour that tests set. */
export class OrderDesk {
  now: Instant = testNow;
  readonly stores: Stores;

  constructor(private readonly table: TestTable) {
    this.stores = table.stores();
  }

  get shop() {
    return { ...this.stores, seller: testSeller, clock: { now: () => this.now } };
  }

  /** A price read aloud: all of it in coins, or a part of it on the card. */
  quoteFor({ householdId }: Wallet, cardCents = 0): Quote {
    const { status: _status, placedAt: _placedAt, history: _history, ...order } = sampleOrder(householdId);
    const expiresAt = plusMs(this.now, 600_000);
    return { ...order, coins: 450 - cardCents, cardCents, quotedAt: this.now, expiresAt };
  }

  async placed(wallet: Wallet, cardCents = 0): Promise<Order> {
    const result = await placeOrder(this.shop, this.quoteFor(wallet, cardCents), this.now);
    if (result.name !== 'placed') throw new Error(result.name);
    return result.facts.order;
  }

  async orderNow({ householdId, orderId }: Order): Promise<Order> {
    const order = await this.stores.orders.read(householdId, orderId);
    if (!order) throw new Error('no order');
    return order;
  }

  private tell(event: SellerEvent) {
    return recordSellerEvent(this.shop, newId('event'), event);
  }

  ship = ({ orderId }: Order) => this.tell({ type: 'order.shipped', at: this.now, orderId });

  refund = ({ orderId }: Order, cents: number, refundId = newId('refund')) =>
    this.tell({ type: 'order.refunded', at: this.now, orderId, refundId, cents });

  /** Checks what a wallet holds by now, and every line of its account. */
  async expectCoins(wallet: Wallet, coins: Partial<Wallet>): Promise<void> {
    const current = await walletNow(this.stores, wallet);
    expect(current).toMatchObject(coins);
    await expectSoundAccount(this.table, current);
  }
}
