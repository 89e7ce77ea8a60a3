import type { Conversation } from '../conversation';
import { readKnown } from '../known';
import { locales } from '../locale';
import { outcome, type Pending, type Reply, type Words } from '../outcome';
import { isLinked, type Turn } from '../turn';
import { exampleFor } from './example';
import { reply, type Wanted } from './words';

/** Questions that more than a yes or a no answers, by intent and name. */
const wanted: Record<string, Record<string, Wanted>> = {
  ReorderIntent: { confirm: 'yes-to-order', 'which-product': 'product' },
  TopUpIntent: { confirm: 'yes-to-top-up', 'how-many': 'number' },
  SendCoinsIntent: { confirm: 'yes-to-sending', coins: 'number', contact: 'contact' },
  RedeemCodeIntent: { code: 'digits' },
  EnterReferralIntent: { code: 'digits' },
  AuthorizeDeliveryIntent: {
    confirm: 'yes-to-delivery',
    day: 'day',
    time: 'time',
    from: 'time',
    until: 'time',
    door: 'door',
  },
  VacationIntent: { until: 'day' },
};

const wantedBy = ({ intent, question }: Pending): Wanted => wanted[intent]?.[question] ?? 'yes';

/** The question that waits, with the slot that a bare word fills. */
const stillWaiting = ({ pending, elicit }: Conversation): Pick<Conversation, 'pending' | 'elicit'> => ({
  ...(pending && { pending }),
  ...(elicit && { elicit }),
});

/** The same reply with the question that still waits asked again. */
export function askingAgain(given: Reply, waiting: Conversation): Reply {
  const again = (words: Words): Words => ({ ...words, ...(waiting.said?.ask && { ask: waiting.said.ask }) });
  const words = { ...given.words };
  for (const locale of locales) words[locale] = (moment) => again(given.words[locale](moment));
  return { ...given, words, ...stillWaiting(waiting) };
}

/** Help inside a question says how to answer it and asks again; elsewhere it says what can be done now. */
export async function help(turn: Turn, conversation: Conversation): Promise<Reply> {
  if (conversation.pending && conversation.said?.ask) {
    const helped = outcome('help-waiting', { wanted: wantedBy(conversation.pending) });
    return askingAgain(reply(helped), conversation);
  }
  const known = await readKnown(turn);
  const facts = { example: exampleFor(known), linked: isLinked(turn), hasDoor: known.home !== undefined };
  const told = reply(outcome('help', facts));
  return isLinked(turn) ? told : { ...told, linkAccount: true };
}

/** Says the last words again; the question that waits goes on waiting. */
export function repeat(conversation: Conversation): Reply {
  const { said } = conversation;
  if (!said) return reply(outcome('nothing-to-repeat'));
  const words = { 'en-US': () => said, 'fr-FR': () => said };
  return { outcome: 'repeated', words, ...stillWaiting(conversation) };
}
