import type { Shop } from '../../../lambda/domain/shop';
import { followOrder } from '../../../lambda/outbox/order-effects';
import { followPaymentChange } from '../../../lambda/outbox/payment-effects';
import type { SimulatedShop, Told, World } from '../world';
import type { Request } from './operation';

/** The provider or the seller was away: the sweeper comes again. */
const report = () => undefined;

const namesOf: Record<Told['kind'], string> = { order: 'outbox: order', payment: 'outbox: payment' };

async function follow(shop: SimulatedShop, { kind, householdId, id }: Told): Promise<string> {
  // The outbox takes a whole shop; it uses what there is here.
  const whole = shop as unknown as Shop;
  if (kind === 'order') await followOrder(whole, { householdId, orderId: id }, report);
  else await followPaymentChange(whole, { householdId, paymentId: id }, report);
  return 'followed';
}

const furthestBack = 30;

/**
 * What the stream brings next: not always the oldest record, sometimes one twice, and sometimes never, as when a
 * function dies with a whole batch and the sweeper has to find what was missed.
 */
export function followTold(world: World): Request | undefined {
  const { chance, stream } = world;
  const place = chance.between(0, Math.min(furthestBack, stream.length) - 1);
  const told = stream[place];
  if (!told) return undefined;
  if (!chance.happens(0.1)) stream.splice(place, 1);
  if (chance.happens(0.03)) return undefined;
  return { name: namesOf[told.kind], ask: (shop) => follow(shop, told) };
}
