import type { Household } from '../../../domain/household/household';
import type { Outcome } from '../../../domain/outcome';
import type { TopUpOutcomes } from '../../../domain/payments/top-up';
import type { WithdrawOutcomes } from '../../../domain/payments/withdraw';
import type { Formats } from '../../pages/formats';
import type { PackProblem } from './view';
import type { PackWords } from './words.en';

interface Refusal extends PackProblem {
  status: 409 | 422;
}

interface Said {
  words: PackWords;
  formats: Formats;
  household: Household;
}

/** Why coins were not bought; what was typed can be corrected, the rest only be told. */
export function topUpRefusal(
  result: Exclude<Outcome<TopUpOutcomes>, { name: 'begun' }>,
  { words, formats, household }: Said,
): Refusal {
  const { problems } = words;
  switch (result.name) {
    case 'below-least': {
      const least = formats.money({ cents: result.facts.leastCents, currency: household.currency });
      return { status: 422, field: 'coins', text: problems['below-least'](least) };
    }
    case 'over-limit': {
      const { limit, atMostCoins } = result.facts;
      return { status: 422, field: 'coins', text: problems['over-limit'][limit](formats.coins(atMostCoins)) };
    }
    default:
      return { status: 409, text: problems[result.name] };
  }
}

/** Why a pack was not given back. */
export function withdrawalRefusal(
  result: Exclude<Outcome<WithdrawOutcomes>, { name: 'withdrawn' }>,
  { words, formats, household }: Said,
): Refusal {
  const { problems } = words;
  if (result.name !== 'too-late') return { status: 409, text: problems[result.name] };
  const until = formats.date(result.facts.withdrawableUntil, household.timeZone);
  return { status: 409, text: problems['too-late'](until) };
}
