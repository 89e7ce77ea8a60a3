import type { CatalogueItem } from '../catalogue/item';
import type { Household } from '../household/household';
import type { Habit } from '../purchases/habit';
import type { Deal } from './deal';

/** Whether a deal was made for this household. Buyers are those whose habits know the item. */
export function isForHousehold(
  deal: Deal,
  household: Household,
  habits: Habit[],
  item: CatalogueItem,
): boolean {
  const { audience } = deal;
  switch (audience.kind) {
    case 'everyone':
      return true;
    case 'buyers':
      return habits.some((habit) => habit.sku === audience.sku);
    case 'category':
      return item.category === audience.category && habits.length > 0;
    case 'household':
      return audience.householdId === household.id;
  }
}
