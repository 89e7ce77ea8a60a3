import type { Intent as HeardIntent } from 'ask-sdk-model';
import { type ProductPhrase, resolveAmong } from '../../../domain/catalogue/resolve';
import type { RankedDeal } from '../../../domain/deals/rank';
import { outcome } from '../../../domain/outcome';
import type { AnswerHandler, Intent } from '../../intent';
import { type Known, readKnown } from '../../known';
import type { Reply } from '../../outcome';
import { goodbye } from '../../requests/words';
import { productSlot } from '../../slots';
import type { Turn } from '../../turn';
import { answerConfirm } from '../reorder/confirm';
import { offerItem } from '../reorder/purchase';
import { dealsOf, dealsReply, type Offers, offerDeal, takeDealName, waitingOffers } from './offers';

const allOf = (deals: RankedDeal[]): Offers => ({ dealIds: deals.map(({ deal }) => deal.dealId), at: 0 });

/** Puts the deal into an order, to be confirmed like any other; one that is gone is said, and the next is read. */
function take(turn: Turn, known: Known, offers: Offers): Reply {
  const wanted = dealsOf(turn, known).find(({ deal }) => deal.dealId === offers.dealIds[offers.at]);
  return wanted ? offerItem(turn, known, wanted.item, undefined) : dealsReply(outcome('deal-gone'));
}

/** "Take the coffee deal": by the product's name, among the deals there are. */
function takeNamed(turn: Turn, known: Known, phrase: ProductPhrase): Reply {
  const deals = dealsOf(turn, known);
  const items = deals.map((deal) => deal.item);
  const found = resolveAmong(phrase, items, known.habits, turn.language);
  const item = found.kind === 'one' ? found.item : found.kind === 'several' ? found.items[0] : undefined;
  if (item) return offerItem(turn, known, item, undefined);
  if (deals.length === 0) return dealsReply(outcome('no-deals'));
  return dealsReply(
    outcome('no-deal-for', { said: phrase.text, others: deals.length }),
    allOf(deals),
    'others',
  );
}

async function handle(turn: Turn, heard: HeardIntent): Promise<Reply> {
  const phrase = productSlot(heard);
  const { pending } = turn;
  if (!phrase && pending?.question === 'confirm') {
    const confirmed = await answerConfirm(turn, 'yes', pending.data);
    if (confirmed) return confirmed;
  }
  const known = await readKnown(turn);
  if (phrase) return takeNamed(turn, known, phrase);
  const offers = pending?.intent === takeDealName ? waitingOffers(pending.data) : undefined;
  if (offers) return take(turn, known, offers);
  const all = allOf(dealsOf(turn, known));
  return all.dealIds.length > 0 ? offerDeal(turn, known, all, true) : dealsReply(outcome('no-deals'));
}

/** "Shall I get it for you?": no reads the next one. */
const answerOffer: AnswerHandler = async (turn, answer, data) => {
  const offers = waitingOffers(data);
  if (!offers) return undefined;
  const known = await readKnown(turn);
  if (answer === 'yes') return take(turn, known, offers);
  const steps = { no: 1, next: 1, previous: -1, missed: 0, 'start-over': -offers.at };
  const at = Math.max(0, offers.at + steps[answer]);
  return offerDeal(turn, known, { ...offers, at }, false);
};

/** "Would you like to hear the others?" */
const answerOthers: AnswerHandler = async (turn, answer, data) => {
  const offers = waitingOffers(data);
  if (!offers || (answer !== 'yes' && answer !== 'next')) return undefined;
  return offerDeal(turn, await readKnown(turn), { ...offers, at: 0 }, false);
};

/** "That was the last one. Anything else?": the list can be gone back to. */
const answerEnded: AnswerHandler = async (turn, answer, data) => {
  if (answer === 'no') return goodbye();
  return answer === 'previous' || answer === 'start-over' ? answerOffer(turn, answer, data) : undefined;
};

export const takeDeal: Intent = {
  name: takeDealName,
  slots: { product: 'Product' },
  canFulfill: 'MAYBE',
  handle,
  answers: { offer: answerOffer, others: answerOthers, ended: answerEnded },
};
