import { type Outcome, type Reply, type ReplyOptions, say } from '../../outcome';
import type { RefundStarsOutcomes } from './outcomes';
import * as enUS from './speech.en-US';
import * as frFR from './speech.fr-FR';

const speech = { 'en-US': enUS.speech, 'fr-FR': frFR.speech };

export const reply = (result: Outcome<RefundStarsOutcomes>, options?: ReplyOptions): Reply =>
  say(speech, result, options);
