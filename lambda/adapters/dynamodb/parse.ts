import * as v from 'valibot';
import type { CatalogueItem } from '../../domain/catalogue/item';
import type { Deal } from '../../domain/deals/deal';
import { Fault } from '../../domain/fault';
import type { Household } from '../../domain/household/household';
import type { AlexaReach } from '../../domain/household/reach';
import { currencies } from '../../domain/money';
import { type Order, orderStatuses } from '../../domain/orders/order';
import type { Verification } from '../../domain/voice-code/verification';
import type { VoiceCode } from '../../domain/voice-code/voice-code';
import type { Journal, Line } from '../../domain/wallet/movement';
import { movementKinds, type RecentMovement } from '../../domain/wallet/wallet';
import type { Item } from './requests';

/** What an item must look like to be believed. What else it carries (its keys, for one) is left out. */
type Shape<T> = v.GenericSchema<unknown, T>;

/** A whole number that JSON carries without loss: coins or cents that may be below 0. */
export const whole = v.pipe(v.number(), v.safeInteger());
/** How many, from 0: coins, cents, a version. */
export const count = v.pipe(whole, v.minValue(0));
const cents = v.object({ EUR: count, USD: count });
const currency = v.picklist(currencies);
const kind = v.picklist(movementKinds);
const gender = v.picklist(['m', 'f']);
const statusInstants = v.object({
  placed: v.exactOptional(v.string()),
  shipped: v.exactOptional(v.string()),
  delivered: v.exactOptional(v.string()),
  cancelled: v.exactOptional(v.string()),
  returned: v.exactOptional(v.string()),
});

const itemName = v.object({
  name: v.string(),
  number: v.picklist(['s', 'p', 'u']),
  gender: v.exactOptional(gender),
  pack: v.string(),
  unit: v.object({ one: v.string(), many: v.string(), gender: v.exactOptional(gender) }),
  synonyms: v.array(v.string()),
});
const names = v.object({ en: itemName, fr: itemName });

export const catalogueItemShape: Shape<CatalogueItem> = v.object({
  sku: v.string(),
  category: v.string(),
  brand: v.string(),
  names,
  cents,
  stock: count,
  status: v.picklist(['active', 'discontinued']),
  replacedBy: v.exactOptional(v.string()),
  typicalDays: v.number(),
  priceHistory: v.array(v.object({ from: v.string(), cents })),
});

export const householdShape: Shape<Household> = v.object({
  id: v.string(),
  currency,
  country: v.string(),
  timeZone: v.string(),
  customerId: v.exactOptional(v.string()),
  paymentCustomerId: v.exactOptional(v.string()),
  isVerified: v.exactOptional(v.boolean()),
  email: v.exactOptional(v.string()),
  told: v.exactOptional(v.array(v.string())),
});

export const alexaReachShape: Shape<AlexaReach> = v.object({
  guestId: v.string(),
  alexaUserId: v.string(),
  apiEndpoint: v.string(),
  eventNames: v.array(v.string()),
});

export const voiceCodeShape: Shape<VoiceCode> = v.object({
  salt: v.string(),
  hash: v.string(),
  misses: count,
  lockedAt: v.exactOptional(v.string()),
  setAt: v.string(),
  revision: v.string(),
  knownVoices: v.array(v.string()),
  unprovenCents: v.exactOptional(count),
});

export const verificationShape: Shape<Verification> = v.object({
  id: v.string(),
  householdId: v.string(),
  voice: v.string(),
  question: v.string(),
  expiresAt: v.string(),
});

const promo = v.record(v.string(), whole);
const lots = v.object({ purchasedCoins: count, promo: v.record(v.string(), count) });
const entry = v.object({
  kind,
  subject: v.string(),
  at: v.string(),
  inputHash: v.string(),
  legs: v.array(v.object({ account: v.string(), coins: whole })),
  changes: v.array(
    v.object({
      account: v.string(),
      sequence: count,
      balanceCoins: count,
      lots: v.object({
        creditedCoins: v.exactOptional(whole),
        debitedCoins: v.exactOptional(whole),
        promo: v.exactOptional(promo),
      }),
      expired: v.exactOptional(promo),
    }),
  ),
  expiresAt: v.exactOptional(v.string()),
});

export const journalShape: Shape<Journal> = v.object({
  key: v.string(),
  status: v.picklist(['posted', 'pending', 'captured', 'voided', 'expired']),
  entry,
  hold: v.exactOptional(v.object({ account: v.string(), lots, expiresAt: v.string() })),
  resolution: v.exactOptional(entry),
});

