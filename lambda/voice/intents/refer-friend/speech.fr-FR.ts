import { groupsOf, type ReferralTerms } from '../../../domain/referral/referral';
import type { Speech } from '../../outcome';
import { given, spelt } from '../../phrases/referral.fr-FR';
import type { ReferFriendOutcomes } from './outcomes';

const anythingElse = 'Autre chose ?';

/** Ce que chacun reçoit ; quand, c'est pareil pour les deux. */
function rewards({ referrer, friend }: ReferralTerms): string {
  const [mine, theirs] = [given(referrer), friend && given(friend)];
  if (theirs === undefined) return `vous recevez ${mine}`;
  return mine === theirs ? `vous recevez chacun ${mine}` : `vous recevez ${mine} et votre filleul ${theirs}`;
}

export const speech: Speech<ReferFriendOutcomes> = {
  code: ({ code, terms }) => ({
    say: `Votre code de parrainage est le ${spelt(code)}. Si un proche me le donne avant sa première commande, ${rewards(terms)} une fois le délai de retour passé.`,
    ask: anythingElse,
    card: {
      title: 'Votre code de parrainage',
      text: `${groupsOf(code).join(' ')}\nUn proche peut dire « j'ai un code de parrainage » avant sa première commande. Une fois le délai de retour passé, ${rewards(terms)}.`,
    },
  }),
  'referral-off': () => ({ say: "Le parrainage n'est pas récompensé en ce moment.", ask: anythingElse }),
  'link-account': () => ({
    say: "Votre code de parrainage va avec votre compte client, qui n'est pas encore relié. J'ai mis une carte dans l'application Alexa, ça prend une minute. À bientôt.",
  }),
};
