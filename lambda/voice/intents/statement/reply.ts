import { type Outcome, type Pending, type Reply, say } from '../../outcome';
import type { StatementOutcomes } from './outcomes';
import * as enUS from './speech.en-US';
import * as frFR from './speech.fr-FR';

export const intentName = 'StatementIntent';
const speech = { 'en-US': enUS.speech, 'fr-FR': frFR.speech };

export const reply = (result: Outcome<StatementOutcomes>, pending?: Pending): Reply =>
  say(speech, result, pending && { pending });

/** "Shall I read you your last movements?" */
export const offerNewest: Pending = { intent: intentName, question: 'newest' };
