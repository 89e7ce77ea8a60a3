import { owns } from '../../../domain/digital/account';
import { digitalGoods } from '../../../domain/digital/goods';
import { outcome } from '../../../domain/outcome';
import type { Intent } from '../../intent';
import { type Outcome, type Reply, type ReplyOptions, say } from '../../outcome';
import { isForeign, owedIn, readStars, starsIn } from '../../stars/read';
import type { Turn } from '../../turn';
import { notSoldHere } from '../buy-stars/start';
import { listNotebooks } from '../notebooks/list';
import type { StarsOutcomes } from './outcomes';
import * as enUS from './speech.en-US';
import * as frFR from './speech.fr-FR';

const speech = { 'en-US': enUS.speech, 'fr-FR': frFR.speech };

const reply = (result: Outcome<StarsOutcomes>, options?: ReplyOptions): Reply => say(speech, result, options);

const hearNotebooks = { pending: { intent: 'StarsIntent', question: 'notebooks' } };

async function handle(turn: Turn): Promise<Reply> {
  const stars = await readStars(turn);
  if (isForeign(stars)) return notSoldHere();
  const owned = digitalGoods.filter(({ id }) => owns(stars.account, id));
  if (owedIn(stars) > 0) return reply(outcome('stars-owed', { owedStars: owedIn(stars), owned }));
  if (stars.account.record.version === 0) return reply(outcome('no-stars'), hearNotebooks);
  return reply(outcome('stars', { stars: starsIn(stars), owned }));
}

export const stars: Intent = {
  name: 'StarsIntent',
  slots: {},
  handle,
  answers: {
    notebooks: async (turn, answer) => (answer === 'yes' ? listNotebooks(turn) : undefined),
  },
};
