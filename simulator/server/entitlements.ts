import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Who owns how many units of which in-skill product. */
export interface Entitlements {
  /** Units bought and not refunded. */
  count(userId: string, productId: string): number;
  add(userId: string, productId: string, units: number): void;
  /** Takes a product from everybody, as a developer's reset does. */
  reset(productId: string): void;
}

/** Units by product, then by customer. */
type Units = Record<string, Record<string, number>>;

/** In memory, or told of every change to be kept. */
export function createEntitlements(
  units: Units = {},
  changed: (units: Units) => void = () => undefined,
): Entitlements {
  const count = (userId: string, productId: string) => units[productId]?.[userId] ?? 0;
  return {
    count,
    add(userId, productId, added) {
      units[productId] = {
        ...units[productId],
        [userId]: Math.max(0, count(userId, productId) + added),
      };
      changed(units);
    },
    reset(productId) {
      delete units[productId];
      changed(units);
    },
  };
}

/** Kept in a file: what was bought is still owned after a restart, as with Amazon. */
export function openEntitlements(path: string): Entitlements {
  const units = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Units) : {};
  return createEntitlements(units, (changed) => writeFileSync(path, JSON.stringify(changed)));
}
