import type { Intent as HeardIntent } from 'ask-sdk-model';
import { type Contact, contactsNamed } from '../../../domain/contacts/contact';
import type { Json } from '../../outcome';
import { recordOf } from '../../paging';
import { slotIds, slotText } from '../../slots';
import type { Turn } from '../../turn';

/** What is known so far of what is to be sent, and to whom. */
export interface Draft {
  /** As said, whether it can be sent or not: 0, a fraction. */
  coins?: number | undefined;
  /** Chosen among the contacts. */
  contactId?: string | undefined;
  /** The name as said. */
  said?: string | undefined;
}

const centsPerUnit = 100;

const spokenNumber = (heard: HeardIntent, slot: string): number | undefined => {
  const text = slotText(heard, slot);
  const number = text === undefined ? Number.NaN : Number(text);
  return Number.isNaN(number) ? undefined : number;
};

/** In coins, or in money, of which a coin is a cent. */
function spokenCoins(heard: HeardIntent): number | undefined {
  const money = spokenNumber(heard, 'money');
  return money === undefined ? spokenNumber(heard, 'coins') : Math.round(money * centsPerUnit);
}

export function draftIn(data: Json | undefined): Draft {
  const { coins, contactId, said } = recordOf(data) ?? {};
  return {
    ...(typeof coins === 'number' && { coins }),
    ...(typeof contactId === 'string' && { contactId }),
    ...(typeof said === 'string' && { said }),
  };
}

/** What was said now over what was known; a name said now is somebody else than the one chosen before. */
export function draftOf({ pending }: Turn, intentName: string, heard: HeardIntent): Draft {
  const known = pending?.intent === intentName ? draftIn(pending.data) : {};
  const coins = spokenCoins(heard) ?? known.coins;
  const said = slotText(heard, 'contact');
  if (said === undefined) return { ...known, coins };
  const [contactId] = slotIds(heard, 'contact');
  return { coins, said, contactId };
}

/** Whom a draft may mean: the one chosen, else all who go by the name. */
export function meantBy({ contactId, said }: Draft, contacts: readonly Contact[]): Contact[] {
  const chosen = contacts.filter((contact) => contact.contactId === contactId);
  return chosen.length > 0 || said === undefined ? chosen : contactsNamed(said, contacts);
}
