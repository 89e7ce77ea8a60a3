import { isMonth } from '../../wallet/month';
import type { AccountChange, Entry, Hold, Journal, Leg, Line } from '../../wallet/movement';
import { counterAccounts } from '../../wallet/wallet';

/*
 * Whether something that was read is a line or a journal at all. Spelt out by hand: a million are looked at in a few
 * seconds.
 */

type Read = Record<string, unknown>;

const isRecord = (value: unknown): value is Read =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);
const isCount = (value: unknown): boolean => isWhole(value) && value >= 0;
const isText = (value: unknown): value is string => typeof value === 'string';
const isKind = (value: unknown): boolean => isText(value) && Object.hasOwn(counterAccounts, value);

const isOptional = (value: unknown, is: (value: unknown) => boolean): boolean =>
  value === undefined || is(value);

function isCoinsByMonth(value: unknown): boolean {
  if (!isRecord(value)) return false;
  for (const month in value) if (!isMonth(month) || !isWhole(value[month])) return false;
  return true;
}

export const isLine = (value: unknown): value is Line =>
  isRecord(value) &&
  isText(value.account) &&
  isCount(value.sequence) &&
  isText(value.at) &&
  isKind(value.kind) &&
  isWhole(value.coins) &&
  isOptional(value.expiredCoins, isCount) &&
  isCount(value.balanceCoins) &&
  isCount(value.heldCoins) &&
  isCount(value.owedCoins) &&
  isText(value.subject) &&
  isText(value.journalKey) &&
  isText(value.entryHash) &&
  isText(value.previousHash) &&
  isText(value.hash);

const isLeg = (value: unknown): value is Leg =>
  isRecord(value) && isText(value.account) && isWhole(value.coins);

const isLotsChange = (value: unknown): boolean =>
  isRecord(value) &&
  isOptional(value.creditedCoins, isWhole) &&
  isOptional(value.debitedCoins, isWhole) &&
  isOptional(value.promo, isCoinsByMonth);

const isChange = (value: unknown): value is AccountChange =>
  isRecord(value) &&
  isText(value.account) &&
  isCount(value.sequence) &&
  isCount(value.balanceCoins) &&
  isLotsChange(value.lots) &&
  isOptional(value.expired, isCoinsByMonth);

export const isEntry = (value: unknown): value is Entry =>
  isRecord(value) &&
  isKind(value.kind) &&
  isText(value.subject) &&
  isText(value.at) &&
  isText(value.inputHash) &&
  isOptional(value.expiresAt, isText) &&
  Array.isArray(value.legs) &&
  value.legs.every(isLeg) &&
  Array.isArray(value.changes) &&
  value.changes.every(isChange);

const isHold = (value: unknown): value is Hold =>
  isRecord(value) &&
  isText(value.account) &&
  isText(value.expiresAt) &&
  isRecord(value.lots) &&
  isCount(value.lots.purchasedCoins) &&
  isCoinsByMonth(value.lots.promo);

const statuses: unknown[] = ['posted', 'pending', 'captured', 'voided', 'expired'];

export const isJournal = (value: unknown): value is Journal =>
  isRecord(value) &&
  isText(value.key) &&
  statuses.includes(value.status) &&
  isEntry(value.entry) &&
  isOptional(value.hold, isHold) &&
  isOptional(value.resolution, isEntry);
