import type { AttemptStore } from './attempts/store';
import type { CatalogueStore } from './catalogue/store';
import type { CodeSource } from './codes';
import type { ContactStore } from './contacts/store';
import type { DealStore } from './deals/store';
import type { InSkillProducts } from './digital/in-skill-products';
import type { DigitalStore } from './digital/store';
import type { GiftCodeStore } from './gift-codes/store';
import type { GiftStore } from './gifts/store';
import type { HouseholdStore } from './household/store';
import type { IdSource } from './ids';
import type { CommercePort } from './orders/commerce';
import type { OrderStore } from './orders/store';
import type { PaymentPort } from './payments/port';
import type { PaymentStore } from './payments/store';
import type { HabitStore } from './purchases/store';
import type { Seller } from './seller';
import type { Clock } from './time';
import type { CodeHasher, VerificationStore, VoiceCodeStore } from './voice-code/store';
import type { WalletStore } from './wallet/store';

/** Every port of the domain, and the seller's terms. A use case takes the few it needs: `Pick<Shop, …>`. */
export interface Shop {
  seller: Seller;
  clock: Clock;
  ids: IdSource;
  households: HouseholdStore;
  catalogue: CatalogueStore;
  habits: HabitStore;
  orders: OrderStore;
  wallets: WalletStore;
  deals: DealStore;
  digital: DigitalStore;
  inSkillProducts: InSkillProducts;
  contacts: ContactStore;
  gifts: GiftStore;
  giftCodes: GiftCodeStore;
  codes: CodeSource;
  commerce: CommercePort;
  payments: PaymentStore;
  paymentProvider: PaymentPort;
  voiceCodes: VoiceCodeStore;
  verifications: VerificationStore;
  codeHasher: CodeHasher;
  attempts: AttemptStore;
}
