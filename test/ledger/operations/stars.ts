import { acquireGood } from '../../../lambda/domain/digital/acquire';
import type { DigitalGood } from '../../../lambda/domain/digital/good';
import { digitalGoods } from '../../../lambda/domain/digital/goods';
import { reconcile } from '../../../lambda/domain/digital/reconcile';
import { productIds } from '../amazon';
import type { SimulatedShop, World } from '../world';
import { type Operation, type Request, someHousehold } from './operation';

/* Stars: Amazon counts units, and each turn brings the second balance into agreement with that. */

const inAgreement = 'in agreement';
const timeoutMs = 1_000;

export async function agree(shop: SimulatedShop, householdId: string): Promise<string> {
  const amazon = { apiEndpoint: 'amazon', apiAccessToken: householdId, locale: 'fr-FR' };
  await reconcile(shop, { householdId, now: shop.clock.now(), amazon, timeoutMs });
  return inAgreement;
}

/** Units are bought, and now and then refunded, between one turn and the next. */
function turn(world: World): Request {
  const { chance, amazon } = world;
  const { id } = chance.happens(0.7) ? chance.pick(world.households.slice(0, 2)) : someHousehold(world);
  if (chance.happens(0.8))
    amazon.count(id, chance.pick(productIds), chance.happens(0.55) ? 1 : -chance.between(1, 2));
  return { name: 'stars', ask: (shop) => agree(shop, id) };
}

function acquire(world: World): Request {
  const { id: householdId } = someHousehold(world);
  const good: DigitalGood = world.chance.pick(digitalGoods);
  return {
    name: 'acquire a notebook',
    final: ['owned'],
    short: { householdId, purse: 'digital', coins: good.stars, answers: ['too-few-stars'] },
    ask: async (shop) => (await acquireGood(shop, good, { householdId, now: shop.clock.now() })).name,
  };
}

export const starOperations: Operation[] = [
  { name: 'stars', weight: 3, begin: turn },
  { name: 'acquire', weight: 1.5, begin: acquire },
];
