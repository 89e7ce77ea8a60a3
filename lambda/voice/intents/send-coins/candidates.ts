import type { Contact } from '../../../domain/contacts/contact';
import { outcome } from '../../../domain/outcome';
import type { Reply } from '../../outcome';
import { intentName, notSent, reply } from './reply';

/** Whom a name may mean, and which of them is asked about. */
export interface Candidates {
  ids: string[];
  names: string[];
  coins: number;
}

/** One after the other, each a question that a word answers; nobody is left after the last. */
export function askNext({ ids, names, coins }: Candidates, place: number): Reply {
  const name = names[place];
  if (name === undefined) return notSent();
  return {
    ...reply(outcome('which', { name, isFirst: place === 0 })),
    pending: { intent: intentName, question: 'which', data: { ids, names, coins, place } },
  };
}

/** Several are called so. */
export const askWhich = (meant: readonly Contact[], coins: number): Reply =>
  askNext({ ids: meant.map(({ contactId }) => contactId), names: meant.map(({ name }) => name), coins }, 0);
