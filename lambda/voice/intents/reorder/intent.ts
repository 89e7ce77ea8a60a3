import type { Intent as HeardIntent } from 'ask-sdk-model';
import type { CatalogueItem } from '../../../domain/catalogue/item';
import { type ProductPhrase, resolveProduct } from '../../../domain/catalogue/resolve';
import { outcome } from '../../../domain/outcome';
import type { AnswerHandler, Intent } from '../../intent';
import { type Known, readKnown } from '../../known';
import type { Json, Reply } from '../../outcome';
import { numberSlot, productSlot } from '../../slots';
import type { Turn } from '../../turn';
import { answerChoice, askWhichOne, chosenItem, waitingChoice } from './choose';
import { answerConfirm, waitingQuote } from './confirm';
import { intentName, type Offer, offerItem, quoteData, reply } from './purchase';
import { relatedItem } from './related';

type SaidQuantity = number | 'unclear' | undefined;

const askWhichProduct = (): Reply => ({
  ...reply(outcome('which-product'), 'which-product'),
  elicit: { intent: intentName, slot: 'product' },
});

function waitingOffer(data: Json | undefined): Offer | undefined {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return undefined;
  const { sku, quantity } = data;
  if (typeof sku !== 'string') return undefined;
  return { sku, ...(typeof quantity === 'number' && { quantity }) };
}

/** What the pending question was about, when it was this intent's. */
const pendingData = (turn: Turn, ...questions: string[]): Json | undefined =>
  turn.pending?.intent === intentName && questions.includes(turn.pending.question)
    ? turn.pending.data
    : undefined;

/** "Make it two": another number of what was just offered. */
function changeQuantity(turn: Turn, known: Known, said: SaidQuantity): Reply {
  const quoted = waitingQuote(turn, pendingData(turn, 'confirm'));
  if (quoted && quoted.quote.lines.length > 1) {
    return reply(outcome('one-at-a-time'), 'confirm', quoteData(quoted.quote, quoted.usual));
  }
  const choice = waitingChoice(pendingData(turn, 'choose'));
  const sku =
    quoted?.quote.lines[0]?.sku ??
    waitingOffer(pendingData(turn, 'offer', 'how-many'))?.sku ??
    choice?.skus[choice.asked];
  const item = sku === undefined ? undefined : known.catalogue.find(sku);
  return item ? offerItem(turn, known, item, said) : askWhichProduct();
}

/** The number that goes with a product said now: said, or kept from the question that waits. */
function quantityFor(turn: Turn, said: SaidQuantity): SaidQuantity {
  return said ?? waitingChoice(pendingData(turn, 'choose'))?.quantity;
}

/** The one product of the quote that waits for "yes". */
function quotedItem(turn: Turn, known: Known): CatalogueItem | undefined {
  const lines = waitingQuote(turn, pendingData(turn, 'confirm'))?.quote.lines ?? [];
  return lines.length === 1 && lines[0] ? known.catalogue.find(lines[0].sku) : undefined;
}

function offerProduct(turn: Turn, known: Known, phrase: ProductPhrase, said: SaidQuantity): Reply {
  const quantity = quantityFor(turn, said);
  const choice = waitingChoice(pendingData(turn, 'choose'));
  const chosen = choice && chosenItem(turn, known, choice, phrase);
  if (chosen) return offerItem(turn, known, chosen, quantity);
  const offered = quotedItem(turn, known);
  const related = offered && relatedItem(turn, known, offered, phrase);
  if (related) return offerItem(turn, known, related, quantity);
  const resolution = resolveProduct(phrase, known.catalogue, known.habits, turn.language);
  switch (resolution.kind) {
    case 'one':
      return offerItem(turn, known, resolution.item, quantity);
    case 'several': {
      const skus = resolution.items.map(({ sku }) => sku);
      return askWhichOne(known, { skus, asked: 0, ...(typeof quantity === 'number' && { quantity }) });
    }
    case 'near': {
      const waiting = { sku: resolution.item.sku, ...(typeof quantity === 'number' && { quantity }) };
      return reply(outcome('near', { said: phrase.text, item: resolution.item }), 'offer', waiting);
    }
    case 'none':
      return {
        ...reply(outcome('not-found', { said: phrase.text }), 'which-product'),
        elicit: { intent: intentName, slot: 'product' },
      };
  }
}

async function handle(turn: Turn, heard: HeardIntent): Promise<Reply> {
  const phrase = productSlot(heard);
  const said = numberSlot(heard, 'quantity');
  if (!phrase && (said === undefined || !turn.pending)) return askWhichProduct();
  const known = await readKnown(turn);
  return phrase ? offerProduct(turn, known, phrase, said) : changeQuantity(turn, known, said);
}

/** "Would you like that instead?" */
const answerOffer: AnswerHandler = async (turn, answer, data) => {
  const waiting = waitingOffer(data);
  if (!waiting) return undefined;
  if (answer !== 'yes' && answer !== 'missed') return reply(outcome('nothing-ordered'));
  const known = await readKnown(turn);
  const item = known.catalogue.find(waiting.sku);
  return item && offerItem(turn, known, item, waiting.quantity);
};

/** "What would you like?", answered by a word that names nothing. */
const answerWhichProduct: AnswerHandler = async (_turn, answer) =>
  answer === 'yes' || answer === 'missed' ? askWhichProduct() : reply(outcome('nothing-ordered'));

/** "How many?", answered by "yes": one. */
const answerHowMany: AnswerHandler = async (turn, answer, data) => {
  const waiting = waitingOffer(data);
  if (!waiting || answer !== 'missed') return answerOffer(turn, answer, data);
  const known = await readKnown(turn);
  const item = known.catalogue.find(waiting.sku);
  return item && offerItem(turn, known, item, 'unclear');
};

export const reorder: Intent = {
  name: intentName,
  slots: { product: 'Product', quantity: 'AMAZON.NUMBER' },
  elicits: 'product',
  canFulfill: 'MAYBE',
  handle,
  answers: {
    confirm: answerConfirm,
    choose: answerChoice,
    offer: answerOffer,
    'how-many': answerHowMany,
    'which-product': answerWhichProduct,
  },
};
