import type { Contact, ContactId } from '../contacts/contact';
import type { HouseholdView } from '../household/household';
import type { HouseholdId } from '../ids';
import { type Outcome, outcome } from '../outcome';
import type { Shop } from '../shop';
import { epochMsOf, type Instant, plusMs } from '../time';
import { untilAllUnchanged, untilUnchanged } from '../wallet/commit';
import { holdPurchased } from '../wallet/holds';
import { spendableCoins } from '../wallet/lots';
import type { Journal, Movement } from '../wallet/movement';
import type { WalletChanged } from '../wallet/store';
import { transferCoins } from '../wallet/transfers';
import { emptyWallet, type Wallet } from '../wallet/wallet';
import { type Gift, type GiftId, giftKey } from './gift';
import { freshFrom, type GiftRefusals, giftRefusal, type Sending } from './rules';

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

const hourMs = 3_600_000;

/** What sending depends on, in one round trip. */
async function readSending(shop: SendShop, request: Omit<SendRequest, 'giftId'>): Promise<Sending> {
  const { householdId, contactId, otherId, coins, now } = request;
  const [sender, recipient, contacts, payments] = await Promise.all([
    shop.households.read(householdId),
    shop.households.read(otherId),
    shop.contacts.list(householdId),
    shop.payments.since(householdId, freshFrom({ seller: shop.seller, now })),
  ]);
  const contact = contacts.find((one) => one.contactId === contactId && one.otherId === otherId);
  return { seller: shop.seller, sender, recipient, contact, payments, coins, now };
}

