import type { Contact } from '../../../domain/contacts/contact';
import type { GiftRefusals } from '../../../domain/gifts/rules';
import type { Money } from '../../../domain/money';
import type { NoFacts } from '../../../domain/outcome';
import type { Instant, TimeZone } from '../../../domain/time';

/** Coins, and whom they are for. */
export interface ToContact {
  contact: Contact;
  coins: number;
}

/** As it is read out before "yes". */
export interface ReadOut extends ToContact {
  worth: Money;
  /** Hours in which another household has to accept; absent within a home, where they arrive at once. */
  acceptWithinHours?: number;
}

type Unchanged = Omit<
  GiftRefusals,
  'not-linked' | 'contact-unknown' | 'contact-too-new' | 'not-enough-coins'
>;

export type SendCoinsOutcomes = Unchanged & {
  'link-account': NoFacts;
  /** Nobody was agreed with yet. */
  'no-contacts': NoFacts;
  'ask-coins': NoFacts;
  'ask-coins-again': NoFacts;
  /** Some of the names that can be said. */
  'ask-contact': { names: string[] };
  'contact-unknown': { said: string; names: string[] };
  /** Several are called so: is it this one? */
  which: { name: string; isFirst: boolean };
  'contact-too-new': { contact: Contact; from: Instant; zone: TimeZone };
  'not-enough-coins': { coins: number; balanceCoins: number };
  confirm: ReadOut;
  'confirm-again': ReadOut;
  sent: ToContact & { balanceCoins: number };
  offered: ToContact & { balanceCoins: number; acceptWithinHours: number };
  'not-sent': NoFacts;
  /** "No", after a try that ended in doubt, and that had done it. */
  'was-sent': NoFacts;
  /** Taken off the list since it was read out. */
  'contact-gone': NoFacts;
};
