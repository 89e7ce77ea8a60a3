import { sampleOrder } from '../../../test/support/samples';
import { dueAt, isHoldOver } from './due';
import type { Order } from './order';

const placedAt = '2026-03-02T09:00:00.000Z';
const cancelledAt = '2026-03-02T10:00:00.000Z';
const heldUntil = '2026-04-16T09:00:00.000Z';

const orderThat = (overrides: Partial<Order>): Order =>
  sampleOrder('hh_1', undefined, {
    placedAt,
    history: { placed: placedAt, ...(overrides.status === 'cancelled' && { cancelled: cancelledAt }) },
    ...overrides,
  });

const onCard = { coins: 0, cardCents: 450 };

test.each<[Partial<Order>, string | undefined]>([
  [{}, '2026-03-02T09:05:00.000Z'],
  [{ handedOver: { placed: placedAt } }, heldUntil],
  [onCard, '2026-03-02T09:05:00.000Z'],
  [{ ...onCard, card: { state: 'paid', at: placedAt } }, '2026-03-02T09:05:00.000Z'],
  [{ status: 'shipped' }, undefined],
  [{ status: 'delivered' }, undefined],
  [{ status: 'returned' }, undefined],
  [{ status: 'cancelled', handedOver: { placed: placedAt } }, '2026-03-02T10:05:00.000Z'],
  [{ status: 'cancelled', handedOver: { cancelled: cancelledAt } }, undefined],
  [{ takenUpAt: '2026-03-02T09:05:10.000Z' }, '2026-03-02T09:07:10.000Z'],
  [{ takenUpAt: '2026-03-02T10:05:10.000Z' }, '2026-03-02T10:15:10.000Z'],
  [{ ...onCard, takenUpAt: '2026-03-02T10:05:10.000Z' }, '2026-03-02T10:15:10.000Z'],
  [{ takenUpAt: '2026-04-16T08:55:00.000Z' }, heldUntil],
  [{ status: 'cancelled', takenUpAt: '2026-03-02T09:05:10.000Z' }, '2026-03-02T10:05:00.000Z'],
  [{ status: 'cancelled', takenUpAt: '2026-03-02T10:05:10.000Z' }, '2026-03-02T10:07:10.000Z'],
  [{ takenUpAt: '2026-03-02T09:05:10.000Z', handedOver: { placed: placedAt } }, heldUntil],
])('an order that is %j is due at %s', (overrides, due) => {
  expect(dueAt(orderThat(overrides))).toBe(due);
});

test('its hold is over from that very instant on, while it waits to be shipped', () => {
  expect(isHoldOver(orderThat({}), '2026-04-16T08:59:59.999Z')).toBe(false);
  expect(isHoldOver(orderThat({}), heldUntil)).toBe(true);
  expect(isHoldOver(orderThat({ status: 'shipped' }), heldUntil)).toBe(false);
});
