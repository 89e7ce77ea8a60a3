import { callOffWindows } from '../../lambda/domain/delivery/call-off';
import { forgetHousehold } from '../../lambda/domain/household/forget';
import { followOrder } from '../../lambda/outbox/order-effects';
import { actors } from '../delivery/samples';
import { playDelivery } from '../support/deliveries';
import { sampleOrder } from '../support/samples';
import { tableSuite } from '../support/table-suite';

/** Windows whose reason is gone: an order that will not come, somebody who has left. */

const table = tableSuite();

it('lets nobody in for an order that was cancelled', async () => {
  const delivery = await (await playDelivery(table())).to('armed');
  const { householdId, orderId } = await delivery.window();
  const handedOver = { cancelled: delivery.clock.now() };
  const order = sampleOrder(householdId, undefined, { orderId, status: 'cancelled', handedOver });
  const orders = { ...delivery.shop.orders, read: async () => order };
  await followOrder({ ...delivery.shop, orders }, { householdId, orderId }, () => undefined);
  expect((await delivery.window()).state).toBe('revoked');
});

it('leaves the window of another order alone', async () => {
  const delivery = await (await playDelivery(table())).to('armed');
  const { householdId } = await delivery.window();
  await callOffWindows(delivery.shop, householdId, ({ orderId }) => orderId === 'ord_other');
  expect((await delivery.window()).state).toBe('armed');
});

it.each([
  ['authorized', 'revoked'],
  ['recording', 'revoked'],
  ['unlocking', 'securing'],
] as const)('calls what is %s off before a household is forgotten', async (reached, state) => {
  const delivery = await (await playDelivery(table())).to(reached);
  const { householdId } = await delivery.window();
  await forgetHousehold(delivery.shop, householdId);
  const window = await delivery.window();
  expect(window).toMatchObject({ state, revocation: { by: { ...actors.customer, id: householdId } } });
  expect(await delivery.shop.households.read(householdId)).toBeUndefined();
});
