import type { Contact, ContactId } from '../contacts/contact';
import type { HouseholdId } from '../ids';
import { type Outcome, outcome } from '../outcome';
import type { Shop } from '../shop';
import { epochMsOf, type Instant, plusMs } from '../time';
import { untilAllUnchanged, untilUnchanged } from '../wallet/commit';
import { holdPurchased } from '../wallet/holds';
import { spendableCoins } from '../wallet/lots';
import type { Movement } from '../wallet/movement';
import type { WalletChanged } from '../wallet/store';
import { transferCoins } from '../wallet/transfers';
import { emptyWallet, type Wallet } from '../wallet/wallet';
import { type Gift, type GiftId, giftKey } from './gift';
import { type GiftRefusals, giftRefusal, type Sending } from './rules';

export type SendOutcomes = GiftRefusals & {
  /** Within a home: the other has them. */
  sent: Sent;
  /** Set aside until the other accepts. */
  offered: Sent & { expiresAt: Instant };
};

interface Sent {
  contact: Contact;
  coins: number;
  balanceCoins: number;
}

type SendOutcome = Outcome<SendOutcomes>;
export type SendShop = Pick<
  Shop,
  'households' | 'contacts' | 'payments' | 'wallets' | 'gifts' | 'seller' | 'ids'
>;

export interface SendRequest {
  householdId: HouseholdId;
  contactId: ContactId;
  /** Who the contact was when it was read aloud: read in the same round trip. */
  otherId: HouseholdId;
  coins: number;
  /** Made when it was read aloud: a repeated "yes" sends once. */
  giftId: GiftId;
  now: Instant;
}

const latestPayments = 20;
const hourMs = 3_600_000;

/** What sending depends on, in one round trip. */
export async function readSending(shop: SendShop, request: Omit<SendRequest, 'giftId'>): Promise<Sending> {
  const { householdId, contactId, otherId, coins, now } = request;
  const [sender, recipient, contacts, payments] = await Promise.all([
    shop.households.read(householdId),
    shop.households.read(otherId),
    shop.contacts.list(householdId),
    shop.payments.latest(householdId, latestPayments),
  ]);
  const contact = contacts.find((one) => one.contactId === contactId && one.otherId === otherId);
  return { seller: shop.seller, sender, recipient, contact, payments, coins, now };
}

/** A sending that nothing speaks against. */
interface Allowed {
  request: SendRequest;
  contact: Contact;
  from: Wallet;
  to: Wallet;
  expiresAt: Instant;
}

const askOf = ({ request }: Allowed) => ({
  key: giftKey(request.giftId),
  subject: request.giftId,
  coins: request.coins,
  now: request.now,
});

/** Whoever sends has just proved who they are. */
const proven = { unproven: 'proven' } as const;

/** A limit that others reached meanwhile shows as too few coins: asked again, the real reason is told. */
const short = ({ request }: Allowed, wallet: Wallet): SendOutcome => {
  const balanceCoins = spendableCoins(wallet, request.now);
  return outcome('not-enough-coins', {
    missingCoins: Math.max(0, request.coins - balanceCoins),
    balanceCoins,
  });
};

type Attempt = WalletChanged | { kind: 'told'; outcome: SendOutcome };
const told = (one: SendOutcome): Attempt => ({ kind: 'told', outcome: one });

const sentOf = ({ contact, request }: Allowed, { sides }: Movement): Sent => ({
  contact,
  coins: request.coins,
  balanceCoins: spendableCoins(sides[0].after, request.now),
});

/** Within a home: both wallets at once. */
async function transfer(shop: SendShop, allowed: Allowed): Promise<SendOutcome> {
  const result = await untilAllUnchanged(
    [allowed.from, allowed.to] as const,
    async ([from, to]): Promise<Attempt> => {
      const movement = transferCoins(from, to, { ...askOf(allowed), kind: 'transfer', usage: proven });
      if (!movement) return told(short(allowed, from));
      const committed = await shop.wallets.commit(movement);
      return committed.kind === 'wallet-changed'
        ? committed
        : told(outcome('sent', sentOf(allowed, movement)));
    },
  );
  return result.outcome;
}

const giftOf = ({ request, contact, expiresAt }: Allowed): Gift => ({
  giftId: request.giftId,
  householdId: contact.otherId,
  senderId: request.householdId,
  senderName: contact.knownAs,
  coins: request.coins,
  sentAt: request.now,
  expiresAt,
});

/** To another household: set aside, and told to them. */
async function offer(shop: SendShop, allowed: Allowed): Promise<SendOutcome> {
  const { coins } = allowed.request;
  const usage = { ...proven, 'gift-day': coins, 'gift-month': coins, 'gift-count-day': 1 };
  const { expiresAt } = allowed;
  const result = await untilUnchanged(allowed.from, async (from): Promise<Attempt> => {
    const hold = holdPurchased(from, { ...askOf(allowed), kind: 'gift-hold', usage, expiresAt });
    if (!hold) return told(short(allowed, from));
    const committed = await shop.gifts.send(giftOf(allowed), hold);
    return committed.kind === 'wallet-changed'
      ? committed
      : told(outcome('offered', { ...sentOf(allowed, hold), expiresAt }));
  });
  return result.outcome;
}

/** The same "yes" came before: what it did stands. */
function sentBefore(
  contact: Contact,
  wallet: Wallet | undefined,
  request: SendRequest,
  expiresAt: Instant,
): SendOutcome {
  const balanceCoins = wallet ? spendableCoins(wallet, request.now) : 0;
  const sent = { contact, coins: request.coins, balanceCoins };
  return contact.kind === 'home' ? outcome('sent', sent) : outcome('offered', { ...sent, expiresAt });
}

/**
 * Sends coins to a contact, once per gift id: at once within a home, else as a gift that waits to be accepted. Whoever
 * asks has proved it with the voice code. One round trip to read, one to write.
 * @throws Fault of the store: asked again with the same gift id, they are sent once.
 */
export async function sendCoins(shop: SendShop, request: SendRequest): Promise<SendOutcome> {
  const [sending, standing] = await Promise.all([
    readSending(shop, request),
    shop.wallets.journal(giftKey(request.giftId)),
  ]);
  const { contact, sender, recipient } = sending;
  const expiresAt = plusMs(request.now, shop.seller.wallet.gifts.acceptWithinHours * hourMs);
  if (standing && contact)
    return sentBefore(contact, sender?.wallet, request, standing.hold?.expiresAt ?? expiresAt);
  const refusal = giftRefusal(sending);
  if (refusal) return refusal;
  if (!contact || !sender?.wallet) return outcome('contact-unknown');
  const account = shop.ids.next('acc', epochMsOf(request.now));
  const to = recipient?.wallet ?? emptyWallet(contact.otherId, account);
  const allowed = { request, contact, from: sender.wallet, to, expiresAt };
  return contact.kind === 'home' ? transfer(shop, allowed) : offer(shop, allowed);
}