export const lineShape: Shape<Line> = v.object({
  account: v.string(),
  sequence: count,
  at: v.string(),
  kind,
  coins: whole,
  expiredCoins: v.exactOptional(count),
  balanceCoins: count,
  heldCoins: count,
  owedCoins: count,
  subject: v.string(),
  journalKey: v.string(),
  entryHash: v.string(),
  previousHash: v.string(),
  hash: v.string(),
});

/** Of a line, what is told of it. */
export const recentShape: Shape<RecentMovement> = v.object({
  sequence: count,
  at: v.string(),
  kind,
  coins: whole,
  expiredCoins: v.exactOptional(count),
  subject: v.string(),
});

const orderLines = v.array(
  v.object({
    sku: v.string(),
    names,
    quantity: count,
    unitCents: count,
    deal: v.exactOptional(
      v.object({
        dealId: v.string(),
        endsAt: v.string(),
        shardCount: count,
        shard: v.exactOptional(count),
      }),
    ),
  }),
);

export const orderShape: Shape<Order> = v.object({
  orderId: v.string(),
  householdId: v.string(),
  lines: v.pipe(v.string(), v.parseJson(), orderLines),
  deliveryCents: count,
  totalCents: count,
  coins: count,
  cardCents: count,
  currency,
  deliveryDay: v.string(),
  customerId: v.exactOptional(v.string()),
  status: v.picklist(orderStatuses),
  placedAt: v.string(),
  cancelUntil: v.string(),
  history: statusInstants,
  cancelledBy: v.exactOptional(v.picklist(['customer', 'seller', 'card', 'expiry'])),
  card: v.exactOptional(
    v.variant('state', [
      v.object({ state: v.literal('paid'), at: v.string() }),
      v.object({ state: v.literal('declined'), at: v.string(), reason: v.string() }),
    ]),
  ),
  refunds: v.exactOptional(
    v.array(v.object({ refundId: v.string(), at: v.string(), coins: count, cardCents: count })),
  ),
  notSent: v.exactOptional(v.object({ at: v.string(), lines: orderLines, coins: count, cardCents: count })),
  cardBackToldCents: v.exactOptional(count),
  earnedCoins: v.exactOptional(count),
  version: count,
  handedOver: v.exactOptional(
    v.object({ placed: v.exactOptional(v.string()), cancelled: v.exactOptional(v.string()) }),
  ),
  takenUpAt: v.exactOptional(v.string()),
  countedInHabits: v.exactOptional(v.boolean()),
  isForgotten: v.exactOptional(v.boolean()),
  rewardsNoted: v.exactOptional(v.boolean()),
});

export const dealShape: Shape<Deal> = v.object({
  dealId: v.string(),
  sku: v.string(),
  cents,
  startsAt: v.string(),
  endsAt: v.string(),
  stock: count,
  shardCount: count,
  soldOut: v.boolean(),
  audience: v.variant('kind', [
    v.object({ kind: v.literal('everyone') }),
    v.object({ kind: v.literal('buyers'), sku: v.string() }),
    v.object({ kind: v.literal('category'), category: v.string() }),
    v.object({ kind: v.literal('household'), householdId: v.string() }),
    v.object({ kind: v.literal('tier'), tierId: v.string() }),
  ]),
  lowestRecentCents: cents,
});

export const accountShape = v.object({ householdId: v.string() });
export const stockShape = v.object({ left: count });
export const headShape = v.object({ revision: count, edition: v.string(), pageRevisions: v.array(count) });
export const packedShape = v.object({ version: count, habits: v.string() });
export const pageShape = v.object({ sk: v.string(), revision: count, entries: v.string() });

const where = (item: unknown): string => {
  const { pk, sk } = (item ?? {}) as { pk?: unknown; sk?: unknown };
  return `${pk}/${sk}`;
};

/**
 * Believes an item only when it has the shape it should have.
 * @throws Fault `store-corrupt` naming the item's key and the first thing wrong; never its contents.
 */
export function parse<T>(shape: Shape<T>, item: Item | unknown, key: string = where(item)): T {
  const result = v.safeParse(shape, item, { abortEarly: true });
  if (result.success) return result.output;
  const path = v.getDotPath(result.issues[0]) ?? '';
  throw new Fault('store-corrupt', `item ${key} is not what it should be at "${path}"`, { key, path });
}

/**
 * Reads JSON that was packed into one attribute.
 * @throws Fault `store-corrupt` naming the item's key.
 */
export function unpack<T>(shape: Shape<T>, json: string, key: string): T {
  try {
    return parse(shape, JSON.parse(json), key);
  } catch (cause) {
    if (cause instanceof Fault) throw cause;
    throw new Fault('store-corrupt', `item ${key} holds no JSON`, { key }, { cause });
  }
}
