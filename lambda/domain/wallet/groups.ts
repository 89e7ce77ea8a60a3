import type { MovementKind } from './wallet';

/** What movements of coins are about, for whoever asks by voice or on the page. Stars have a wallet of their own. */
export const movementGroups = {
  orders: ['purchase', 'order-hold', 'order-capture', 'order-void', 'order-expiry', 'order-refund'],
  bought: ['pack-purchase', 'pack-withdrawal', 'closing'],
  rewards: ['reward', 'clawback'],
  gifts: ['transfer', 'gift-hold', 'gift-accept', 'gift-return', 'gift-code'],
  expired: ['promo-expiry'],
  corrections: ['adjustment'],
} satisfies Record<string, MovementKind[]>;

export type MovementGroup = keyof typeof movementGroups;

export const isOfGroup = (kind: MovementKind, group: MovementGroup): boolean =>
  (movementGroups[group] as MovementKind[]).includes(kind);
