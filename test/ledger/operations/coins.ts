import { Fault } from '../../../lambda/domain/fault';
import { epochMsOf } from '../../../lambda/domain/time';
import { untilUnchanged } from '../../../lambda/domain/wallet/commit';
import {
  hasHold,
  holdCoins,
  isPending,
  type ResolutionAsk,
  refundLots,
  resolveHold,
} from '../../../lambda/domain/wallet/holds';
import type { Movement } from '../../../lambda/domain/wallet/movement';
import {
  bookExpiry,
  creditPromo,
  creditPurchased,
  refundCoins,
  takeCoins,
} from '../../../lambda/domain/wallet/moves';
import type { MovementKind, Wallet } from '../../../lambda/domain/wallet/wallet';
import { emptyWallet } from '../../../lambda/domain/wallet/wallet';
import type { Ask } from '../audit/ask';
import type { SimulatedShop, World } from '../world';
import { monthAfter, type Operation, Pool, type Request, someHousehold } from './operation';

/*
 * Movements of one wallet, straight through the kernel: what every use case is made of, with all amounts and orders
 * that no use case would ask for.
 */

type Make = (wallet: Wallet, now: string) => Movement | undefined;

export async function walletOf(shop: SimulatedShop, householdId: string): Promise<Wallet> {
  const view = await shop.households.read(householdId);
  const now = shop.clock.now();
  return view?.wallet ?? emptyWallet(householdId, shop.ids.next('acc', epochMsOf(now)));
}

/** Granted before in an account that was forgotten since: to the household's account of today the key is refused. */
async function wasElsewhere(shop: SimulatedShop, { account }: Wallet, key: string, error: unknown) {
  if (!(error instanceof Fault) || error.code !== 'movement-key-reused') return false;
  const journal = await shop.wallets.journal(key);
  return journal?.entry.changes.every((change) => change.account !== account) ?? false;
}

/** Moves coins of one wallet as a use case does: on what is true now, until nothing comes between. */
async function move(shop: SimulatedShop, householdId: string, key: string, make: Make): Promise<string> {
  const now = shop.clock.now();
  const wallet = await walletOf(shop, householdId);
  const result = await untilUnchanged(wallet, async (current) => {
    if (current.status === 'closed') return { kind: 'closed' as const };
    const movement = make(current, now);
    if (!movement) return { kind: 'short' as const };
    return shop.wallets.commit(movement).catch(async (error: unknown) => {
      if (await wasElsewhere(shop, current, key, error)) return { kind: 'done' as const };
      throw error;
    });
  });
  if (['committed', 'replayed', 'done'].includes(result.kind)) return 'done';
  // It may be short because this very wish was granted before.
  return (await shop.wallets.journal(key)) ? 'done' : result.kind;
}

export function asked(world: World, name: string, key: string, ask: Ask, make: Make): Request {
  world.auditor.expect(key, ask);
  const { householdId } = ask;
  const coins = 'coins' in ask ? ask.coins : 0;
  return {
    name,
    journalKey: key,
    final: ['done'],
    short: { householdId, coins, answers: ask.does === 'spend' || ask.does === 'hold' ? ['short'] : [] },
    ask: (shop) => move(shop, householdId, key, make),
  };
}

const used = new Pool<{ key: string; householdId: string; coins: number; month: string }>();

function reward(world: World): Request {
  const { id: householdId } = someHousehold(world);
  const [key, coins] = [`reward:${world.newId('rew')}`, world.chance.between(1, 900)];
  const month = monthAfter(world, world.chance.between(0, 4));
  const about = { key, kind: 'reward' as const, subject: 'contest' };
  used.add(world, { key, householdId, coins, month });
  const ask: Ask = { does: 'reward', kind: 'reward', householdId, coins, month };
  return asked(world, 'reward', key, ask, (wallet, now) =>
    creditPromo(wallet, { ...about, now, coins, month }),
  );
}

function credit(world: World): Request {
  const { id: householdId } = someHousehold(world);
  const [key, coins] = [`adjustment:${world.newId('adj')}`, world.chance.between(1, 3_000)];
  const ask: Ask = { does: 'credit', kind: 'adjustment', householdId, coins, origin: key };
  const about = { key, kind: 'adjustment' as const, subject: 'goodwill' };
  return asked(world, 'adjustment', key, ask, (wallet, now) =>
    creditPurchased(wallet, { ...about, now, coins }),
  );
}

function spending(kind: MovementKind) {
  return (world: World): Request => {
    const { id: householdId } = someHousehold(world);
    const key = `${kind}:${world.newId('use')}`;
    const all = world.chance.happens(0.2) ? world.auditor.bookOf(householdId)?.spendable(world.read(0)) : 0;
    const coins = all || world.chance.between(1, world.chance.happens(0.1) ? 9_000 : 900);
    const ask: Ask = { does: 'spend', kind, householdId, coins };
    return asked(world, kind, key, ask, (wallet, now) =>
      takeCoins(wallet, { key, kind, subject: 'goods', now, coins }),
    );
  };
}

const holds = new Pool<{ key: string; householdId: string; coins: number }>(60);
const waitingMs = 45 * 86_400_000;

function hold(world: World): Request {
  const { id: householdId } = someHousehold(world);
  const [key, coins] = [`hold:${world.newId('hold')}`, world.chance.between(1, 700)];
  const expiresAt = new Date(world.nowMs + waitingMs).toISOString();
  const about = { key, kind: 'order-hold' as const, subject: 'goods', expiresAt };
  holds.add(world, { key, householdId, coins });
  const ask: Ask = { does: 'hold', kind: 'order-hold', householdId, coins };
  return asked(world, 'hold', key, ask, (wallet, now) => holdCoins(wallet, { ...about, now, coins }));
}

