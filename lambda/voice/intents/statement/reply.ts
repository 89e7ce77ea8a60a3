import { type Topic, topics } from '../../../domain/wallet/statement';
import { type Json, type Outcome, type Pending, type Reply, say } from '../../outcome';
import { recordOf } from '../../paging';
import type { StatementOutcomes } from './outcomes';
import * as enUS from './speech.en-US';
import * as frFR from './speech.fr-FR';

export const intentName = 'StatementIntent';
const speech = { 'en-US': enUS.speech, 'fr-FR': frFR.speech };

export const reply = (result: Outcome<StatementOutcomes>, pending?: Pending): Reply =>
  say(speech, result, pending && { pending });

/** "Shall I read you your last movements?" */
export const offerNewest = (topic: Topic): Pending => ({
  intent: intentName,
  question: 'newest',
  data: { topic },
});

/** Nothing is asked but "anything else?", and "and in May?" would be about the same. */
export const toldAbout = (topic: Topic): Pending => ({
  intent: intentName,
  question: 'told',
  data: { topic },
});

/** What was talked about, as the session kept it. */
export const topicIn = (data: Json | undefined): Topic | undefined =>
  topics.find((one) => one === recordOf(data)?.topic);
