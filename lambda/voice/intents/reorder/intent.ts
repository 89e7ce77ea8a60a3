import type { Intent as HeardIntent } from 'ask-sdk-model';
import { outcome } from '../../../domain/outcome';
import type { AnswerHandler, Intent } from '../../intent';
import { type Known, readKnown } from '../../known';
import type { Reply } from '../../outcome';
import { numberSlot, productSlot } from '../../slots';
import type { Turn } from '../../turn';
import { answerChoice, waitingChoice } from './choose';
import { answerConfirm } from './confirm';
import { askWhichProduct, offerProduct, type SaidQuantity } from './product';
import { intentName, offerItem, quoteData, reply } from './purchase';
import { offeredDealItem, offeredItem, pendingData, waitingOffer, waitingQuote } from './waiting';

/** "Make it two": another number of what was just offered. */
function changeQuantity(turn: Turn, known: Known, said: SaidQuantity): Reply {
  const quoted = waitingQuote(turn, pendingData(turn, 'confirm'));
  if (quoted && quoted.quote.lines.length > 1) {
    return reply(outcome('one-at-a-time'), 'confirm', quoteData(quoted.quote, quoted.usual));
  }
  const choice = waitingChoice(pendingData(turn, 'choose'));
  const chosen = choice && known.catalogue.find(choice.skus[choice.asked] ?? '');
  const item = offeredItem(turn, known) ?? chosen ?? offeredDealItem(turn, known);
  if (!item) return askWhichProduct();
  return offerItem(turn, known, item, said, quoted ? { renumbered: true } : {});
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
  if (!item) return undefined;
  if (answer === 'yes') return offerItem(turn, known, item, waiting.quantity);
  return reply(outcome('offer-again', { item }), 'offer', data);
};

/** "What would you like?", answered by a word that names nothing. */
const answerWhichProduct: AnswerHandler = async (turn, answer) => {
  if (answer === 'missed') return turn.misses > 1 ? undefined : askWhichProduct('which-again');
  return answer === 'yes' ? askWhichProduct() : reply(outcome('nothing-ordered'));
};

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
  elicits: ['product'],
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
