import type { Contact } from '../contacts/contact';
import type { HouseholdView } from '../household/household';
import { assertAmount } from '../money';
import { type NoFacts, type Outcome, outcome } from '../outcome';
import { type Payment, withdrawnCoins } from '../payments/payment';
import type { Seller } from '../seller';
import { type Instant, plusMs } from '../time';
import { homeLimitsOf, isOverStored, topUpLimitsOf } from '../wallet/limits';
import { spendableCoins } from '../wallet/lots';
import { type Usage, usedOf } from '../wallet/usage';
import { purchasedCoins, type Wallet } from '../wallet/wallet';

const hourMs = 3_600_000;

/** How much may still be sent today, and whether the day or the month leaves no more. */
export interface Room {
  period: 'day' | 'month';
  leftCoins: number;
}

export type GiftRefusals = {
  'not-linked': NoFacts;
  /** Not an amount of coins: 0, a fraction, or beyond counting. */
  'amount-invalid': NoFacts;
  'contact-unknown': NoFacts;
  self: NoFacts;
  /** The other's wallet is closed, or they are gone. */
  'recipient-closed': { contact: Contact };
  /** The other may hold no more. */
  'recipient-full': { contact: Contact };
  /** The other's coins are cents of another currency. */
  'recipient-currency': { contact: Contact };
  /** The seller offers it within a home alone. */
  'gifts-off': { contact: Contact };
  'not-verified': NoFacts;
  'too-much': { mostCoins: number };
  'limit-reached': Room;
  /** The seller does not offer it within a home. */
  'home-off': { contact: Contact };
  'home-limit-reached': Room;
  'too-many-gifts': { mostPerDay: number };
  'contact-too-new': { contact: Contact; from: Instant };
  /** Enough coins, and too few of them can be given: promo coins and fresh ones cannot. */
  'not-giveable': { giveableCoins: number; reason: 'promo' | 'fresh' };
  'not-enough-coins': { missingCoins: number; balanceCoins: number };
};

export type GiftRefusal = Outcome<GiftRefusals>;

/** All on the sender's side that decides whether coins may be sent. */
export interface Wish {
  seller: Seller;
  sender: HouseholdView | undefined;
  contact: Contact | undefined;
  /** The sender's payments since `freshFrom`: coins that were just bought cannot be given yet. */
  payments: readonly Payment[];
  coins: number;
  now: Instant;
}

/** All that decides whether coins may be sent. */
export interface Sending extends Wish {
  recipient: HouseholdView | undefined;
}

/** Whole, and at least one. */
export function isAmount(coins: number): boolean {
  try {
    return assertAmount(coins, 'coins') > 0;
  } catch {
    return false;
  }
}

/** A bank may take its time with a card that was charged before. */
const longestPendingMs = 14 * 24 * hourMs;

const freshSince = ({ seller, now }: Pick<Wish, 'seller' | 'now'>): Instant =>
  plusMs(now, -seller.wallet.gifts.freshCoinsHours * hourMs);

/** When the first payment may have begun whose coins are still fresh. */
export const freshFrom = (wish: Pick<Wish, 'seller' | 'now'>): Instant =>
  plusMs(freshSince(wish), -longestPendingMs);

/** Bought so lately that the card may still take them back. */
function freshCoins({ payments, ...wish }: Wish): number {
  const since = freshSince(wish);
  return payments
    .filter(({ credited }) => credited && credited.at > since)
    .reduce((sum, payment) => {
      const coins = payment.purpose.kind === 'coins' ? payment.purpose.coins : 0;
      return sum + coins - withdrawnCoins(payment);
    }, 0);
}

function coinsRefusal(wish: Wish, wallet: Wallet): GiftRefusal | undefined {
  const { coins, now } = wish;
  const balanceCoins = spendableCoins(wallet, now);
  if (coins > balanceCoins)
    return outcome('not-enough-coins', { missingCoins: coins - balanceCoins, balanceCoins });
  const bought = purchasedCoins(wallet);
  if (coins > bought) return outcome('not-giveable', { giveableCoins: bought, reason: 'promo' as const });
  const giveableCoins = Math.max(0, bought - freshCoins(wish));
  return coins > giveableCoins
    ? outcome('not-giveable', { giveableCoins, reason: 'fresh' as const })
    : undefined;
}

