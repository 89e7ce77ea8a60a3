import { dayMs, plusMs } from '../../lambda/domain/time';
import type { Tier } from '../../lambda/domain/wallet/terms';
import { type House, type HouseOptions, houseNow } from './house';
import type { HouseSuite } from './house-suite';
import { testSeller } from './sellers';

/** A tier with free delivery. */
export const tierOf = (
  id: string,
  [en, fr]: [en: string, fr: string],
  fromCoins: number,
  earlyAccessHours: number,
): Tier => ({ id, names: { en, fr }, fromCoins, freeDelivery: true, earlyAccessHours });

/** A household of a seller with these tiers, whose coins came so many days ago. */
export async function houseSince(
  houses: HouseSuite<House>,
  days: number,
  { tiers, ...options }: HouseOptions & { tiers: Tier[] },
): Promise<House> {
  const wallet = { ...testSeller.wallet, tiers };
  const now = plusMs(houseNow, -days * dayMs);
  const house = await houses.open({ ...options, seller: { wallet }, now });
  house.setNow(houseNow);
  return house;
}
