import { assertAmount } from '../money';
import { type Instant, laterOf } from '../time';
import { changeTotal, type Lots, lotsTotal, puttingBack, takeFirst, takingOut } from './lots';
import { type Hold, type Journal, type JournalStatus, type Movement, makeEntry, post } from './movement';
import { type Ask, assertMoved, counterLegs, lotsFor, usageOf } from './moves';
import { type MovementKind, purchasedCoins, type Wallet } from './wallet';

export interface HoldAsk extends Ask {
  coins: number;
  expiresAt: Instant;
}

function holdLots(wallet: Wallet, ask: HoldAsk, lots: Lots): Movement {
  const hold: Hold = { account: wallet.account, lots, expiresAt: ask.expiresAt };
  const movement = post({
    ...ask,
    input: [ask.coins],
    sides: [{ wallet, lots: takingOut(lots), heldCoins: ask.coins, ...usageOf(ask) }],
    counterLegs: [],
  });
  return { ...movement, journal: { ...movement.journal, status: 'pending', hold } };
}

/** Sets coins aside until they are captured or voided; undefined when there are too few. */
export function holdCoins(wallet: Wallet, ask: HoldAsk): Movement | undefined {
  const lots = lotsFor(wallet, ask.coins, ask.now);
  return lots && holdLots(wallet, ask, lots);
}

/** The same with purchased coins alone: promo coins cannot be given away. */
export function holdPurchased(wallet: Wallet, ask: HoldAsk): Movement | undefined {
  const coins = assertMoved(ask.coins);
  if (coins > purchasedCoins(wallet)) return undefined;
  return holdLots(wallet, ask, { purchasedCoins: coins, promo: {} });
}

/** A hold's journal that still waits. */
export type PendingHold = Journal & { hold: Hold };

export const isPending = (journal: Journal | undefined): journal is PendingHold =>
  journal?.status === 'pending' && journal.hold !== undefined;

/**
 * Whether a wallet has the coins of a hold that was read beside it. When it has not, the hold was ended between the two
 * reads: it has to be read again.
 */
export const hasHold = (wallet: Wallet, { hold }: PendingHold): boolean =>
  wallet.heldCoins >= lotsTotal(hold.lots) && wallet.purchasedDebitedCoins >= hold.lots.purchasedCoins;

export interface ResolutionAsk {
  kind: MovementKind;
  status: Exclude<JournalStatus, 'posted' | 'pending'>;
  /** How much of the hold is spent; the rest goes back where it came from. */
  capturedCoins: number;
  now: Instant;
}

/**
 * Ends a hold. The coins are there already, so it can fail for no lack of funds.
 * @throws Fault `amount-invalid` when more is captured than is held: callers refuse that before.
 */
export function resolveHold(wallet: Wallet, journal: PendingHold, ask: ResolutionAsk): Movement {
  const heldCoins = lotsTotal(journal.hold.lots);
  const captured = assertAmount(ask.capturedCoins, 'coins captured');
  assertAmount(heldCoins - captured, 'coins held and not captured');
  const { rest } = takeFirst(journal.hold.lots, captured);
  const { entry, sides } = makeEntry({
    key: journal.key,
    kind: ask.kind,
    subject: journal.entry.subject,
    now: ask.now,
    input: [ask.status, captured],
    sides: [{ wallet, lots: puttingBack(rest, laterOf(ask.now, wallet.at)), heldCoins: -heldCoins }],
    counterLegs: captured === 0 ? [] : counterLegs(ask.kind, captured),
  });
  return { journal: { ...journal, status: ask.status, resolution: entry }, sides };
}

/** How much of a hold was spent in the end. */
export function capturedCoins({ hold, resolution }: Journal): number {
  const back = resolution?.changes[0]?.lots;
  return hold && back ? lotsTotal(hold.lots) - changeTotal(back) : 0;
}

/**
 * What the next refund of a captured hold gives back: purchased coins first, then the promo coins that expire last.
 * Undefined when more would be refunded than was captured.
 */
export function refundLots(journal: Journal, refundedCoins: number, coins: number): Lots | undefined {
  const captured = capturedCoins(journal);
  if (!journal.hold || coins > captured - refundedCoins) return undefined;
  const refundable = takeFirst(journal.hold.lots, captured - refundedCoins).taken;
  return takeFirst(refundable, captured - refundedCoins - coins).rest;
}
