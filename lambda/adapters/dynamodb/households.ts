import type { HouseholdStore } from '../../domain/household/store';
import type { HouseholdId } from '../../domain/ids';
import { giftOf } from './gifts';
import { accountShape, householdShape, parse, voiceCodeShape } from './parse';
import { referralOf } from './referrals';
import { deleteItems, getItem, type Item, putItem, queryItems, type Table } from './requests';
import { giftPrefix, householdPk, keyOf, keys, turnEnd, turnPrefix } from './table';
import { walletOf } from './wallet-item';

/** Orders of a household are found in pages of this size while it is forgotten. */
const erasePageSize = 500;

const digitalSk = keys.wallet('', 'digital').sk;

/** What was bought through Alexa outlives the skill's being switched off, as it does at Amazon's; it names nobody. */
const isEntitlement = ({ sk }: Item): boolean => String(sk).startsWith(digitalSk);

/** The code leads to the household from outside of its partition: it goes first, as long as it can be found. */
async function forgetReferralCode(table: Table, id: HouseholdId): Promise<void> {
  const item = await getItem(table, keys.referral(id));
  const code = item && referralOf(item).code;
  if (code !== undefined) await deleteItems(table, [keys.referralCode(code)]);
}

/** Coins of somebody else, held until they go back: the sweeper sees to it, within a day. */
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
    return {
      household,
      ...(wallet && { wallet: walletOf(wallet) }),
      ...(gifts.length > 0 && { gifts }),
      ...(voiceCode && { voiceCode: parse(voiceCodeShape, voiceCode) }),
      ...(referral && { referral: referralOf(referral) }),
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

  async erase(id) {
    await forgetReferralCode(table, id);
    const keysOf = {
      KeyConditionExpression: 'pk = :household',
      ExpressionAttributeValues: { ':household': householdPk(id) },
      ProjectionExpression: 'pk, sk',
      ConsistentRead: true,
    };
    for (;;) {
      const items = await queryItems(table, keysOf, erasePageSize);
      const forgotten = items.filter((item) => !isEntitlement(item) && !isGift(item));
      if (forgotten.length === 0) return;
      await deleteItems(table, forgotten.map(keyOf));
    }
  },
});
