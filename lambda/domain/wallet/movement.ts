import { Fault } from '../fault';
import { assertAmount } from '../money';
import { type Instant, laterOf } from '../time';
import { canonical, entryHash, lineHash, sha256 } from './chain';
import { holdingsAfter } from './holdings';
import { changeTotal, expiredBuckets, type Lots, type LotsChange, promoTotal, withLots } from './lots';
import type { Month } from './month';
import { type UsageName, usageAfter } from './usage';
import {
  breakageAccount,
  heldAccountOf,
  type MovementKind,
  type RecentMovement,
  recentMovements,
  type Wallet,
} from './wallet';

/** One leg of a movement; the legs of a movement add up to 0. */
export interface Leg {
  account: string;
  coins: number;
}

/** What a movement did to one household's account. */
export interface AccountChange {
  account: string;
  sequence: number;
  balanceCoins: number;
  lots: LotsChange;
  /** Promo coins found expired, booked beside. */
  expired?: Record<Month, number>;
}

/** What happened: immutable once written. */
export interface Entry {
  kind: MovementKind;
  /** What it is about: an order's id, a pack's, an adjustment's reason. Never a name. */
  subject: string;
  at: Instant;
  /** Hash of what was asked: the same key with other inputs is refused. */
  inputHash: string;
  legs: Leg[];
  changes: AccountChange[];
  /** Until when the coins that it sets aside wait. */
  expiresAt?: Instant;
}

/** Coins set aside, and until when they wait. */
export interface Hold {
  account: string;
  lots: Lots;
  expiresAt: Instant;
}

export type JournalStatus = 'posted' | 'pending' | 'captured' | 'voided' | 'expired';

/** The record of a movement under its business key. A hold's is completed once, by how the hold was resolved. */
export interface Journal {
  /** Business key: `order:<id>:hold`. Made when the price was read aloud, the same in every try. */
  key: string;
  status: JournalStatus;
  entry: Entry;
  hold?: Hold;
  resolution?: Entry;
}

/** One line of an account's statement: immutable, and chained to the one before. */
export interface Line {
  account: string;
  sequence: number;
  at: Instant;
  kind: MovementKind;
  /** Signed: what the movement added to what is available, or took. */
  coins: number;
  /** Promo coins that had expired by then; the balance is without them. */
  expiredCoins?: number;
  balanceCoins: number;
  heldCoins: number;
  owedCoins: number;
  subject: string;
  journalKey: string;
  entryHash: string;
  previousHash: string;
  hash: string;
}

/** A wallet before and after a movement, with the line that says so. */
export interface Side {
  before: Wallet;
  after: Wallet;
  line: Line;
}

/** One atomic change of the ledger: commit all of it or nothing. */
export interface Movement {
  journal: Journal;
  /** One wallet, or two when coins go from one household to another. */
  sides: [Side, ...Side[]];
}

/** What a movement is to do to one wallet. */
export interface SideRequest {
  wallet: Wallet;
  lots: LotsChange;
  /** Signed. */
  heldCoins?: number;
  owedCoins?: number;
  /** What it uses up of the wallet's limits. */
  usage?: Partial<Record<UsageName, number>>;
  /** Closes the wallet. */
  closes?: boolean;
}

export interface EntryRequest {
  key: string;
  kind: MovementKind;
  subject: string;
  now: Instant;
  /** What was asked, beside kind and subject: hashed, so that a key cannot be used for something else. */
  input: readonly (string | number)[];
  sides: [SideRequest, ...SideRequest[]];
  /** Of a hold. No part of what was asked: tried again later, it is the same hold and ends as it was first said. */
  expiresAt?: Instant;
  /** Where the other legs go; legs of households' accounts are added from the sides. */
  counterLegs: Leg[];
}

/** A wallet changed, and what is needed to write its line. */
interface Changed {
  before: Wallet;
  after: Omit<Wallet, 'head' | 'recent'>;
  change: AccountChange;
  coins: number;
  expiredCoins: number;
  legs: Leg[];
}

