import { comeBack } from '../../../domain/delivery/vacation';
import { type Outcome, outcome } from '../../../domain/outcome';
import { readHome } from '../../delivery';
import type { Intent } from '../../intent';
import { type Reply, say } from '../../outcome';
import { isLinked, type Turn } from '../../turn';
import type { BackHomeOutcomes } from './outcomes';
import * as enUS from './speech.en-US';
import * as frFR from './speech.fr-FR';

const speech = { 'en-US': enUS.speech, 'fr-FR': frFR.speech };
const reply = (result: Outcome<BackHomeOutcomes>): Reply => say(speech, result);

async function handle(turn: Turn): Promise<Reply> {
  if (!isLinked(turn)) return { ...reply(outcome('link-account')), linkAccount: true };
  const known = await readHome(turn);
  if (!known) return reply(outcome('no-door'));
  const { name } = await comeBack(turn.shop, known, turn.now);
  return reply(outcome(name));
}

/** Opens no door: each delivery still takes its code. */
export const backHome: Intent = { name: 'BackHomeIntent', slots: {}, handle };
