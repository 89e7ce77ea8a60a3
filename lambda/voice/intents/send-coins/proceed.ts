import { isAmount } from '../../../domain/gifts/rules';
import { outcome } from '../../../domain/outcome';
import type { Reply } from '../../outcome';
import type { Turn } from '../../turn';
import { askWhich } from './candidates';
import { readOut } from './confirm';
import { type Draft, meantBy } from './draft';
import { readKnown } from './read';
import { askCoins, askContact, reply, someNames } from './reply';

/** Asks for what is missing, one thing at a time; then reads it all out. */
export async function proceed(turn: Turn, draft: Draft): Promise<Reply> {
  const known = await readKnown(turn);
  const { contacts } = known;
  if (contacts.length === 0) return reply(outcome('no-contacts'));
  if (draft.coins !== undefined && !isAmount(draft.coins)) return askCoins(outcome('amount-invalid'), draft);
  const meant = meantBy(draft, contacts);
  const [contact, ...others] = meant;
  if (!contact && draft.said !== undefined)
    return askContact(
      outcome('contact-unknown', { said: draft.said, names: someNames(contacts) }),
      draft,
      contacts,
    );
  if (draft.coins === undefined) return askCoins(outcome('ask-coins'), draft);
  if (!contact) return askContact(outcome('ask-contact', { names: someNames(contacts) }), draft, contacts);
  return others.length > 0
    ? askWhich(meant, draft.coins)
    : readOut(turn, known, { contact, coins: draft.coins });
}
