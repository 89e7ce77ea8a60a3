import type { LedgerRule } from './rule';

const gifts = 'lambda/adapters/dynamodb/gifts.ts';
const referrals = 'lambda/adapters/dynamodb/referrals.ts';
const stock = 'lambda/adapters/dynamodb/deal-stock.ts';
const voiceCodes = 'lambda/adapters/dynamodb/voice-codes.ts';

const ofGifts = 'test/contracts/gifts.test.ts';
const ofReferrals = 'test/rewards/referrals.test.ts';
const ofDeals = 'test/contracts/deals.test.ts';
const ofVoiceCodes = 'test/contracts/voice-codes.test.ts';

/** Conditions of the stores beside the ledger, each of them tried on a table. */
export const ofStores: readonly LedgerRule[] = [
  {
    name: 'a voice code is the one that was read',
    file: voiceCodes,
    from: "'revision = :revision'",
    to: "'revision = :revision OR attribute_exists(pk)'",
    suite: ofVoiceCodes,
  },
  {
    name: 'a first voice code is new',
    file: voiceCodes,
    from: "'attribute_not_exists(pk)'",
    to: "'attribute_not_exists(pk) OR attribute_exists(pk)'",
    suite: ofVoiceCodes,
  },
  {
    name: 'what is bought without the voice code counts on it',
    file: voiceCodes,
    from: 'counted ? [write(',
    to: 'counted && !counted.before ? [write(',
    suite: 'test/compliance/without-code.test.ts',
  },
  {
    name: 'a deal has the stock that is taken',
    file: stock,
    from: "'#left >= :quantity'",
    to: "'attribute_exists(pk)'",
    suite: ofDeals,
  },
  {
    name: 'a deal is sold out when every shard is empty',
    file: stock,
    from: "'#left = :none'",
    to: "'#left >= :none'",
    suite: 'test/contracts/orders.test.ts',
  },
  {
    name: 'an entry is added to the books of the house once',
    file: 'lambda/adapters/dynamodb/books.ts',
    from: 'putNew(table, labelOf(posting), { ...keys.projectionMark(posting.key, posting.part) });',
    to: '({ label: labelOf(posting), item: { Put: { TableName: table.name, Item: { ...keys.projectionMark(posting.key, posting.part) } } } });',
    suite: 'test/contracts/books.test.ts',
  },
  {
    name: 'an event is applied once',
    file: 'lambda/adapters/dynamodb/events.ts',
    from: 'return [putNew(table, eventLabel, item)];',
    to: 'return [{ label: eventLabel, item: { Put: { TableName: table.name, Item: item } } }];',
    suite: 'test/seller/events.test.ts',
  },
  {
    name: 'a gift ends once',
    file: gifts,
    from: "Key: keyOf(gift), ConditionExpression: 'attribute_exists(pk)' }",
    to: 'Key: keyOf(gift) }',
    suite: ofGifts,
  },
  {
    name: 'a gift is new',
    file: gifts,
    from: 'putNew(table, label, giftItem(gift)),',
    to: '{ label, item: { Put: { TableName: table.name, Item: giftItem(gift) } } },',
    suite: ofGifts,
  },
  {
    name: 'what a household was referred by is as it was read',
    file: referrals,
    from: 'putVersion(table, labels.referral, { ...keys.referral(householdId), ...referral });',
    to: '({ label: labels.referral, item: { Put: { TableName: table.name, Item: { ...keys.referral(householdId), ...referral } } } });',
    suite: ofReferrals,
  },
  {
    name: 'a referral code is new',
    file: referrals,
    from: 'putNew(table, labels.code, owner)',
    to: '{ label: labels.code, item: { Put: { TableName: table.name, Item: owner } } }',
    suite: ofReferrals,
  },
  {
    name: 'nobody refers the one at the top of the own line, who is as was read',
    file: referrals,
    from: "'#version = :read'",
    to: "'#version >= :read'",
    suite: ofReferrals,
  },
  {
    name: 'nobody refers the one at the top of the own line, who was nobody',
    file: referrals,
    from: "'attribute_not_exists(pk)'",
    to: "'attribute_not_exists(pk) OR attribute_exists(pk)'",
    suite: ofReferrals,
  },
  {
    name: 'a reward is as it was read',
    file: 'lambda/adapters/dynamodb/rewards.ts',
    from: 'return putVersion(table, labels.reward, { ...keyOf(reward), ...reward, ...due });',
    to: 'return { label: labels.reward, item: { Put: { TableName: table.name, Item: { ...keyOf(reward), ...reward, ...due } } } };',
    suite: 'test/rewards/events.test.ts',
  },
  {
    name: 'a first order is the first',
    file: 'lambda/adapters/dynamodb/rewards.ts',
    from: 'putNew(table, labels.first, { ...keys.firstOrder(householdId), earnedBy: orderId });',
    to: '({ label: labels.first, item: { Put: { TableName: table.name, Item: { ...keys.firstOrder(householdId), earnedBy: orderId } } } });',
    suite: 'test/rewards/orders.test.ts',
  },
];
