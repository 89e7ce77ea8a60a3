import type { DigitalGood } from '../../../domain/digital/good';
import { goodNamed } from '../../../domain/digital/goods';
import { outcome } from '../../../domain/outcome';
import { addDays, type Day } from '../../../domain/time';
import type { Answer, AnswerHandler } from '../../intent';
import type { Pending, Reply } from '../../outcome';
import { recordOf } from '../../paging';
import type { Turn } from '../../turn';
import { reply } from './reply';

/** Days further, back or not, for each answer that turns pages. */
const turning: Partial<Record<Answer, number>> = { yes: 1, next: 1, previous: -1, 'start-over': 0 };

export const nextPage = (good: DigitalGood, day: Day): { pending: Pending } => ({
  pending: { intent: 'ReadNotebookIntent', question: 'next-page', data: { good: good.id, day } },
});

const pageOf = (good: DigitalGood, day: Day): Reply =>
  reply(outcome('page', { good, day }), nextPage(good, day));

/** The household's own day decides: its profile was read. */
export const readToday = (turn: Turn, good: DigitalGood): Reply => pageOf(good, turn.today());

/** "Shall I read it?", "the next page?": whoever was asked owns the notebook. */
export const readOn: AnswerHandler = async (turn, answer, data) => {
  const asked = recordOf(data);
  const good = goodNamed(String(asked?.good));
  const days = turning[answer];
  if (!good || days === undefined) return undefined;
  if (typeof asked?.day === 'string' && days !== 0) return pageOf(good, addDays(asked.day, days));
  await turn.household();
  return readToday(turn, good);
};
