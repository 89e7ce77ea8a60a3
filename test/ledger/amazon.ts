import type { InSkillProduct, InSkillProducts } from '../../lambda/domain/digital/in-skill-products';
import { Fault } from '../../lambda/domain/fault';
import type { Network, Process } from './network';

const products = ['100', '300', '1000'].map((stars) => ({
  productId: `isp-${stars}`,
  referenceName: `stars_${stars}`,
  isPurchasable: true,
}));

export const productIds = products.map(({ productId }) => productId);

/** What Amazon counts: units bought and not refunded, by customer and product. It knows nothing of the shop. */
export class Amazon {
  private readonly units = new Map<string, number>();

  /** Somebody bought some, or Amazon gave money back for some. */
  count(customer: string, productId: string, more: number): void {
    const key = `${customer} ${productId}`;
    this.units.set(key, Math.max(0, this.unitsOf(customer, productId) + more));
  }

  unitsOf(customer: string, productId: string): number {
    return this.units.get(`${customer} ${productId}`) ?? 0;
  }

  list(customer: string): InSkillProduct[] {
    return products.map((one) => ({ ...one, activeUnits: this.unitsOf(customer, one.productId) }));
  }
}

/** Amazon as one process sees it; the token of a turn says who the customer is. */
export const productsFor = (amazon: Amazon, network: Network, process: Process): InSkillProducts => ({
  list: async ({ apiAccessToken }) => {
    try {
      return (await network.call(process, 'list products', () =>
        amazon.list(apiAccessToken),
      )) as InSkillProduct[];
    } catch (cause) {
      throw new Fault('amazon-unreachable', 'Amazon did not answer', {}, { cause });
    }
  },
  isVoicePurchasingEnabled: async () => true,
});
