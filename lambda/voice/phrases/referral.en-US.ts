import { groupsOf, type ReferralCode, type ReferralTerms } from '../../domain/referral/referral';
import { coins } from './en-US';

/** "4 8 2 1, 7 7 3 0": digit by digit, in groups, as codes are read. */
export const spelt = (code: ReferralCode): string =>
  groupsOf(code)
    .map((group) => [...group].join(' '))
    .join(', ');

/** "300 coins", "5 percent of that order in coins". */
export const given = ({ coins: fixed, percent }: ReferralTerms['referrer']): string =>
  fixed === undefined ? `${percent ?? 0} percent of that order in coins` : coins(fixed);