/** Told to whoever looked before the coins were set aside, or before that had ended. */
const notYet = ['unknown', 'pending'];

const ends = [
  { status: 'captured', kind: 'order-capture' },
  { status: 'voided', kind: 'order-void' },
  { status: 'expired', kind: 'order-expiry' },
] as const;

/** How much of a hold is captured is written in its key, as an order's own amount would be: the same in every try. */
const partOf = (key: string, coins: number): number => 1 + (key.charCodeAt(key.length - 1) % coins);

export async function resolve(
  shop: SimulatedShop,
  one: { key: string; householdId: string },
  end: Pick<ResolutionAsk, 'status' | 'kind' | 'capturedCoins'>,
): Promise<string> {
  const { key, householdId } = one;
  const now = shop.clock.now();
  const [journal, view] = await Promise.all([shop.wallets.journal(key), shop.households.read(householdId)]);
  if (!isPending(journal) || !view?.wallet) return journal?.status ?? 'unknown';
  if (!hasHold(view.wallet, journal)) return resolve(shop, one, end);
  const result = await untilUnchanged(view.wallet, (wallet) =>
    shop.wallets.commit(resolveHold(wallet, journal, { ...end, now })),
  );
  return result.kind === 'resolved-otherwise' ? result.journal.status : end.status;
}

function endHold(world: World): Request | undefined {
  const one = holds.pick(world);
  if (!one) return undefined;
  const { status, kind } = world.chance.pick(ends);
  const end = { status, kind, capturedCoins: status === 'captured' ? partOf(one.key, one.coins) : 0 };
  world.auditor.expectEnd(one.key, { ...end, does: 'release' });
  if (status === 'captured') captured.add(world, one);
  const final = ends.map((each) => each.status);
  return { name: `hold ${end.status}`, final, meanwhile: notYet, ask: (shop) => resolve(shop, one, end) };
}

interface Captured {
  key: string;
  householdId: string;
  coins: number;
}

const captured = new Pool<Captured>(60);

/** Now and then more than any wallet has. */
function clawedBack(key: string): number {
  const code = key.charCodeAt(key.length - 2);
  return code % 3 === 0 ? 50_000 : code * 10;
}

/** All that was captured goes back, and with it what it is said to have earned, be it there or not. */
async function giveAllBack(shop: SimulatedShop, one: Captured, clawbackCoins: number): Promise<string> {
  const { key, householdId, coins } = one;
  const journal = await shop.wallets.journal(key);
  const back = journal && refundLots(journal, 0, coins);
  if (!back || journal.status !== 'captured') return journal?.status ?? 'unknown';
  const about = { key: `${key}:back`, kind: 'order-refund' as const, subject: 'goods', back, clawbackCoins };
  const { account } = journal.hold ?? {};
  // Of a wallet that was forgotten since, as its order would be; or it went back before: nothing is out to come back.
  const isOut = (wallet: Wallet): boolean =>
    wallet.account === account && back.purchasedCoins <= wallet.purchasedDebitedCoins;
  return move(shop, householdId, about.key, (wallet, now) =>
    isOut(wallet) ? refundCoins(wallet, { ...about, now }) : undefined,
  );
}

function giveBack(world: World): Request | undefined {
  const one = captured.pick(world);
  if (!one) return undefined;
  const { key: holdKey, householdId } = one;
  const [coins, clawbackCoins] = [partOf(holdKey, one.coins), clawedBack(holdKey)];
  const ask: Ask = { does: 'give-back', kind: 'order-refund', householdId, holdKey, coins, clawbackCoins };
  const journalKey = `${holdKey}:back`;
  world.auditor.expect(journalKey, ask);
  return {
    name: 'give back',
    final: ['done'],
    meanwhile: notYet,
    journalKey,
    ask: (shop) => giveAllBack(shop, { ...one, coins }, clawbackCoins),
  };
}

/** The same key for something else is refused, for ever, and does nothing (P4). */
function reuse(world: World): Request | undefined {
  const one = used.pick(world);
  if (!one || !world.auditor.hasHappened(one.key)) return undefined;
  const about = { ...one, kind: 'reward' as const, subject: 'contest', coins: one.coins + 1 };
  const ask = async (shop: SimulatedShop): Promise<string> => {
    try {
      return await move(shop, one.householdId, 'none', (wallet, now) =>
        creditPromo(wallet, { ...about, now }),
      );
    } catch (error) {
      if (error instanceof Fault && error.code === 'movement-key-reused') return 'refused';
      throw error;
    }
  };
  return { name: 'reused key', never: ['done'], ask };
}

async function sweep(world: World, shop: SimulatedShop): Promise<string> {
  const now = shop.clock.now();
  for (const { householdId } of await shop.wallets.withExpiredCoins(now, 50)) {
    const key = `expiry:${householdId}:${now}`;
    world.auditor.expect(key, { does: 'expire', kind: 'promo-expiry', householdId });
    await move(shop, householdId, key, (wallet) => bookExpiry(wallet, { key, subject: 'expiry', now }));
  }
  return 'swept';
}

export const coinOperations: Operation[] = [
  { name: 'reward', weight: 12, begin: reward },
  { name: 'adjustment', weight: 8, begin: credit },
  { name: 'purchase', weight: 12, begin: spending('purchase') },
  { name: 'adjustment down', weight: 2, begin: spending('adjustment') },
  { name: 'hold', weight: 8, begin: hold },
  { name: 'end of a hold', weight: 12, begin: endHold },
  { name: 'give back', weight: 5, begin: giveBack },
  { name: 'reused key', weight: 2, begin: reuse },
  {
    name: 'expiry sweep',
    weight: 0.7,
    begin: (world) => ({ name: 'expiry sweep', ask: (shop) => sweep(world, shop) }),
  },
];