function changed(request: SideRequest, at: Instant): Changed {
  const { wallet, lots, heldCoins = 0, owedCoins = 0 } = request;
  if (wallet.status === 'closed')
    throw new Fault('wallet-closed', 'a closed wallet was to move', { account: wallet.account });
  const expired = expiredBuckets(wallet.promo, at);
  const expiredCoins = promoTotal(expired);
  const booked = withLots(wallet, {
    promo: Object.fromEntries(Object.entries(expired).map(([month, coins]) => [month, -coins])),
  });
  const coins = changeTotal(lots);
  const balanceCoins = assertAmount(wallet.availableCoins - expiredCoins + coins, 'balance');
  const sequence = wallet.sequence + 1;
  const after = {
    ...withLots(booked, lots),
    ...(request.closes && { status: 'closed' as const }),
    sequence,
    at,
    availableCoins: balanceCoins,
    heldCoins: assertAmount(wallet.heldCoins + heldCoins, 'held coins'),
    owedCoins: assertAmount(wallet.owedCoins + owedCoins, 'owed coins'),
    usage: usageAfter(wallet.usage, request.usage ?? {}, at),
    ...holdingsAfter(wallet, at, balanceCoins),
  };
  const { account } = wallet;
  const change: AccountChange = {
    account,
    sequence,
    balanceCoins,
    lots,
    ...(expiredCoins > 0 && { expired }),
  };
  const legs = [
    { account, coins: coins - expiredCoins },
    { account: heldAccountOf(account), coins: heldCoins },
    { account: breakageAccount, coins: expiredCoins },
  ];
  return { before: wallet, after, change, coins, expiredCoins, legs };
}

/** Legs of one account in one; what comes to nothing is left out. @throws when they do not add up to 0. */
function balancedLegs(legs: readonly Leg[]): Leg[] {
  const totals = new Map<string, number>();
  for (const { account, coins } of legs) totals.set(account, (totals.get(account) ?? 0) + coins);
  const sum = [...totals.values()].reduce((total, coins) => total + coins, 0);
  if (sum !== 0) throw new Error(`the legs of a movement add up to ${sum}`);
  return [...totals].filter(([, coins]) => coins !== 0).map(([account, coins]) => ({ account, coins }));
}

function lineOf(key: string, entry: Entry, hash: string, one: Changed): Line {
  const { before, after, coins, expiredCoins } = one;
  const line = {
    account: after.account,
    sequence: after.sequence,
    at: entry.at,
    kind: entry.kind,
    coins,
    ...(expiredCoins > 0 && { expiredCoins }),
    balanceCoins: after.availableCoins,
    heldCoins: after.heldCoins,
    owedCoins: after.owedCoins,
    subject: entry.subject,
    journalKey: key,
    entryHash: hash,
    previousHash: before.head,
  };
  return { ...line, hash: lineHash(line) };
}

/** Captures and the like move nothing that can be spent: they are not told. */
export const isTold = ({ coins, expiredCoins = 0 }: Pick<Line, 'coins' | 'expiredCoins'>): boolean =>
  coins !== 0 || expiredCoins !== 0;

function recentAfter({ recent }: Wallet, line: Line): RecentMovement[] {
  if (!isTold(line)) return recent;
  const { sequence, at, kind, coins, expiredCoins, subject } = line;
  const latest = { sequence, at, kind, coins, ...(expiredCoins !== undefined && { expiredCoins }), subject };
  return [latest, ...recent].slice(0, recentMovements);
}

function sideOf(key: string, entry: Entry, hash: string, one: Changed): Side {
  const line = lineOf(key, entry, hash, one);
  return {
    before: one.before,
    line,
    after: { ...one.after, head: line.hash, recent: recentAfter(one.before, line) },
  };
}

/** Never earlier than what happened before in any of the accounts: time that goes back breaks no order. */
const instantOf = (now: Instant, sides: readonly SideRequest[]): Instant =>
  sides.reduce((latest, { wallet }) => laterOf(latest, wallet.at), now);

/** Hash of what is asked under a key. */
export const inputHashOf = ({
  key,
  kind,
  subject,
  input,
}: Pick<EntryRequest, 'key' | 'kind' | 'subject' | 'input'>) =>
  sha256(canonical([key, kind, subject, ...input]));

/**
 * Works out what happened, on wallets as they were read. Who calls has checked that the coins are there.
 * @throws Fault `amount-invalid` when a balance would be negative, fractional or beyond 2^53 - 1.
 */
export function makeEntry(request: EntryRequest): { entry: Entry; sides: [Side, ...Side[]] } {
  const { key, kind, subject, sides, counterLegs, expiresAt } = request;
  const at = instantOf(request.now, sides);
  const all = sides.map((side) => changed(side, at));
  const entry: Entry = {
    kind,
    subject,
    at,
    inputHash: inputHashOf(request),
    legs: balancedLegs([...all.flatMap(({ legs }) => legs), ...counterLegs]),
    changes: all.map(({ change }) => change),
    ...(expiresAt !== undefined && { expiresAt }),
  };
  const hash = entryHash(key, entry);
  const [first, ...others] = all.map((one) => sideOf(key, entry, hash, one));
  if (!first) throw new Error('a movement without a wallet');
  return { entry, sides: [first, ...others] };
}

/** A movement that stands by itself, once and for ever. */
export function post(request: EntryRequest): Movement {
  const { entry, sides } = makeEntry(request);
  return { journal: { key: request.key, status: 'posted', entry }, sides };
}
