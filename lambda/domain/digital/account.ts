import type { HouseholdId } from '../ids';
import type { Instant } from '../time';
import { emptyWallet, type Wallet } from '../wallet/wallet';

/** How much of one in-skill product is booked. */
export interface BookedUnits {
  /** Units whose stars were credited and not taken back. */
  units: number;
  /** Counts what was taken back: buying, refunding and buying again uses a unit's number again. */
  generation: number;
}

/** What was bought through Alexa and what for; kept beside the wallet of stars and changed with it. */
export interface DigitalRecord {
  /** The Alexa user's own (guest) household: entitlements are theirs, whoever's account is linked. */
  householdId: HouseholdId;
  /** By Amazon's product id. */
  booked: Record<string, BookedUnits>;
  /** Digital goods by id, and since when. */
  owned: Record<string, Instant>;
  /** 0 before anything was booked. */
  version: number;
}

/** The second balance: stars, for digital goods only. */
export interface DigitalAccount {
  wallet: Wallet;
  record: DigitalRecord;
}

export const newDigitalAccount = (householdId: HouseholdId, account: string): DigitalAccount => ({
  wallet: emptyWallet(householdId, account, 'digital'),
  record: { householdId, booked: {}, owned: {}, version: 0 },
});

export const bookedUnits = ({ record }: DigitalAccount, productId: string): BookedUnits =>
  record.booked[productId] ?? { units: 0, generation: 0 };

export const owns = ({ record }: DigitalAccount, goodId: string): boolean =>
  record.owned[goodId] !== undefined;
