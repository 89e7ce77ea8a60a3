import { forgetHousehold } from '../../../lambda/domain/household/forget';
import type { Household } from '../../../lambda/domain/household/household';
import type { World } from '../world';
import { closing } from './closing';
import { type Operation, Pool, type Request } from './operation';

/* A person is forgotten, while payments, gifts and orders go on; and somebody comes back. */

const forgotten = new Pool<Household>(20);

function forget(world: World): Request | undefined {
  const place = world.chance.between(4, world.households.length - 1);
  const household = world.households[place];
  if (!household) return undefined;
  forgotten.add(world, household);
  const closesFirst = world.chance.happens(0.2);
  return {
    name: 'forget a household',
    ask: async (shop) => {
      // As "delete my data" does with "pay me back": what cannot be closed is not forgotten either.
      if (closesFirst && (await closing(world, household.id).ask(shop)) === 'coins-held') return 'kept';
      await forgetHousehold(shop, household.id);
      return 'forgotten';
    },
  };
}

/** As the next turn does, when they link their account again: what waited for them is theirs. */
function comeBack(world: World): Request | undefined {
  const household = forgotten.pick(world);
  if (!household) return undefined;
  return {
    name: 'come back',
    ask: async (shop) => {
      await shop.households.save(household);
      return 'known again';
    },
  };
}

export const forgettingOperations: Operation[] = [
  { name: 'forget', weight: 2, begin: forget },
  { name: 'come back', weight: 3, begin: comeBack },
];
