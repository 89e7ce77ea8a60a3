import type { MovementKind } from '../../../domain/wallet/wallet';

/** What each movement is called. */
const kinds: Record<MovementKind, string> = {
  'pack-purchase': 'Coins bought',
  'pack-withdrawal': 'Bought coins given back',
  reward: 'Reward',
  clawback: 'Reward taken back',
  'gift-code': 'Gift code',
  adjustment: 'Adjustment',
  purchase: 'Purchase',
  'order-hold': 'Set aside for an order',
  'order-capture': 'Order paid',
  'order-void': 'Order canceled, coins back',
  'order-expiry': 'Order not shipped, coins back',
  'order-refund': 'Refund of an order',
  'promo-expiry': 'Promotional coins expired',
  transfer: 'Coins moved within the home',
  'gift-hold': 'Gift set aside',
  'gift-accept': 'Gift accepted',
  'gift-return': 'Gift returned',
  closing: 'Wallet closed',
  'digital-purchase': 'Stars bought',
  'digital-reversal': 'Stars given back',
  'digital-use': 'Stars used',
};

export const en = {
  kinds,
  expired: (coins: string) => `of which ${coins} expired`,
  order: (goods: string) => `Order: ${goods}`,
  balance: (coins: string) => `Balance ${coins}`,
  receipt: 'Receipt',
};

export type MovementWords = typeof en;
