import type { Intent as HeardIntent } from 'ask-sdk-model';
import { owns } from '../../../domain/digital/account';
import { missingStars } from '../../../domain/digital/acquire';
import { goodNamed } from '../../../domain/digital/goods';
import type { Intent } from '../../intent';
import type { Reply } from '../../outcome';
import { slotIds } from '../../slots';
import { isForeign, readStars } from '../../stars/read';
import type { Turn } from '../../turn';
import { notSoldHere } from '../buy-stars/start';
import { listNotebooks } from '../notebooks/list';
import { get } from './get';
import { offer, tooFewStars } from './offer';
import { readOn, readToday } from './page';

async function handle(turn: Turn, heard: HeardIntent): Promise<Reply> {
  const good = goodNamed(slotIds(heard, 'notebook')[0] ?? '');
  if (!good) return listNotebooks(turn);
  const [stars] = await Promise.all([readStars(turn), turn.household()]);
  if (isForeign(stars)) return notSoldHere();
  if (owns(stars.account, good.id)) return readToday(turn, good);
  const missing = missingStars(stars.account, good);
  return missing > 0 ? tooFewStars(good, stars, missing) : offer(good, stars);
}

export const readNotebook: Intent = {
  name: 'ReadNotebookIntent',
  slots: { notebook: 'Notebook' },
  handle,
  answers: { get, read: readOn, 'next-page': readOn },
};
