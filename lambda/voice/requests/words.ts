import type { CatalogueItem } from '../../domain/catalogue/item';
import type { FaultCode } from '../../domain/fault';
import type { Money } from '../../domain/money';
import type { Order } from '../../domain/orders/order';
import type { NoFacts } from '../../domain/outcome';
import type { Offered } from '../intents/gift-accept/outcomes';
import { type Outcome, outcome, type Reply, type ReplyOptions, say } from '../outcome';
import { apl } from './apl';
import * as enUS from './speech.en-US';
import * as frFR from './speech.fr-FR';

/** What can be said that no intent of the household's business says. */
export type RequestOutcomes = {
  /** The one thing that matters now, and one question. */
  'welcome-gift': Offered;
  'welcome-arriving': { order: Order };
  /** Cancelled because the card was declined. */
  'welcome-declined': { order: Order };
  'welcome-due': { item: CatalogueItem; dueInDays: number };
  'welcome-deal': { item: CatalogueItem; price: Money; percentOff: number };
  welcome: { example: CatalogueItem | undefined; linked: boolean };
  help: { example: CatalogueItem | undefined; linked: boolean };
  /** How the question that waits can be answered; `purchase` when it is "shall I order it?". */
  'help-waiting': { purchase: boolean };
  'missed-once': NoFacts;
  'missed-twice': { example: CatalogueItem | undefined };
  'missed-thrice': NoFacts;
  'what-then': NoFacts;
  /** No more of what was being read. */
  enough: NoFacts;
  'nothing-more': NoFacts;
  'nothing-to-repeat': NoFacts;
  /** `unordered`: a purchase was waiting for "yes". */
  goodbye: { unordered: boolean };
  fault: { code: FaultCode; waiting: boolean };
};

const speech = { 'en-US': enUS.speech, 'fr-FR': frFR.speech };

export const reply = (result: Outcome<RequestOutcomes>, options?: ReplyOptions): Reply =>
  say(speech, result, { apl, ...options });

/** The end of a conversation that left nothing open. */
export const goodbye = (): Reply => reply(outcome('goodbye', { unordered: false }));
