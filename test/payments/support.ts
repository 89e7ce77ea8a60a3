import { makeSandbox, type Sandbox } from '../../lambda/adapters/payment/sandbox';
import { sandboxEventReader } from '../../lambda/adapters/payment/sandbox-callbacks';
import type { SandboxMode } from '../../lambda/adapters/payment/sandbox-state';
import { makeIdSource } from '../../lambda/adapters/system/ids';
import { makeVerifier, signedHeaders } from '../../lambda/adapters/system/standard-webhooks';
import type { Household } from '../../lambda/domain/household/household';
import type { PaymentEvent } from '../../lambda/domain/payments/events';
import { type FollowShop, followPayment } from '../../lambda/domain/payments/follow';
import type { Payment, PaymentReference } from '../../lambda/domain/payments/payment';
import { beginTopUp } from '../../lambda/domain/payments/top-up';
import type { Shop } from '../../lambda/domain/shop';
import { epochMsOf } from '../../lambda/domain/time';
import type { Wallet } from '../../lambda/domain/wallet/wallet';
import { makeHttpApp } from '../../lambda/http/app';
import { MovableClock } from '../seller/support';
import { testAccount } from '../support/account';
import type { TestTable } from '../support/dynamodb';
import { quietPorts } from '../support/ports';
import { newId, sampleHousehold } from '../support/samples';
import { plainSeller } from '../support/sellers';

export { MovableClock };

export const callbackSecret = `whsec_${Buffer.from('obviously-fake-secret-of-payments').toString('base64')}`;

export interface Till {
  shop: Shop;
  clock: MovableClock;
  sandbox: Sandbox;
}

/** A shop with a sandbox that nobody listens to: its calls are made by the tests. */
export function openTill(table: TestTable): Till {
  const clock = new MovableClock();
  const sandbox = makeSandbox({ clock, callbackUrl: 'http://127.0.0.1:1', callbackSecret });
  const ports = { ...quietPorts, paymentProvider: sandbox };
  return {
    shop: { ...table.stores({ clock }), seller: plainSeller, clock, ids: makeIdSource(), ...ports },
    clock,
    sandbox,
  };
}

/** A linked household with a saved card that does as its mode says. */
export async function customer(
  shop: Shop,
  mode: SandboxMode = 'succeeds',
  overrides: Partial<Household> = {},
): Promise<Household> {
  const paymentCustomerId = `cus_sandbox_${mode}`;
  const household = sampleHousehold({ paymentCustomerId, isVerified: true, ...overrides });
  await shop.households.save(household);
  return household;
}

/** Asks for a pack of 500 coins, or of as many as are given. */
export async function buy(
  shop: Shop,
  household: Household,
  coins = 500,
  cents = coins === 500 ? 480 : coins,
): Promise<Payment> {
  const now = shop.clock.now();
  const paymentId = newId('pay', epochMsOf(now));
  const begun = await beginTopUp(shop, { householdId: household.id, paymentId, coins, cents, now });
  if (begun.name !== 'begun') throw new Error(`not begun: ${begun.name}`);
  return begun.facts.payment;
}

/** Does what a payment waits for. @returns the refusals that people are told of. */
export async function work(shop: FollowShop, payment: PaymentReference): Promise<string[]> {
  const told: string[] = [];
  await followPayment(shop, payment, (refusal) => told.push(refusal));
  return told;
}

export async function current(shop: Shop, { householdId, paymentId }: PaymentReference): Promise<Payment> {
  const payment = await shop.payments.read(householdId, paymentId);
  if (!payment) throw new Error('the payment is gone');
  return payment;
}

export const walletOf = async (shop: Shop, householdId: string): Promise<Wallet | undefined> =>
  (await shop.households.read(householdId))?.wallet;

export const coinsOf = async (shop: Shop, householdId: string): Promise<number> =>
  (await walletOf(shop, householdId))?.availableCoins ?? 0;

/** What the sandbox will call back with about a payment. */
export function callbackOf({ memory }: Sandbox, { paymentId }: PaymentReference): PaymentEvent {
  const callback = memory.state.callbacks.find(({ id }) => id === `${paymentId}:charge`);
  if (!callback) throw new Error('no call waits');
  return callback.event;
}

export const reported: unknown[] = [];

export const httpApp = (shop: Shop) =>
  makeHttpApp(shop, {
    checkStoreSignature: makeVerifier([callbackSecret], shop.clock),
    readPaymentCall: sandboxEventReader([callbackSecret], shop.clock),
    account: testAccount('obviously-fake-household-key-0000000'),
    report: (error) => reported.push(error),
  });

export const paymentsPath = '/v1/providers/payments/events';

/** Calls the shop as the sandbox does. */
export function callShop(shop: Shop, event: unknown, signedAt = shop.clock.now()) {
  const body = typeof event === 'string' ? event : JSON.stringify(event);
  const message = { id: newId('call'), timestamp: Math.floor(epochMsOf(signedAt) / 1000), body };
  const headers = signedHeaders(callbackSecret, message);
  return httpApp(shop).request(paymentsPath, { method: 'POST', headers, body });
}

export const outcomeOf = async (response: Response) => {
  const answer = (await response.json()) as Record<string, unknown>;
  return { status: response.status, outcome: answer.outcome ?? answer.code };
};
