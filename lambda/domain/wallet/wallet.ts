import type { HouseholdId } from '../ids';
import type { Instant } from '../time';
import type { Holdings } from './holdings';
import type { Month } from './month';
import type { Usage } from './usage';

/** Coins pay for goods; the digital purse holds what was bought through Alexa and buys digital goods alone. */
export type Purse = 'coins' | 'digital';

/** A household's coins. Account ids are all the ledger knows of a household. */
export interface Wallet extends Holdings {
  householdId: HouseholdId;
  purse: Purse;
  /** Random and pseudonymous: what remains in the ledger after a person is erased. */
  account: string;
  status: 'open' | 'closed';
  /** Number of the last movement, 1..n without gaps; 0 before the first. */
  sequence: number;
  /** Instant of the last movement; never goes back. */
  at: Instant;
  /** Hash of the last line: the end of the account's chain. */
  head: string;
  /** All that is not held, at the last movement. Some of it may have expired since: ask `spendableCoins`. */
  availableCoins: number;
  /** Set aside by holds that wait to be captured or voided. */
  heldCoins: number;
  /** Earned coins that had to be taken back and were gone already: later rewards pay it first. Never negative. */
  owedCoins: number;
  /** Purchased coins ever credited and ever taken: what is between the two marks is left, first in, first out. */
  purchasedCreditedCoins: number;
  purchasedDebitedCoins: number;
  /** Promo coins by the month in which they expire. */
  promo: Record<Month, number>;
  /** How much of each limit is used up in its period. */
  usage: Usage;
  /** The last movements that are told, newest first: "why did it change" without a second read. */
  recent: RecentMovement[];
}

/** What the wallet remembers of a movement; the whole stands in its line. */
export interface RecentMovement {
  sequence: number;
  at: Instant;
  kind: MovementKind;
  /** Signed: what it added or took. */
  coins: number;
  /** Promo coins that were found expired when it was made. */
  expiredCoins?: number;
  subject: string;
}

export const recentMovements = 3;

/**
 * Every kind of movement and, where one account stands on the other side, which. Holds and transfers move coins
 * between accounts of households.
 */
export const counterAccounts = {
  'pack-purchase': '~cash-in',
  'pack-withdrawal': '~refunds',
  reward: '~promotions',
  clawback: '~promotions',
  'gift-code': '~promotions',
  adjustment: '~adjustments',
  purchase: '~merchant',
  'order-hold': undefined,
  'order-capture': '~merchant',
  'order-void': undefined,
  'order-expiry': undefined,
  'order-refund': '~merchant',
  'promo-expiry': '~breakage',
  transfer: undefined,
  'gift-hold': undefined,
  'gift-accept': undefined,
  'gift-return': undefined,
  closing: '~refunds',
  'digital-purchase': '~in-skill',
  'digital-reversal': '~in-skill',
  'digital-use': '~digital-goods',
} as const;

export type MovementKind = keyof typeof counterAccounts;
export const movementKinds = Object.keys(counterAccounts) as MovementKind[];

/** Where expired promo coins go, whatever else a movement does. */
export const breakageAccount = '~breakage';

/** Accounts of the house itself begin so. Their legs stand in journals; no request writes their balances. */
export const systemPrefix = '~';

/** Where held coins of an account stand meanwhile. */
export const heldAccountOf = (account: string): string => `${account}/held`;

/** The wallet of a household before its first movement, under a new random account. */
export const emptyWallet = (householdId: HouseholdId, account: string, purse: Purse = 'coins'): Wallet => ({
  householdId,
  purse,
  account,
  status: 'open',
  sequence: 0,
  at: '1970-01-01T00:00:00.000Z',
  head: '',
  availableCoins: 0,
  heldCoins: 0,
  owedCoins: 0,
  purchasedCreditedCoins: 0,
  purchasedDebitedCoins: 0,
  promo: {},
  steadyLevels: [],
  keptLevels: [],
  usage: {},
  recent: [],
});

export const purchasedCoins = (
  wallet: Pick<Wallet, 'purchasedCreditedCoins' | 'purchasedDebitedCoins'>,
): number => wallet.purchasedCreditedCoins - wallet.purchasedDebitedCoins;
