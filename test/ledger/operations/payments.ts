import { packOffer } from '../../../lambda/domain/payments/packs';
import { settlePayment } from '../../../lambda/domain/payments/settle';
import { beginTopUp } from '../../../lambda/domain/payments/top-up';
import { withdrawPack } from '../../../lambda/domain/payments/withdraw';
import type { World } from '../world';
import { type Operation, Pool, type Request, someHousehold } from './operation';

/* Coins for money: the card is charged by the outbox, and what came of it is told twice and late. */

export interface TopUp {
  householdId: string;
  paymentId: string;
  coins: number;
}

export const topUps = new Pool<TopUp>(60);

function topUp(world: World): Request {
  const { id: householdId } = someHousehold(world);
  const { packs } = world.seller.wallet;
  const missing = world.chance.between(50, 1_500);
  const offer = world.chance.happens(0.5)
    ? packOffer(world.chance.pick(packs))
    : { coins: missing, cents: missing };
  const { coins, cents } = packs.some((pack) => pack.coins === offer.coins)
    ? packOffer(packs.find((pack) => pack.coins === offer.coins) ?? world.chance.pick(packs))
    : offer;
  const paymentId = world.newId('pay');
  const journalKey = `payment:${paymentId}:credit`;
  const origin = paymentId;
  world.auditor.expect(journalKey, { does: 'credit', kind: 'pack-purchase', householdId, coins, origin });
  topUps.add(world, { householdId, paymentId, coins });
  return {
    name: 'top up',
    final: ['begun'],
    // Whoever is forgotten between two that ask at once is not known to the second.
    meanwhile: ['over-limit', 'not-linked'],
    ask: async (shop) =>
      (await beginTopUp(shop, { householdId, paymentId, coins, cents, now: shop.clock.now() })).name,
  };
}

/** The bank calls back: with what it answered before, or with what it had still to decide. */
function webhook(world: World): Request | undefined {
  const one = topUps.pick(world);
  const answer = one && world.bank.decidePending(one.paymentId, 'EUR');
  if (!one || !answer) return undefined;
  return { name: 'webhook', ask: async (shop) => (await settlePayment(shop, one, answer)).name };
}

function withdraw(world: World): Request | undefined {
  const one = topUps.pick(world);
  if (!one) return undefined;
  const { householdId, paymentId } = one;
  const requestId = world.newId('wdr');
  const journalKey = `payment:${paymentId}:refund:withdrawal:${requestId}`;
  const ask = { does: 'withdraw', kind: 'pack-withdrawal', householdId, origin: paymentId } as const;
  world.auditor.expect(journalKey, ask);
  return {
    name: 'withdraw a pack',
    final: ['withdrawn'],
    journalKey,
    ask: async (shop) => (await withdrawPack(shop, one, requestId)).name,
  };
}

export const paymentOperations: Operation[] = [
  { name: 'top up', weight: 8, begin: topUp },
  { name: 'webhook', weight: 6, begin: webhook },
  { name: 'withdraw', weight: 3, begin: withdraw },
];
