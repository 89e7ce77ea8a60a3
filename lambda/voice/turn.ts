import type { AmazonCaller } from '../domain/digital/in-skill-products';
import type { Fault } from '../domain/fault';
import { type LinkedAccount, profileOf } from '../domain/household/account';
import type { Household, HouseholdView } from '../domain/household/household';
import type { HouseholdId } from '../domain/ids';
import type { Language } from '../domain/language';
import type { Shop } from '../domain/shop';
import type { Day, Instant } from '../domain/time';
import { customsOf, type Locale } from './locale';
import type { Pending } from './outcome';

/** One exchange, as the intents see it. */
export interface Turn {
  shop: Shop;
  locale: Locale;
  language: Language;
  now: Instant;
  householdId: HouseholdId;
  /** Profile and wallet in one read, made once, when first asked for. */
  household(): Promise<HouseholdView>;
  /** Reads once in this turn, however often it is asked for by that name: what is begun early is there when needed. */
  once<T>(name: string, read: () => Promise<T>): Promise<T>;
  /** The household's calendar day; before its profile is read, the day of its locale's customs. */
  today(): Day;
  /** Who this Alexa user is without a linked account. */
  guestId: HouseholdId;
  /** The customer's account at the seller, when the request came with a valid token of it. */
  account?: LinkedAccount;
  /** The way to Amazon's own shop for this request; absent when the request names none. */
  amazon?: AmazonCaller;
  /** Logs a failure that the answer does without. */
  overlook(fault: Fault): void;
  /** The voice that Alexa recognised, as she names it for this skill. */
  personId?: string;
  /** Who speaks was proven, in this very turn and for what is being answered. */
  isCodeProven: boolean;
  /** The question of the turn before, when it still waits. */
  pending?: Pending;
  /** Turns in a row that were not understood, this one included when it was not. */
  misses: number;
  /** The last try ended in doubt: what the pending question asks may have happened already. */
  inDoubt: boolean;
}

/** What is done with coins, goods or a door once all that is asked for is said. */
export type Action = 'order' | 'top-up' | 'sending' | 'delivery';

/** What has begun and waits for an answer before it is done. */
export function waitingAction({ pending }: Pick<Turn, 'pending'>): Action | undefined {
  switch (pending?.intent) {
    case 'ReorderIntent':
      return pending.question === 'confirm' ? 'order' : undefined;
    case 'TopUpIntent':
      return 'top-up';
    case 'SendCoinsIntent':
      return 'sending';
    case 'AuthorizeDeliveryIntent':
      return 'delivery';
    default:
      return undefined;
  }
}

/** Who speaks, for a household that was never seen before. */
export function newHousehold({ householdId, account, locale }: Turn): Household {
  return { id: householdId, ...customsOf[locale], ...(account && profileOf(account)) };
}

/** Whether the customer has linked an account: only then may they buy. */
export const isLinked = ({ account }: Pick<Turn, 'account'>): boolean => account !== undefined;
