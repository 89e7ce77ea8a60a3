import { Fault } from '../fault';
import type { HouseholdId } from '../ids';
import type { Shop } from '../shop';
import { epochMsOf, type Instant } from '../time';
import { type BookedUnits, bookedUnits, type DigitalAccount, newDigitalAccount } from './account';
import type { AmazonCaller, InSkillProduct } from './in-skill-products';
import { packNamed, type StarPack } from './packs';
import { creditUnit, reverseUnit } from './stars';
import type { DigitalChange } from './store';

/*
 * Amazon keeps no list of purchases: it counts how many units of a product a customer has bought and not refunded. Each
 * unit is booked once, under a key made of the product, the generation and the unit's number.
 */

export type DigitalPorts = Pick<Shop, 'digital' | 'ids' | 'inSkillProducts'>;

export interface DigitalAsk {
  /** The Alexa user's own (guest) household. */
  householdId: HouseholdId;
  now: Instant;
}

/** What is booked, in agreement with what Amazon counts. */
export interface Reconciled {
  account: DigitalAccount;
  products: InSkillProduct[];
}

/** Who loses to another turn reads both sides again: what Amazon counts may have changed with it. */
const mostTries = 5;

/** The account as it stands, or an empty one under a new pseudonym. */
export async function readDigital(
  { digital, ids }: Pick<DigitalPorts, 'digital' | 'ids'>,
  { householdId, now }: DigitalAsk,
): Promise<DigitalAccount> {
  const standing = await digital.read(householdId);
  return standing ?? newDigitalAccount(householdId, ids.next('acc', epochMsOf(now)));
}

/** The account after a change that was committed. */
export const afterChange = ({ movement, record }: DigitalChange): DigitalAccount => ({
  wallet: movement.sides[0].after,
  record,
});

/** Books one unit more, or takes the last one back. */
function unitChange(
  { wallet, record }: DigitalAccount,
  { productId }: InSkillProduct,
  { booked, isRefund, pack, now }: { booked: BookedUnits; isRefund: boolean; pack: StarPack; now: Instant },
): DigitalChange {
  const unit = isRefund ? booked.units : booked.units + 1;
  const purpose = isRefund ? 'isp-reversal' : 'isp';
  const ask = {
    key: [purpose, wallet.account, productId, booked.generation, unit].join('#'),
    subject: pack.referenceName,
    now,
    stars: pack.stars,
  };
  const after = isRefund
    ? { units: unit - 1, generation: booked.generation + 1 }
    : { units: unit, generation: booked.generation };
  return {
    movement: isRefund ? reverseUnit(wallet, ask) : creditUnit(wallet, ask),
    record: {
      ...record,
      version: record.version + 1,
      booked: { ...record.booked, [productId]: after },
    },
  };
}

/**
 * The next entry that brings the ledger nearer to what Amazon counts, or undefined when both agree. A product that is
 * not in the list says nothing: neither bought nor refunded.
 */
function nextUnit(
  account: DigitalAccount,
  products: readonly InSkillProduct[],
  now: Instant,
): DigitalChange | undefined {
  for (const product of products) {
    const pack = packNamed(product.referenceName);
    const booked = bookedUnits(account, product.productId);
    if (!pack || booked.units === product.activeUnits) continue;
    return unitChange(account, product, { booked, isRefund: booked.units > product.activeUnits, pack, now });
  }
  return undefined;
}

/** Books unit after unit; undefined as soon as somebody else did too. */
async function settle(
  { digital }: Pick<DigitalPorts, 'digital'>,
  start: DigitalAccount,
  products: readonly InSkillProduct[],
  now: Instant,
): Promise<DigitalAccount | undefined> {
  let account = start;
  for (;;) {
    const change = nextUnit(account, products, now);
    if (!change) return account;
    if ((await digital.commit(change)) === 'changed') return undefined;
    account = afterChange(change);
  }
}

/**
 * Brings the balance of stars into agreement with what Amazon counts now: one credit per unit bought, one reversal per
 * unit refunded. Repeatable at any time, by any number at once.
 * @throws Fault `amazon-unreachable`, `amazon-refused`: nothing was booked; `store-conflict` when others were always
 * faster; and what the store throws.
 */
export async function reconcile(
  ports: DigitalPorts,
  ask: DigitalAsk & { amazon: AmazonCaller; timeoutMs: number },
): Promise<Reconciled> {
  for (let tries = 0; tries < mostTries; tries++) {
    const [start, products] = await Promise.all([
      readDigital(ports, ask),
      ports.inSkillProducts.list(ask.amazon, ask.timeoutMs),
    ]);
    const account = await settle(ports, start, products, ask.now);
    if (account) return { account, products };
  }
  throw new Fault('store-conflict', 'the balance of stars changed in every try', {});
}
