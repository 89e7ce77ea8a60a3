import type { CatalogueItem } from '../../domain/catalogue/item';
import type { DoorKind } from '../../domain/delivery/home';
import type { FaultCode } from '../../domain/fault';
import type { Money } from '../../domain/money';
import type { Order } from '../../domain/orders/order';
import type { NoFacts } from '../../domain/outcome';
import type { Day } from '../../domain/time';
import type { Span } from '../delivery';
import type { Offered } from '../intents/gift-accept/outcomes';
import { type Outcome, outcome, type Reply, type ReplyOptions, say } from '../outcome';
import type { Action } from '../turn';
import { apl } from './apl';
import * as enUS from './speech.en-US';
import * as frFR from './speech.fr-FR';

/** What a question wants to hear: leave to do something, or one thing of a kind. */
export type Wanted =
  | 'yes-to-order'
  | 'yes-to-top-up'
  | 'yes-to-sending'
  | 'yes-to-delivery'
  | 'yes'
  | 'number'
  | 'contact'
  | 'digits'
  | 'day'
  | 'time'
  | 'door'
  | 'product';

/** What can be said that no intent of the household's business says. */
export type RequestOutcomes = {
  /** The one thing that matters now, and one question. */
  'welcome-gift': Offered;
  'welcome-arriving': { order: Order };
  /** A courier may be let in today. */
  'welcome-delivery': { span: Span; door: DoorKind };
  /** Cancelled because the card was declined. */
  'welcome-declined': { order: Order };
  /** Coins that were to be bought and are not there. */
  'welcome-top-up-declined': { coins: number };
  /** Promo coins that can be spent until the end of a day, and then no more. */
  'welcome-expiring': { coins: number; worth: Money; lastDay: Day };
  'welcome-due': { item: CatalogueItem; dueInDays: number };
  'welcome-deal': { item: CatalogueItem; price: Money; percentOff: number };
  welcome: { example: CatalogueItem | undefined; linked: boolean };
  help: { example: CatalogueItem | undefined; linked: boolean; hasDoor: boolean };
  /** How the question that waits can be answered. */
  'help-waiting': { wanted: Wanted };
  'missed-once': NoFacts;
  'missed-twice': { example: CatalogueItem | undefined };
  'missed-thrice': NoFacts;
  'what-then': NoFacts;
  /** No more of what was being read. */
  enough: NoFacts;
  'nothing-more': NoFacts;
  'nothing-to-repeat': NoFacts;
  /** `undone`: had begun, and is left. */
  goodbye: { undone: Action | undefined };
  fault: { code: FaultCode; waiting: boolean };
};

const speech = { 'en-US': enUS.speech, 'fr-FR': frFR.speech };

export const reply = (result: Outcome<RequestOutcomes>, options?: ReplyOptions): Reply =>
  say(speech, result, { apl, ...options });

/** The end of a conversation that left nothing open. */
export const goodbye = (): Reply => reply(outcome('goodbye', { undone: undefined }));
