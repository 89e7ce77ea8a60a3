import { groupsOf, type ReferralCode, type ReferralTerms } from '../../domain/referral/referral';
import { coins } from './fr-FR';

/** « 4 8 2 1, 7 7 3 0 » : chiffre par chiffre, en deux groupes. */
export const spelt = (code: ReferralCode): string =>
  groupsOf(code)
    .map((group) => [...group].join(' '))
    .join(', ');

/** « 300 jetons », « 5 % de cette commande en jetons ». */
export const given = ({ coins: fixed, percent }: ReferralTerms['referrer']): string =>
  fixed === undefined ? `${percent ?? 0} % de cette commande en jetons` : coins(fixed);
