/** Who owns how many units of which in-skill product. In memory: a local Alexa sells nothing. */
export interface Entitlements {
  /** Units bought and not refunded. */
  count(userId: string, productId: string): number;
  add(userId: string, productId: string, units: number): void;
  /** Takes a product from everybody, as a developer's reset does. */
  reset(productId: string): void;
}

export function createEntitlements(): Entitlements {
  const units = new Map<string, Map<string, number>>();
  return {
    count: (userId, productId) => units.get(productId)?.get(userId) ?? 0,
    add(userId, productId, added) {
      const owners = units.get(productId) ?? new Map<string, number>();
      owners.set(userId, Math.max(0, (owners.get(userId) ?? 0) + added));
      units.set(productId, owners);
    },
    reset: (productId) => void units.delete(productId),
  };
}
