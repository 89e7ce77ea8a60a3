import type { CatalogueItem } from '../../../domain/catalogue/item';
import { type ProductPhrase, resolveAmong } from '../../../domain/catalogue/resolve';
import { outcome } from '../../../domain/outcome';
import type { AnswerHandler } from '../../intent';
import { type Known, readKnown } from '../../known';
import type { Json, Reply } from '../../outcome';
import { recordOf } from '../../paging';
import type { Turn } from '../../turn';
import { ordinalOf } from './ordinals';
import { offerItem, reply } from './purchase';
import { cheapestFirst, pointsAway } from './related';

/** Candidates of "which one?", and the one asked about: "yes" means it, "no" asks about the next. */
export interface Choice {
  skus: string[];
  asked: number;
  quantity?: number;
}

/** Products named in the same breath: the one to choose first, and those to ask for after it. */
export interface InTurn {
  first: string;
  later: string[];
}

export function waitingChoice(data: Json | undefined): Choice | undefined {
  const { skus, asked, quantity } = recordOf(data) ?? {};
  if (!Array.isArray(skus) || typeof asked !== 'number') return undefined;
  return {
    skus: skus.filter((sku) => typeof sku === 'string'),
    asked,
    ...(typeof quantity === 'number' && { quantity }),
  };
}

const itemsOf = (choice: Choice, known: Known): CatalogueItem[] =>
  choice.skus.map((sku) => known.catalogue.find(sku)).filter((item) => item !== undefined);

/** Asks about one candidate after the other; at most three. */
export function askWhichOne(known: Known, choice: Choice, inTurn?: InTurn): Reply {
  const items = itemsOf(choice, known);
  const asked = items[choice.asked];
  if (!asked) return reply(outcome('nothing-else-fits'), 'which-product');
  const facts = { items, asked, first: choice.asked === 0, ...(inTurn && { inTurn }) };
  const { skus, quantity } = choice;
  const data = { skus, asked: choice.asked, ...(quantity !== undefined && { quantity }) };
  return reply(outcome('which-one', facts), 'choose', data);
}

/** "The second one", "the kids' one": a candidate by its place or by what makes it different. */
export function chosenItem(
  turn: Turn,
  known: Known,
  choice: Choice,
  phrase: ProductPhrase,
): CatalogueItem | undefined {
  const items = itemsOf(choice, known);
  const place = ordinalOf(phrase.text, turn.language, items.length);
  if (place !== undefined) return items[place];
  const away = pointsAway(phrase, turn.language);
  if (away === 'other') return items[choice.asked + 1];
  if (away === 'cheaper') return cheapestFirst(items, known.household.currency)[0];
  const among = resolveAmong(phrase, items, [], turn.language);
  return among.kind === 'one' ? among.item : undefined;
}

/** "The dry-hair shampoo you had in March?" */
export const answerChoice: AnswerHandler = async (turn, answer, data) => {
  const choice = waitingChoice(data);
  if (!choice) return undefined;
  const step: Partial<Record<typeof answer, number>> = { no: 1, next: 1, previous: -1, missed: 0 };
  const moved = step[answer];
  const known = await readKnown(turn);
  const asked = moved === undefined ? choice.asked : Math.max(0, choice.asked + moved);
  const current = itemsOf(choice, known)[asked];
  if (answer === 'missed' && current)
    return reply(outcome('which-one-again', { asked: current }), 'choose', data);
  if (answer !== 'yes') return askWhichOne(known, { ...choice, asked: answer === 'start-over' ? 0 : asked });
  const item = itemsOf(choice, known)[choice.asked];
  return item && offerItem(turn, known, item, choice.quantity);
};
