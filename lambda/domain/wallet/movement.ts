import { createHash } from 'node:crypto';
import { assertAmount } from '../money';
import { type Instant, laterOf } from '../time';
import { type MovementKind, recentMovements, systemAccounts, type Wallet } from './wallet';

/** One leg of a movement; the legs of a movement add up to 0. */
export interface Leg {
  account: string;
  coins: number;
}

/** The immutable record of a movement under its business key. */
export interface Journal {
  /** Business key: `order:<id>:payment`. Made when the price was read aloud, the same in every try. */
  key: string;
  /** Hash of what was asked: the same key with other inputs is refused. */
  inputHash: string;
  kind: MovementKind;
  legs: Leg[];
  /** What the movement is about: an order's id, a grant's reason. */
  subject: string;
  at: Instant;
  result: { sequence: number; balanceCoins: number };
}

/** One line of an account's statement. */
export interface Line {
  account: string;
  sequence: number;
  at: Instant;
  kind: MovementKind;
  /** Signed: what it added or took. */
  coins: number;
  balanceCoins: number;
  journalKey: string;
  subject: string;
}

/** One atomic change of the ledger: commit all three or none. */
export interface Movement {
  journal: Journal;
  line: Line;
  before: Wallet;
  after: Wallet;
}

export interface MovementRequest {
  key: string;
  kind: MovementKind;
  /** Signed from the wallet's side. */
  coins: number;
  subject: string;
  now: Instant;
}

const counterAccount: Record<MovementKind, string> = {
  grant: systemAccounts.issuer,
  'order-payment': systemAccounts.merchant,
  'order-refund': systemAccounts.merchant,
};

const hashOf = (request: Omit<MovementRequest, 'now'>, account: string): string =>
  createHash('sha256')
    .update(JSON.stringify([request.key, request.kind, request.coins, request.subject, account]))
    .digest('base64url');

/**
 * Computes a movement on a wallet as it was read. The caller has checked that the coins are there.
 * @throws Fault `amount-invalid` when the balance would be negative, fractional or beyond 2^53 - 1.
 */
export function moveCoins(wallet: Wallet, request: MovementRequest): Movement {
  const { key, kind, coins, subject } = request;
  assertAmount(Math.abs(coins), 'coins moved');
  const balanceCoins = assertAmount(wallet.availableCoins + coins, 'balance');
  const sequence = wallet.sequence + 1;
  const at = laterOf(request.now, wallet.at);
  const legs = [
    { account: wallet.account, coins },
    { account: counterAccount[kind], coins: -coins },
  ];
  const result = { sequence, balanceCoins };
  const recent = [{ at, kind, coins, subject }, ...wallet.recent].slice(0, recentMovements);
  return {
    journal: { key, inputHash: hashOf(request, wallet.account), kind, legs, subject, at, result },
    line: { account: wallet.account, sequence, at, kind, coins, balanceCoins, journalKey: key, subject },
    before: wallet,
    after: { ...wallet, sequence, availableCoins: balanceCoins, at, recent },
  };
}
