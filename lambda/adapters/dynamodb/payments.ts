import * as v from 'valibot';
import { Fault } from '../../domain/fault';
import { currencies } from '../../domain/money';
import { declineReasons, type Payment, paymentStatuses, refundReasons } from '../../domain/payments/payment';
import type { PaymentChanged, PaymentStore } from '../../domain/payments/store';
import { dueItems } from './due';
import { type Failed, movementWrites, putVersion, refusalOf } from './movements';
import { count, parse } from './parse';
import { getItem, type Item, putItem, queryItems, type Table } from './requests';
import { dueKeys, householdPk, keys, paymentPrefix, paymentSkAt } from './table';
import { transact, type Write } from './transact';
import { codeLabel, codeWrites } from './voice-codes';

const paymentLabel = 'payment';

const instants = v.object({
  due: v.exactOptional(v.string()),
  pending: v.exactOptional(v.string()),
  succeeded: v.exactOptional(v.string()),
  declined: v.exactOptional(v.string()),
});

const refundShape = v.object({
  refundId: v.string(),
  cents: count,
  status: v.picklist(['due', 'done', 'refused']),
  reason: v.picklist(refundReasons),
  at: v.string(),
  coins: v.exactOptional(count),
  owedCoins: v.exactOptional(count),
  sequence: v.exactOptional(count),
  undone: v.exactOptional(v.object({ coins: count, sequence: count })),
  chargeReference: v.exactOptional(v.string()),
  untold: v.exactOptional(v.string()),
});

const purposeShape = v.variant('kind', [
  v.object({ kind: v.literal('coins'), coins: count, discountPercent: v.exactOptional(count) }),
  v.object({ kind: v.literal('order'), orderId: v.string() }),
]);

const creditedShape = v.object({
  account: v.string(),
  at: v.string(),
  endCoins: count,
  sequence: count,
  withdrawableUntil: v.string(),
});

const paymentShape: v.GenericSchema<unknown, Payment> = v.object({
  paymentId: v.string(),
  householdId: v.string(),
  purpose: purposeShape,
  cents: count,
  currency: v.picklist(currencies),
  paymentCustomerId: v.string(),
  status: v.picklist(paymentStatuses),
  declineReason: v.exactOptional(v.picklist(declineReasons)),
  reference: v.exactOptional(v.string()),
  createdAt: v.string(),
  history: instants,
  version: count,
  refunds: v.array(refundShape),
  credited: v.exactOptional(creditedShape),
  isOrderTold: v.exactOptional(v.boolean()),
  dueAt: v.exactOptional(v.string()),
});

const chargeShape = v.object({ householdId: v.string(), paymentId: v.string() });

const keyOf = ({ householdId, paymentId }: Payment) => keys.payment(householdId, paymentId);

/** The payment as its next version, due for the sweeper as long as it awaits something. */
function putPayment(table: Table, payment: Payment): Write {
  const due = payment.dueAt === undefined ? {} : dueKeys('payment', keyOf(payment), payment.dueAt);
  return putVersion(table, paymentLabel, { ...keyOf(payment), ...payment, ...due });
}

/** The payment as it is now, when it is not as it was read. */
function paymentChange({ paymentId }: Payment, failed: Failed): PaymentChanged | undefined {
  if (!failed.has(paymentLabel)) return undefined;
  const standing = failed.get(paymentLabel);
  if (standing) return { kind: 'payment-changed', payment: parse(paymentShape, standing) };
  throw new Fault('store-corrupt', `payment ${paymentId} is gone`, { paymentId });
}

const unexplained = ({ paymentId }: Payment): Fault =>
  new Fault('store-corrupt', `a change of payment ${paymentId} was refused for no reason`, { paymentId });

const parsePayments = (items: Item[]): Payment[] => items.map((item) => parse(paymentShape, item));

const move =
  (table: Table): PaymentStore['move'] =>
  async (payment, movement) => {
    const writes = [...movementWrites(table, movement), putPayment(table, payment)];
    const result = await transact(table, writes);
    if (result.kind === 'committed') return result;
    const { failed } = result;
    // First of all: another try of the same wish may have found other coins, and the payment says what it did.
    const answer = paymentChange(payment, failed) ?? refusalOf(movement, failed);
    if (answer) return answer;
    throw unexplained(payment);
  };

export const paymentStore = (table: Table): PaymentStore => ({
  async begin(payment, counted) {
    const result = await transact(table, [putPayment(table, payment), ...codeWrites(table, counted)]);
    if (result.kind === 'committed') return result;
    const changed = paymentChange(payment, result.failed);
    if (changed) return changed;
    if (result.failed.has(codeLabel)) return { kind: 'code-changed' };
    throw unexplained(payment);
  },

  async save(payment) {
    const result = await transact(table, [putPayment(table, payment)]);
    if (result.kind === 'committed') return result;
    const changed = paymentChange(payment, result.failed);
    if (changed) return changed;
    throw unexplained(payment);
  },

  move: move(table),

  async read(householdId, paymentId) {
    const item = await getItem(table, keys.payment(householdId, paymentId));
    return item && parse(paymentShape, item);
  },

  async latest(householdId, limit) {
    const question = {
      KeyConditionExpression: 'pk = :household AND begins_with(sk, :payments)',
      ExpressionAttributeValues: { ':household': householdPk(householdId), ':payments': paymentPrefix },
      ScanIndexForward: false,
      ConsistentRead: true,
      Limit: limit,
    };
    return parsePayments(await queryItems(table, question, limit));
  },

  async since(householdId, from) {
    const question = {
      KeyConditionExpression: 'pk = :household AND sk BETWEEN :from AND :end',
      ExpressionAttributeValues: {
        ':household': householdPk(householdId),
        ':from': paymentSkAt(from),
        ':end': `${paymentPrefix}~`,
      },
      ScanIndexForward: false,
      ConsistentRead: true,
    };
    return parsePayments(await queryItems(table, question));
  },

  async rememberCharge(reference, { householdId, paymentId }) {
    await putItem(table, { ...keys.charge(reference), householdId, paymentId });
  },

  async paymentOf(reference) {
    const item = await getItem(table, keys.charge(reference));
    return item && parse(chargeShape, item);
  },

  async overdue(now, limit) {
    const payments = parsePayments(await dueItems(table, 'payment', now, limit));
    return payments.filter(({ dueAt }) => dueAt !== undefined && dueAt <= now);
  },
});
