import { randomUUID } from 'node:crypto';
import type { HandOverMessage } from '../../lambda/adapters/commerce/message';
import { type Clock, plusMs } from '../../lambda/domain/time';
import type { StoreOrder, StoreOrderStatus, StoreState } from './state';

export interface Delays {
  /** From the hand-over to shipping, and from there to the door. */
  shipMs: number;
  deliverMs: number;
}

export type StepResult = 'done' | 'unknown' | 'not-now';
type Step = Exclude<StoreOrderStatus, 'received'>;

const before: Record<Step, StoreOrderStatus[]> = {
  shipped: ['received'],
  delivered: ['received', 'shipped'],
  cancelled: ['received'],
};

/** What a store does with orders: takes them in, ships them, brings them, and says so. */
export class Warehouse {
  constructor(
    private readonly state: StoreState,
    private readonly clock: Clock,
    private readonly delays: Delays,
  ) {}

  /** Takes a message of the shop, once per id. `too-late`: a cancellation after shipping. */
  take(messageId: string, { type, data }: HandOverMessage): 'taken' | 'repeated' | 'too-late' {
    if (this.state.seen.includes(messageId)) return 'repeated';
    const isTaken = type === 'order.placed' ? this.receive(data) : this.takeBack(data);
    if (isTaken) this.state.seen.push(messageId);
    return isTaken ? 'taken' : 'too-late';
  }

  /** A step that somebody asks for; the shop is told of it. */
  step(orderId: string, status: Step, more: object = {}): StepResult {
    const order = this.find(orderId);
    if (!order) return 'unknown';
    if (!before[status].includes(order.status)) return 'not-now';
    this.enter(order, status);
    this.tell(`order:${orderId}:${status}`, `order.${status}`, { orderId, ...more });
    return 'done';
  }

  /** Tells the shop of new prices or stock. */
  report(sku: string, change: { stock?: number | undefined; prices?: object | undefined }): void {
    const { stock, prices } = change;
    if (stock !== undefined) this.tell(randomUUID(), 'item.stock-changed', { sku, stock });
    if (prices !== undefined) this.tell(randomUUID(), 'item.price-changed', { sku, cents: prices });
  }

  /** Ships and brings what is due by now. */
  advance(): void {
    const now = this.clock.now();
    for (const order of this.state.orders)
      if (order.nextStepAt && order.nextStepAt <= now)
        this.step(order.orderId, order.status === 'received' ? 'shipped' : 'delivered');
  }

  /** The shop says that the order had been cancelled: it stays here. */
  keep(orderId: string): void {
    const order = this.find(orderId);
    if (order) this.enter(order, 'cancelled');
  }

  private find(orderId: string): StoreOrder | undefined {
    return this.state.orders.find((order) => order.orderId === orderId);
  }

  /** An order whose cancellation came first stays cancelled. */
  private receive(data: HandOverMessage['data']): boolean {
    if (!this.find(data.orderId)) this.enter(this.add(data), 'received');
    return true;
  }

  private takeBack(data: HandOverMessage['data']): boolean {
    const order = this.find(data.orderId) ?? this.add(data);
    if (order.status === 'shipped' || order.status === 'delivered') return false;
    this.enter(order, 'cancelled');
    return true;
  }

  private add({ orderId, lines, totalCents, currency, deliveryDay }: HandOverMessage['data']): StoreOrder {
    const kept = lines.map(({ sku, quantity }) => ({ sku, quantity }));
    const facts = { orderId, lines: kept, totalCents, currency, deliveryDay };
    const order: StoreOrder = { ...facts, status: 'received', history: {} };
    this.state.orders.push(order);
    return order;
  }

  private enter(order: StoreOrder, status: StoreOrderStatus): void {
    const now = this.clock.now();
    const { shipMs, deliverMs } = this.delays;
    delete order.nextStepAt;
    if (status === 'received') order.nextStepAt = plusMs(now, shipMs);
    if (status === 'shipped') order.nextStepAt = plusMs(now, deliverMs);
    order.status = status;
    order.history[status] = now;
  }

  private tell(id: string, type: string, data: Record<string, unknown>): void {
    const timestamp = this.clock.now();
    const isHeldBack = this.state.faults.reorderEvents && type === 'order.shipped';
    const notBefore = isHeldBack ? plusMs(timestamp, this.delays.deliverMs + 1_000) : timestamp;
    this.state.outgoing.push({ id, type, timestamp, data, tries: 0, notBefore });
  }
}