/** A sending that nothing speaks against. */
interface Allowed {
  request: SendRequest;
  sending: Sending & { sender: HouseholdView };
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

type Attempt = WalletChanged | { kind: 'told'; outcome: SendOutcome };
const told = (one: SendOutcome): Attempt => ({ kind: 'told', outcome: one });

/** The same question to wallets as they are by now: a limit that was reached meanwhile is a limit. */
function refusalOn({ sending, contact }: Allowed, from: Wallet, to: Wallet): SendOutcome | undefined {
  const { sender, recipient } = sending;
  const sides = { sender: { ...sender, wallet: from }, recipient: recipient && { ...recipient, wallet: to } };
  return giftRefusal({ ...sending, ...sides, contact });
}

const sentOf = ({ contact, request }: Allowed, { sides }: Movement): Sent => ({
  contact,
  coins: request.coins,
  balanceCoins: spendableCoins(sides[0].after, request.now),
});

const impossible = ({ request }: Allowed): Error =>
  new Error(`nothing speaks against gift ${request.giftId}, and it cannot be made`);

/** Within a home: both wallets at once. */
async function transfer(shop: SendShop, allowed: Allowed): Promise<SendOutcome> {
  const { coins } = allowed.request;
  const usage = { 'home-day': coins, 'home-month': coins };
  const first = [allowed.from, allowed.to] as const;
  const result = await untilAllUnchanged(first, async ([from, to]): Promise<Attempt> => {
    const refusal = refusalOn(allowed, from, to);
    if (refusal) return told(refusal);
    const movement = transferCoins(from, to, { ...askOf(allowed), kind: 'transfer', usage });
    if (!movement) throw impossible(allowed);
    const committed = await shop.wallets.commit(movement);
    return committed.kind === 'wallet-changed' ? committed : told(outcome('sent', sentOf(allowed, movement)));
  });
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
  const usage = { 'gift-day': coins, 'gift-month': coins, 'gift-count-day': 1 };
  const { expiresAt, to } = allowed;
  const result = await untilUnchanged(allowed.from, async (from): Promise<Attempt> => {
    const refusal = refusalOn(allowed, from, to);
    if (refusal) return told(refusal);
    const hold = holdPurchased(from, { ...askOf(allowed), kind: 'gift-hold', usage, expiresAt });
    if (!hold) throw impossible(allowed);
    const committed = await shop.gifts.send(giftOf(allowed), hold);
    return committed.kind === 'wallet-changed'
      ? committed
      : told(outcome('offered', { ...sentOf(allowed, hold), expiresAt }));
  });
  return result.outcome;
}

const expiryOf = (shop: SendShop, { now }: SendRequest): Instant =>
  plusMs(now, shop.seller.wallet.gifts.acceptWithinHours * hourMs);

/** What the same "yes" did when it came before: that stands. */
function sentBefore(
  shop: SendShop,
  request: SendRequest,
  { contact, sender }: Sending,
  standing: Journal | undefined,
): SendOutcome | undefined {
  if (!standing || !contact) return undefined;
  const balanceCoins = sender?.wallet ? spendableCoins(sender.wallet, request.now) : 0;
  const sent = { contact, coins: request.coins, balanceCoins };
  const expiresAt = standing.hold?.expiresAt ?? expiryOf(shop, request);
  return contact.kind === 'home' ? outcome('sent', sent) : outcome('offered', { ...sent, expiresAt });
}

/** Nothing was sent, unless a first try was, between the reading of its journal and of the wallet that it emptied. */
async function refused(
  shop: SendShop,
  request: SendRequest,
  sending: Sending,
  refusal: SendOutcome,
): Promise<SendOutcome> {
  const standing = await shop.wallets.journal(giftKey(request.giftId));
  return sentBefore(shop, request, sending, standing) ?? refusal;
}

/** Both sides, once nothing speaks against it. */
function allowedOf(shop: SendShop, request: SendRequest, sending: Sending): Allowed | undefined {
  const { contact, sender, recipient } = sending;
  if (!contact || !sender?.wallet) return undefined;
  const account = shop.ids.next('acc', epochMsOf(request.now));
  return {
    request,
    sending: { ...sending, sender },
    contact,
    from: sender.wallet,
    to: recipient?.wallet ?? emptyWallet(contact.otherId, account),
    expiresAt: expiryOf(shop, request),
  };
}

const isDone = ({ name }: SendOutcome): boolean => name === 'sent' || name === 'offered';

/** What sending begins with, from one round trip. */
export interface SendReading {
  sending: Sending;
  /** What stands under the gift's id already. */
  standing: Journal | undefined;
}

/** Reads what sending needs: it may be begun before it is proven who asks. */
export async function readToSend(shop: SendShop, request: SendRequest): Promise<SendReading> {
  const [sending, standing] = await Promise.all([
    readSending(shop, request),
    shop.wallets.journal(giftKey(request.giftId)),
  ]);
  return { sending, standing };
}

/**
 * Sends coins to a contact, once per gift id: at once within a home, else as a gift that waits to be accepted. Whoever
 * asks has proved it with the voice code. One round trip to read, one to write.
 * @param reading when it was begun before.
 * @throws Fault of the store: asked again with the same gift id, they are sent once.
 */
export async function sendCoins(
  shop: SendShop,
  request: SendRequest,
  reading: Promise<SendReading> = readToSend(shop, request),
): Promise<SendOutcome> {
  const { sending, standing } = await reading;
  const before = sentBefore(shop, request, sending, standing);
  if (before) return before;
  const refusal = giftRefusal(sending);
  const allowed = refusal ? undefined : allowedOf(shop, request, sending);
  if (!allowed) return refused(shop, request, sending, refusal ?? outcome('contact-unknown'));
  const sent = await (allowed.contact.kind === 'home' ? transfer(shop, allowed) : offer(shop, allowed));
  return isDone(sent) ? sent : refused(shop, request, sending, sent);
}

/** Whether coins were sent under a gift's id: for whoever lost the answer. */
export const wasSent = async (shop: Pick<Shop, 'wallets'>, giftId: GiftId): Promise<boolean> =>
  (await shop.wallets.journal(giftKey(giftId))) !== undefined;
