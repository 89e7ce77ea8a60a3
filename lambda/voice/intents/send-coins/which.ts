import type { AnswerHandler } from '../../intent';
import { placeOf, recordOf } from '../../paging';
import { askNext } from './candidates';
import { proceed } from './proceed';

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

/** "Claire Martin?" */
export const answerWhich: AnswerHandler = async (turn, answer, data) => {
  const record = recordOf(data);
  if (typeof record?.coins !== 'number') return undefined;
  const candidates = { ids: texts(record.ids), names: texts(record.names), coins: record.coins };
  const place = placeOf(record.place);
  switch (answer) {
    case 'yes':
      return proceed(turn, { coins: candidates.coins, contactId: candidates.ids[place] });
    case 'no':
    case 'next':
      return askNext(candidates, place + 1);
    default:
      return askNext(candidates, answer === 'missed' ? place : 0);
  }
};
