import { Fault } from '../fault';
import type { CodeTerms } from '../wallet/terms';

/** What somebody is about to do; `limits`: to change what may be spent. */
export type GuardedKind = 'order' | 'top-up' | 'transfer' | 'delivery' | 'limits';

export interface GuardedAction {
  kind: GuardedKind;
  /** What it costs or moves, coins and card together; 0 where nothing is paid. */
  amountCents: number;
  /** Spent since the code was last proven, coins and card together. */
  withoutCodeCents: number;
  isCodeSet: boolean;
}

/** Whoever hands value or the door's key to somebody else proves it every time. */
const alwaysGuarded: readonly GuardedKind[] = ['transfer', 'delivery', 'limits'];

function assertCount(count: number): void {
  if (Number.isSafeInteger(count) && count >= 0) return;
  throw new Fault('amount-invalid', 'an amount that no threshold can be held against', { count });
}

/**
 * Whether the voice code must be said first. `must-be-set`: refused until the household has one. A coin is a cent: one
 * scale for all thresholds.
 * @throws Fault `amount-invalid` for anything but whole numbers from 0 on: a wrong number must not pass as a small one.
 */
export function needsCode(
  { kind, amountCents, withoutCodeCents, isCodeSet }: GuardedAction,
  terms: CodeTerms,
): 'not-needed' | 'needed' | 'must-be-set' {
  assertCount(amountCents);
  assertCount(withoutCodeCents);
  const isAlways = alwaysGuarded.includes(kind) || amountCents >= terms.alwaysFromCents;
  if (!isCodeSet) return isAlways ? 'must-be-set' : 'not-needed';
  const isMuch = amountCents > terms.onceCoins || withoutCodeCents + amountCents > terms.sinceProofCoins;
  return isAlways || isMuch ? 'needed' : 'not-needed';
}
