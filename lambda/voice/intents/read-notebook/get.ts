import { acquireGood } from '../../../domain/digital/acquire';
import { goodNamed } from '../../../domain/digital/goods';
import { spendableStars } from '../../../domain/digital/stars';
import { outcome } from '../../../domain/outcome';
import type { AnswerHandler } from '../../intent';
import { recordOf } from '../../paging';
import { readStars } from '../../stars/read';
import { tooFewStars } from './offer';
import { nextPage } from './page';
import { reply } from './reply';

/** "Yes" to what it costs: paid once, and read at once. */
export const get: AnswerHandler = async (turn, answer, data) => {
  const good = goodNamed(String(recordOf(data)?.good));
  if (!good || answer !== 'yes') return undefined;
  const ask = { householdId: turn.guestId, now: turn.now };
  const [got] = await Promise.all([acquireGood(turn.shop, good, ask), turn.household()]);
  if (got.name === 'too-few-stars') return tooFewStars(good, await readStars(turn), got.facts.missingStars);
  const day = turn.today();
  const starsLeft = spendableStars(got.facts.account.wallet);
  return reply(outcome('bought', { good, day, starsLeft }), nextPage(good, day));
};
