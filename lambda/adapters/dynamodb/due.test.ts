import type { Order, OrderStatus } from '../../domain/orders/order';
import { dueAt, dueKeysOf, isDue } from './due';

const placedAt = '2026-03-02T09:00:00.000Z';
const cancelledAt = '2026-03-02T10:00:00.000Z';

const orderThat = (status: OrderStatus, handedOver?: Order['handedOver']): Order =>
  ({
    orderId: 'ord_1',
    householdId: 'hh_1',
    status,
    placedAt,
    history: { placed: placedAt, ...(status === 'cancelled' && { cancelled: cancelledAt }) },
    ...(handedOver && { handedOver }),
  }) as Order;

test.each([
  ['placed', undefined, '2026-03-02T09:05:00.000Z'],
  ['placed', { placed: placedAt }, undefined],
  ['shipped', undefined, undefined],
  ['delivered', undefined, undefined],
  ['cancelled', { placed: placedAt }, '2026-03-02T10:05:00.000Z'],
  ['cancelled', { cancelled: cancelledAt }, undefined],
] as const)('an order that is %s, with %j handed over, is due at %s', (status, handedOver, due) => {
  const order = orderThat(status, handedOver);
  expect(dueAt(order)).toBe(due);
  expect(dueKeysOf(order)?.gsk).toBe(due && `${due}#H#hh_1`);
});

test('it is due from that instant on, not before', () => {
  const order = orderThat('placed');
  expect(isDue(order, '2026-03-02T09:04:59.999Z')).toBe(false);
  expect(isDue(order, '2026-03-02T09:05:00.000Z')).toBe(true);
});
