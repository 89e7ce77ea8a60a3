import { makeWebhookCommerce } from '../adapters/commerce/webhook';
import { followedInTrade } from '../adapters/dynamodb/followed';
import { journalOf } from '../adapters/dynamodb/journal-image';
import { makeSandbox } from '../adapters/payment/sandbox';
import { makeStripe } from '../adapters/payment/stripe';
import { systemClock } from '../adapters/system/clock';
import { report } from '../adapters/system/report';
import { atStart, type WorkerConfig, workerConfigFromEnvironment } from '../config';
import { once } from '../domain/once';
import type { PaymentPort } from '../domain/payments/port';
import type { Shop } from '../domain/shop';
import { streamHandler } from '../outbox/stream';
import { makeShop, type ShopParts } from '../shop';

const paymentProviderOf = ({ payment }: WorkerConfig, { clock = systemClock }: ShopParts): PaymentPort =>
  payment.provider === 'stripe' ? makeStripe(payment) : makeSandbox({ ...payment, clock });

const commerceOf = ({ commerce, environment }: WorkerConfig, { clock = systemClock }: ShopParts) =>
  makeWebhookCommerce({ ...commerce, allowLoopback: environment === 'development', clock });

/** The one shop that reaches the seller and charges cards. */
export const workerShop = (config: WorkerConfig, parts: ShopParts = {}): Shop =>
  makeShop(config, {
    commerce: commerceOf(config, parts),
    paymentProvider: paymentProviderOf(config, parts),
    ...parts,
  });

/** The outbox of what is bought and paid: the table's stream in, effects on the world out. */
export const makeHandler = (shop: () => Promise<Shop> | Shop) =>
  streamHandler(shop, { followedBy: followedInTrade, journalOf, report });

const shopFromEnvironment = once(() => workerShop(workerConfigFromEnvironment()));

export const handler = makeHandler(shopFromEnvironment);
atStart(shopFromEnvironment);