/** What holds for other households and not within a home. */
function strangerRefusal(wish: Wish, contact: Contact, wallet: Wallet): GiftRefusal | undefined {
  const { gifts } = wish.seller.wallet;
  const { coins, now, sender } = wish;
  if (!gifts.toOtherHouseholds) return outcome('gifts-off', { contact });
  if (!sender?.household.isVerified) return outcome('not-verified');
  if (coins > gifts.mostCoins) return outcome('too-much', { mostCoins: gifts.mostCoins });
  const from = plusMs(contact.agreedAt, gifts.newContactHours * hourMs);
  if (now < from) return outcome('contact-too-new', { contact, from });
  return usedOf(wallet.usage, 'gift-count-day', now) >= gifts.mostPerDay
    ? outcome('too-many-gifts', { mostPerDay: gifts.mostPerDay })
    : undefined;
}

/** What holds within a home alone. */
const homeRefusal = ({ seller }: Wish, contact: Contact): GiftRefusal | undefined =>
  seller.wallet.home.transfers ? undefined : outcome('home-off', { contact });

/** Limits of a day and a month. Anybody may be called a home, so there are some within one as well. */
function periodRefusal(wish: Wish, { kind }: Contact, { usage }: Wallet): GiftRefusal | undefined {
  const { seller, coins, now, sender } = wish;
  const isHome = kind === 'home';
  const limits = isHome ? homeLimitsOf(seller.wallet, sender?.household ?? {}) : seller.wallet.gifts;
  const room = roomOf(isHome ? 'home' : 'gift', limits, usage, now);
  if (coins <= room.leftCoins) return undefined;
  return isHome ? outcome('home-limit-reached', room) : outcome('limit-reached', room);
}

/** The tighter of what the day and the month leave. */
function roomOf(
  counted: 'gift' | 'home',
  { dayCoins, monthCoins }: { dayCoins: number; monthCoins: number },
  usage: Usage,
  now: Instant,
): Room {
  const leftToday = dayCoins - usedOf(usage, `${counted}-day`, now);
  const leftThisMonth = monthCoins - usedOf(usage, `${counted}-month`, now);
  return {
    period: leftThisMonth <= leftToday ? 'month' : 'day',
    leftCoins: Math.max(0, Math.min(leftToday, leftThisMonth)),
  };
}

function recipientRefusal(sending: Sending, contact: Contact): GiftRefusal | undefined {
  const { sender, recipient, seller, coins } = sending;
  if (!recipient || recipient.wallet?.status === 'closed') return outcome('recipient-closed', { contact });
  if (sender?.household.currency !== recipient.household.currency)
    return outcome('recipient-currency', { contact });
  const { storedCoins } = topUpLimitsOf(seller.wallet, recipient.household);
  return isOverStored(recipient.wallet, coins, storedCoins)
    ? outcome('recipient-full', { contact })
    : undefined;
}

/** Why a household may not send coins, as far as its own side decides: what is checked before it is read aloud. */
export function wishRefusal(wish: Wish): GiftRefusal | undefined {
  const { sender, contact, coins } = wish;
  if (sender?.household.customerId === undefined) return outcome('not-linked');
  if (!isAmount(coins)) return outcome('amount-invalid');
  if (!contact) return outcome('contact-unknown');
  if (contact.otherId === sender.household.id) return outcome('self');
  const { wallet } = sender;
  if (!wallet) return outcome('not-enough-coins', { missingCoins: coins, balanceCoins: 0 });
  const refusal =
    contact.kind === 'home' ? homeRefusal(wish, contact) : strangerRefusal(wish, contact, wallet);
  // Limits come last: what is told to be left of them can then really be sent.
  return refusal ?? coinsRefusal(wish, wallet) ?? periodRefusal(wish, contact, wallet);
}

/** Why coins may not be sent; undefined when they may. */
export function giftRefusal(sending: Sending): GiftRefusal | undefined {
  const { contact } = sending;
  return wishRefusal(sending) ?? (contact && recipientRefusal(sending, contact));
}
