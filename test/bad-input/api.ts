import Stripe from 'stripe';
import { stripeEventReader } from '../../lambda/adapters/payment/stripe-webhooks';
import { signedHeaders } from '../../lambda/adapters/system/standard-webhooks';
import { householdIdFromSubject } from '../../lambda/domain/household/identity';
import type { Shop } from '../../lambda/domain/shop';
import { epochMsOf, plusMs } from '../../lambda/domain/time';
import { makeHttpApp } from '../../lambda/http/app';
import { paymentsPath } from '../payments/support';
import {
  httpApp,
  orderEvent,
  placeOrder,
  secretIn,
  sendEvent,
  sendWalletRequest,
  walletsPath,
} from '../seller/support';
import { testAccount } from '../support/account';
import { newId, sampleHousehold } from '../support/samples';
import type { Row } from './row';

const householdKey = 'obviously-fake-household-key-0000000';

type Answer = Response | Promise<Response>;

async function customerOf(shop: Shop): Promise<string> {
  const customerId = newId('customer');
  const id = householdIdFromSubject(householdKey, customerId);
  await shop.households.save(sampleHousehold({ id, customerId }));
  return customerId;
}

const adjustment = (customerId: string, coins: unknown, reason = 'correction') => ({
  type: 'wallet.adjust',
  data: { customerId, coins, reason },
});

/** The same request with an amount that JSON has no words for. */
const spelt = (customerId: string, coins: string): string =>
  JSON.stringify(adjustment(customerId, 0)).replace('"coins":0', `"coins":${coins}`);

function adjusting(shop: Shop, customerId: string): [string, () => Answer][] {
  const send = (body: unknown, id = newId('msg')) => sendWalletRequest(shop, id, body);
  const reused = async () => {
    const id = newId('msg');
    await send(adjustment(customerId, 5), id);
    return send(adjustment(customerId, 6), id);
  };
  return [
    ['adjusting: 0 coins', () => send(adjustment(customerId, 0))],
    ['adjusting: fewer coins than there are', () => send(adjustment(customerId, -1_000))],
    ['adjusting: 1.5 coins', () => send(adjustment(customerId, 1.5))],
    ['adjusting: NaN', () => send(spelt(customerId, 'NaN'))],
    ['adjusting: 2^53 coins', () => send(adjustment(customerId, 2 ** 53))],
    ['adjusting: “5” in quotes', () => send(adjustment(customerId, '5'))],
    ['adjusting: a reason that does not fit', () => send(adjustment(customerId, 5, 'fraud'))],
    ['adjusting: a customer whom nobody knows', () => send(adjustment('nobody', 5))],
    ['adjusting: the same webhook-id, another body', reused],
  ];
}

/** A request of the seller's, with its signature as given. */
function signed(shop: Shop, customerId: string): [string, () => Answer][] {
  const body = JSON.stringify({ type: 'wallet.read', data: { customerId } });
  const headersAt = (awayMs: number) => {
    const timestamp = Math.floor(epochMsOf(plusMs(shop.clock.now(), awayMs)) / 1000);
    return signedHeaders(secretIn, { id: 'm', timestamp, body });
  };
  const post = (headers: Record<string, string>, text = body) =>
    httpApp(shop).request(walletsPath, { method: 'POST', headers, body: text });
  return [
    ['webhook: unsigned', () => post({})],
    ['webhook: altered', () => post(headersAt(0), body.replace('read', 'close'))],
    ['webhook: signed ten minutes ago', () => post(headersAt(-600_000))],
    ['webhook: signed for in ten minutes', () => post(headersAt(600_000))],
    ['webhook: no JSON', () => sendWalletRequest(shop, 'm', 'read')],
    ['webhook: 70 KB', () => sendWalletRequest(shop, 'm', 'x'.repeat(70_000))],
  ];
}

function ofAnotherAccount(shop: Shop): Answer {
  const secret = 'whsec_obviouslyFakeSecretOfAnEndpoint';
  const event = { id: 'evt_1', object: 'event', type: 'payment_intent.succeeded', account: 'acct_other' };
  const payload = JSON.stringify({ ...event, data: { object: {} } });
  const timestamp = epochMsOf(shop.clock.now()) / 1000;
  const app = makeHttpApp(shop, {
    checkStoreSignature: () => ({ kind: 'invalid' }),
    readPaymentCall: stripeEventReader({ secrets: [secret], clock: shop.clock }),
    account: testAccount(householdKey),
    report: () => undefined,
  });
  const header = Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp });
  return app.request(paymentsPath, {
    method: 'POST',
    headers: { 'stripe-signature': header },
    body: payload,
  });
}

async function refundAbove(shop: Shop): Promise<Response> {
  const order = await placeOrder(shop);
  await sendEvent(shop, newId('evt'), orderEvent('shipped', order));
  const { orderId, totalCents } = order;
  const event = orderEvent('refunded', order);
  return sendEvent(shop, newId('evt'), {
    ...event,
    data: { orderId, refundId: newId('rf'), cents: totalCents + 1 },
  });
}

async function rowOf(input: string, answer: Response): Promise<Row> {
  const { code, status, title } = (await answer.json()) as { code: string; status: number; title: string };
  if (status !== answer.status) throw new Error(`${input}: ${answer.status} says ${status}`);
  return { input, outcome: code, status, en: title };
}

/** What programs are answered to bad input. */
export async function apiRows(shop: Shop): Promise<Row[]> {
  const customerId = await customerOf(shop);
  const asked: [string, () => Answer][] = [
    ...adjusting(shop, customerId),
    ...signed(shop, customerId),
    ['webhook of the payment provider: for another account', () => ofAnotherAccount(shop)],
    ['refund: more than was captured', () => refundAbove(shop)],
    [
      'order: one that nobody placed',
      () => sendEvent(shop, newId('evt'), orderEvent('shipped', { orderId: 'ord_unknown' })),
    ],
  ];
  const rows: Row[] = [];
  for (const [input, send] of asked) rows.push(await rowOf(input, await send()));
  return rows;
}
