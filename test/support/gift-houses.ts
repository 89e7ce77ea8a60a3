import { agree, invite } from '../../lambda/domain/contacts/agree';
import type { ContactKind } from '../../lambda/domain/contacts/contact';
import { issueGiftCodes } from '../../lambda/domain/gift-codes/issue';
import { dayMs, type Instant, plusMs } from '../../lambda/domain/time';
import { standardWalletTerms, type WalletTerms } from '../../lambda/domain/wallet/terms';
import { type House, houseNow } from './house';
import { testSeller } from './sellers';

/** A seller that lets coins go to other households. */
export const sellerWithGifts = (gifts: Partial<WalletTerms['gifts']> = {}) => ({
  ...testSeller,
  wallet: {
    ...standardWalletTerms,
    gifts: { ...standardWalletTerms.gifts, toOtherHouseholds: true, ...gifts },
  },
});

export interface Agreement {
  /** What this house calls the other, and the other this one. */
  name: string;
  knownAs: string;
  kind?: ContactKind;
  agreedAt?: Instant;
}

/** Two households agree on each other, as they would on their account pages. */
export async function agreeOn(house: House, other: House, agreement: Agreement): Promise<void> {
  const { name, knownAs, kind = 'home', agreedAt = plusMs(houseNow, -3 * dayMs) } = agreement;
  const { shop, household } = house;
  const asked = { householdId: household.id, kind, otherName: name, ownName: knownAs, now: agreedAt };
  const invited = await invite(shop, asked);
  if (invited.name !== 'invited') throw new Error(`not invited: ${invited.name}`);
  const { code } = invited.facts;
  const agreed = await agree(other.shop, { householdId: other.household.id, code, now: agreedAt });
  if (agreed.name !== 'agreed') throw new Error(`not agreed: ${agreed.name}`);
}

let issues = 0;

/** A gift code of so many coins. */
export async function giftCodeOf(
  { shop }: House,
  coins: number,
  options: { kind?: 'sold' | 'given'; expiresAt?: Instant } = {},
): Promise<string> {
  const { kind = 'sold', expiresAt = plusMs(houseNow, 100 * dayMs) } = options;
  const now = plusMs(houseNow, -dayMs);
  const request = { requestId: `issue-${++issues}`, count: 1, coins, kind, expiresAt, now };
  const issued = await issueGiftCodes(shop, request);
  const [code] = issued.name === 'issued' ? issued.facts.codes : [];
  if (!code) throw new Error(`not issued: ${issued.name}`);
  return code;
}
