import { owns } from '../../../domain/digital/account';
import { digitalGoods } from '../../../domain/digital/goods';
import { outcome } from '../../../domain/outcome';
import { type Reply, say } from '../../outcome';
import { isForeign, readStars } from '../../stars/read';
import type { Turn } from '../../turn';
import { notSoldHere } from '../buy-stars/start';
import type { NotebooksOutcomes } from './outcomes';
import * as enUS from './speech.en-US';
import * as frFR from './speech.fr-FR';

const speech = { 'en-US': enUS.speech, 'fr-FR': frFR.speech };

/** Reads all notebooks with what they cost, and offers one: theirs to be read, or the first that is not theirs. */
export async function listNotebooks(turn: Turn): Promise<Reply> {
  const stars = await readStars(turn);
  if (isForeign(stars)) return notSoldHere();
  const goods = digitalGoods.map((good) => ({ good, isOwned: owns(stars.account, good.id) }));
  const [first] = [...goods.filter(({ isOwned }) => isOwned), ...goods];
  if (!first) return notSoldHere();
  const facts: NotebooksOutcomes['notebooks'] = { goods, offered: first.good, isOwned: first.isOwned };
  const question = first.isOwned ? 'read' : 'get';
  return say(speech, outcome('notebooks', facts), {
    pending: { intent: 'ReadNotebookIntent', question, data: { good: first.good.id } },
  });
}
