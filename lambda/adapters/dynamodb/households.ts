import type { HouseholdStore } from '../../domain/household/store';
import { homeIn, windowViewsIn } from './delivery-homes';
import { eraseHousehold } from './erasure';
import { giftOf } from './gifts';
import { accountShape, alexaReachShape, householdShape, parse, voiceCodeShape } from './parse';
import { referralOf } from './referrals';
import { deleteItems, getItem, type Item, putItem, queryItems, type Table } from './requests';
import { alexaReachPrefix, giftPrefix, householdPk, keys, turnEnd, turnPrefix } from './table';
import { walletOf } from './wallet-item';

const isGift = ({ sk }: Item): boolean => String(sk).startsWith(giftPrefix);

export const householdStore = (table: Table): HouseholdStore => ({
  async read(id) {
    const items = await queryItems(table, {
      // As `begins_with`, but with an end: an embedded engine reads on to the end of a long history otherwise.
      KeyConditionExpression: 'pk = :household AND sk BETWEEN :turn AND :turnEnd',
      ExpressionAttributeValues: { ':household': householdPk(id), ':turn': turnPrefix, ':turnEnd': turnEnd },
      ConsistentRead: true,
    });
    const profile = items.find(({ sk }) => sk === keys.profile(id).sk);
    const wallet = items.find(({ sk }) => sk === keys.wallet(id).sk);
    const voiceCode = items.find(({ sk }) => sk === keys.voiceCode(id).sk);
    const referral = items.find(({ sk }) => sk === keys.referral(id).sk);
    if (!profile) return undefined;
    const household = parse(householdShape, profile);
    const gifts = items.filter(isGift).map(giftOf);
    const home = homeIn(items);
    const windows = windowViewsIn(items);
    return {
      household,
      ...(wallet && { wallet: walletOf(wallet) }),
      ...(gifts.length > 0 && { gifts }),
      ...(voiceCode && { voiceCode: parse(voiceCodeShape, voiceCode) }),
      ...(referral && { referral: referralOf(referral) }),
      ...(home && { home }),
      ...(windows.length > 0 && { windows }),
    };
  },

  async save(household) {
    await putItem(table, { ...keys.profile(household.id), ...household });
  },

  async rememberAccount(guestId, householdId) {
    await putItem(table, { ...keys.account(guestId), householdId });
  },

  async accountOf(guestId) {
    const item = await getItem(table, keys.account(guestId));
    return item && parse(accountShape, item).householdId;
  },

  async saveReach(householdId, reach) {
    await putItem(table, { ...keys.alexaReach(householdId, reach.guestId), ...reach });
  },

  dropReach: (householdId, guestId) => deleteItems(table, [keys.alexaReach(householdId, guestId)]),

  async reachesOf(householdId) {
    const items = await queryItems(table, {
      KeyConditionExpression: 'pk = :household AND begins_with(sk, :reach)',
      ExpressionAttributeValues: { ':household': householdPk(householdId), ':reach': alexaReachPrefix },
    });
    return items.map((item) => parse(alexaReachShape, item));
  },

  erase: (id) => eraseHousehold(table, id),
});
