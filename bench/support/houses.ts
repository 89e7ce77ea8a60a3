import { plusMs } from '../../lambda/domain/time';
import { openDeliveryHouse } from '../../test/support/delivery-house';
import type { TestTable } from '../../test/support/dynamodb';
import { type House, type HouseOptions, houseNow } from '../../test/support/house';
import type { Conversation } from './conversation';
import { openFurnishedHouse } from './furnished-house';

const hourMs = 3_600_000;

/** Coffee is on its way, and milk, which is to be put inside two days from now. */
async function openHouseWithDoor(table: TestTable, options: HouseOptions): Promise<House> {
  const coming = ['COF-GROUND-250', 'DAI-MILK-WHOLE-6'].map((sku, place) => ({
    placedAt: plusMs(houseNow, -(place + 1) * hourMs),
    units: { [sku]: 1 },
  }));
  const house = await openDeliveryHouse(table, { ...options, coming });
  await house.plan(plusMs(houseNow, 53 * hourMs), 2, { order: 1 });
  return house;
}

/** The households that conversations are had at: one that buys a lot, and one with a door for couriers. */
export async function openHouses(
  table: TestTable,
  options: Pick<HouseOptions, 'locale' | 'client' | 'screen'>,
): Promise<{ all: readonly House[]; of(conversation: Conversation): House }> {
  const furnished = await openFurnishedHouse(table, options);
  const withDoor = await openHouseWithDoor(table, options);
  return { all: [furnished, withDoor], of: ({ hasDoor }) => (hasDoor ? withDoor : furnished) };
}
