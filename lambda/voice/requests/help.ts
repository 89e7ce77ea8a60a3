import type { Conversation } from '../conversation';
import { readKnown } from '../known';
import { locales } from '../locale';
import { outcome, type Reply, type Words } from '../outcome';
import { isLinked, isPurchaseWaiting, type Turn } from '../turn';
import { exampleFor } from './example';
import { reply } from './words';

/** The same reply with the question that still waits asked again. */
export function askingAgain(given: Reply, waiting: Conversation): Reply {
  const again = (words: Words): Words => ({ ...words, ...(waiting.said?.ask && { ask: waiting.said.ask }) });
  const words = { ...given.words };
  for (const locale of locales) words[locale] = (moment) => again(given.words[locale](moment));
  return { ...given, words, ...(waiting.pending && { pending: waiting.pending }) };
}

/** Help inside a question says how to answer it and asks again; elsewhere it says what can be done now. */
export async function help(turn: Turn, conversation: Conversation): Promise<Reply> {
  if (conversation.pending && conversation.said?.ask) {
    const purchase = isPurchaseWaiting(turn);
    return askingAgain(reply(outcome('help-waiting', { purchase })), conversation);
  }
  const known = await readKnown(turn);
  const told = reply(outcome('help', { example: exampleFor(known), linked: isLinked(turn) }));
  return isLinked(turn) ? told : { ...told, linkAccount: true };
}

/** Says the last words again; the question that waits goes on waiting. */
export function repeat(conversation: Conversation): Reply {
  const { said, pending } = conversation;
  if (!said) return reply(outcome('nothing-to-repeat'));
  const words = { 'en-US': () => said, 'fr-FR': () => said };
  return { outcome: 'repeated', words, ...(pending && { pending }) };
}
