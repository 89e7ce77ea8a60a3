import type { Household } from './household';

/** What the seller's sign-in says of a customer, in the token that Alexa sends with every turn. */
export interface LinkedAccount {
  /** The seller's own id of the customer. */
  subject: string;
  /** Who the customer is at the payment provider; absent without a saved card. */
  paymentCustomerId?: string;
  /** The seller knows who the customer is: higher limits apply. */
  isVerified: boolean;
  /** Where the seller writes to the customer. */
  email?: string;
}

/** Checks a linked account's access token, and says whose it is; undefined when it is not valid now. */
export type TokenReader = (accessToken: string, nowMs: number) => Promise<LinkedAccount | undefined>;

/** What a household's profile keeps of its account. */
export const profileOf = ({ subject, paymentCustomerId, isVerified, email }: LinkedAccount) => ({
  customerId: subject,
  ...(paymentCustomerId !== undefined && { paymentCustomerId }),
  ...(isVerified && { isVerified }),
  ...(email !== undefined && { email }),
});

/** The household as its account says now; undefined when the profile says so already. */
export function updatedBy(household: Household, account: LinkedAccount): Household | undefined {
  const { customerId, paymentCustomerId, isVerified, email, ...rest } = household;
  const isSame =
    customerId === account.subject &&
    paymentCustomerId === account.paymentCustomerId &&
    (isVerified ?? false) === account.isVerified &&
    email === account.email;
  return isSame ? undefined : { ...rest, ...profileOf(account) };
}
