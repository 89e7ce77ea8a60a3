import type { DigitalAccount, DigitalRecord } from '../../lambda/domain/digital/account';
import type {
  AmazonCaller,
  InSkillProduct,
  InSkillProducts,
} from '../../lambda/domain/digital/in-skill-products';
import { starPacks } from '../../lambda/domain/digital/packs';
import type { DigitalChange, DigitalStore } from '../../lambda/domain/digital/store';
import { Fault } from '../../lambda/domain/fault';
import type { Wallet } from '../../lambda/domain/wallet/wallet';

/** What goes wrong with one commit: nothing, lost on the way there, or lost on the way back. */
export type Trouble = 'none' | 'lost-before' | 'lost-after';

/** A digital store in memory, with the conditions of the real one, whose commits can get lost. */
export class MemoryDigitalStore implements DigitalStore {
  /** Troubles of the commits to come, in order; none when it is empty. */
  troubles: Trouble[] = [];
  readonly journals = new Map<string, DigitalChange>();
  private wallet: Wallet | undefined;
  private record: DigitalRecord | undefined;

  async read(): Promise<DigitalAccount | undefined> {
    return this.wallet && this.record && { wallet: this.wallet, record: this.record };
  }

  async commit(change: DigitalChange): Promise<'committed' | 'changed'> {
    const trouble = this.troubles.shift() ?? 'none';
    if (trouble === 'lost-before') throw new Fault('store-unavailable', 'lost before it was done');
    const result = this.apply(change);
    if (trouble === 'lost-after') throw new Fault('store-unknown', 'lost after it was done');
    return result;
  }

  private apply(change: DigitalChange): 'committed' | 'changed' {
    const { movement, record } = change;
    const [{ before, after }] = movement.sides;
    const { key } = movement.journal;
    const isNew = !this.journals.has(key);
    const isNext = (this.record?.version ?? 0) + 1 === record.version;
    const isSame = this.wallet
      ? this.wallet.sequence === before.sequence && this.wallet.account === before.account
      : before.sequence === 0;
    if (!isNew || !isNext || !isSame) return 'changed';
    this.journals.set(key, change);
    [this.wallet, this.record] = [after, record];
    return 'committed';
  }
}

/** Amazon's counter, by the size of the pack. */
export class FakeAmazon implements InSkillProducts {
  readonly units = new Map<string, number>(starPacks.map(({ referenceName }) => [referenceName, 0]));
  isSilent = false;

  async list(): Promise<InSkillProduct[]> {
    if (this.isSilent) throw new Fault('amazon-unreachable', 'Amazon is silent');
    return [...this.units].map(([referenceName, activeUnits]) => ({
      productId: `amzn1.adg.product.${referenceName}`,
      referenceName,
      isPurchasable: true,
      activeUnits,
    }));
  }

  async isVoicePurchasingEnabled(): Promise<boolean> {
    return true;
  }
}

export const anyCaller: AmazonCaller = {
  apiEndpoint: 'http://127.0.0.1:9',
  apiAccessToken: 'obviously-fake',
  locale: 'en-US',
};
