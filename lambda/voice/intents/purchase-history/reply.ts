import { type Outcome, type Pending, type Reply, say } from '../../outcome';
import type { PurchaseHistoryOutcomes } from './outcomes';
import * as enUS from './speech.en-US';
import * as frFR from './speech.fr-FR';

export const intentName = 'PurchaseHistoryIntent';
const speech = { 'en-US': enUS.speech, 'fr-FR': frFR.speech };

export const reply = (result: Outcome<PurchaseHistoryOutcomes>, pending?: Pending): Reply =>
  say(speech, result, pending && { pending });
