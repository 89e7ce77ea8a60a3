import { acceptGift, returnGift } from '../../../lambda/domain/gifts/accept';
import { sendCoins } from '../../../lambda/domain/gifts/send';
import type { Contact, SimulatedShop, World } from '../world';
import { type Operation, Pool, type Request } from './operation';

/* Coins from one household to another: at once within a home, else as a gift that waits. */

interface Sent {
  giftId: string;
  householdId: string;
}

const sent = new Pool<Sent>(30);

function expectGift(world: World, giftId: string, { householdId, otherId, kind }: Contact, coins: number) {
  const key = `gift:${giftId}`;
  if (kind === 'home') {
    world.auditor.expect(key, { does: 'transfer', kind: 'transfer', householdId, coins, to: otherId });
    return key;
  }
  const release = { does: 'release', kind: 'gift-return', capturedCoins: 0 } as const;
  world.auditor.expect(key, { does: 'hold', kind: 'gift-hold', householdId, coins, ofPurchased: true });
  world.auditor.expectEnd(key, { does: 'accept', kind: 'gift-accept', status: 'captured', to: otherId });
  world.auditor.expectEnd(key, { ...release, status: 'voided' });
  world.auditor.expectEnd(key, { ...release, status: 'expired' });
  sent.add(world, { giftId, householdId: otherId });
  return key;
}

function send(world: World): Request {
  const contact = world.chance.pick(world.contacts);
  const { householdId, otherId, contactId } = contact;
  const [giftId, coins] = [world.newId('gift'), world.chance.between(1, 900)];
  const journalKey = expectGift(world, giftId, contact, coins);
  return {
    name: 'send coins',
    final: ['sent', 'offered'],
    journalKey,
    short: { householdId, coins, answers: ['not-enough-coins'] },
    ask: async (shop) =>
      (await sendCoins(shop, { householdId, otherId, contactId, giftId, coins, now: shop.clock.now() })).name,
  };
}

async function answer(shop: SimulatedShop, { giftId, householdId }: Sent, isAccepted: boolean) {
  const gift = await shop.gifts.read(householdId, giftId);
  if (!gift) return 'gone';
  const now = shop.clock.now();
  return (await (isAccepted ? acceptGift(shop, gift, now) : returnGift(shop, gift, now))).name;
}

function answerOne(world: World): Request | undefined {
  const one = sent.pick(world);
  if (!one) return undefined;
  const isAccepted = world.chance.happens(0.7);
  return {
    name: isAccepted ? 'accept a gift' : 'refuse a gift',
    ask: (shop) => answer(shop, one, isAccepted),
  };
}

export const giftOperations: Operation[] = [
  { name: 'send', weight: 8, begin: send },
  { name: 'answer', weight: 6, begin: answerOne },
];
