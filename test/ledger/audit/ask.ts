/*
 * What was asked of the ledger, in the auditor's own words. Whoever runs a use case says first what it may do under
 * which key; a movement that nobody asked for, or that did something else, is a violation.
 */

export type Ask = { kind: string; householdId: string; purse?: 'digital' } & (
  | { does: 'credit'; coins: number; origin: string }
  | { does: 'reward'; coins: number; month: string }
  | { does: 'spend'; coins: number }
  | { does: 'hold'; coins: number; ofPurchased?: boolean }
  | { does: 'refund'; orderId: string }
  | { does: 'give-back'; holdKey: string; coins: number; clawbackCoins: number }
  | { does: 'withdraw'; origin: string }
  | { does: 'take-back'; origin: string; coins: number }
  | { does: 'undo'; origin: string; coins: number; owedCoins: number }
  | { does: 'unit'; coins: number }
  | { does: 'unit-back'; coins: number }
  | { does: 'transfer'; coins: number; to: string }
  | { does: 'expire' }
  | { does: 'close' }
);

/** How a hold may end. */
export type End = { kind: string; status: 'captured' | 'voided' | 'expired' } & (
  | { does: 'release'; capturedCoins: number }
  | { does: 'accept'; to: string }
);

/** Where the other side of each kind stands: the chart of accounts, spelt once more. */
export const counterAccounts: Readonly<Record<string, string>> = {
  'pack-purchase': '~cash-in',
  'pack-withdrawal': '~refunds',
  reward: '~promotions',
  clawback: '~promotions',
  'gift-code': '~promotions',
  adjustment: '~adjustments',
  purchase: '~merchant',
  'order-capture': '~merchant',
  'order-refund': '~merchant',
  closing: '~refunds',
  'digital-purchase': '~in-skill',
  'digital-reversal': '~in-skill',
  'digital-use': '~digital-goods',
};

export const breakage = '~breakage';
export const heldOf = (account: string): string => `${account}/held`;
