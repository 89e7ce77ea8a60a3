import type { ReferralTerms } from '../../../domain/referral/referral';
import type { Speech } from '../../outcome';
import { untilTime } from '../../phrases/fr-FR';
import { given } from '../../phrases/referral.fr-FR';
import type { EnterReferralOutcomes } from './outcomes';

const anythingElse = 'Autre chose ?';
const whichCode = 'Quel est le code de parrainage ?';

/** Qui reçoit quoi, après la première commande. */
const thanks = ({ friend }: ReferralTerms): string =>
  friend
    ? `vous recevrez ${given(friend)}, et votre parrain sera remercié, une fois passé le délai de retour de votre première commande.`
    : 'votre parrain sera remercié une fois passé le délai de retour de votre première commande.';

export const speech: Speech<EnterReferralOutcomes> = {
  'ask-code': () => ({ say: 'Il a huit chiffres, en deux groupes de quatre.', ask: whichCode }),
  'ask-code-again': () => ({ say: "Je n'ai pas entendu huit chiffres.", ask: whichCode }),
  'ask-other-half': () => ({ say: "J'ai les quatre premiers.", ask: 'Et les quatre autres chiffres ?' }),
  left: () => ({
    say: "Très bien, je laisse. Vous pourrez me le donner tant que vous n'avez rien commandé.",
    ask: anythingElse,
  }),
  referred: ({ terms }) => ({ say: `C'est noté : ${thanks(terms)}`, ask: anythingElse }),
  'referred-before': ({ terms }) => ({
    say: `J'ai déjà ce code : ${thanks(terms)}`,
    ask: anythingElse,
  }),
  'already-referred': () => ({
    say: "Quelqu'un d'autre vous a déjà parrainé, et c'est ce parrainage qui compte.",
    ask: anythingElse,
  }),
  'ordered-before': () => ({
    say: "Un parrainage ne compte qu'avant la première commande, et vous avez déjà commandé. Mais vous pouvez parrainer vos proches.",
    ask: anythingElse,
  }),
  'own-code': () => ({ say: "C'est votre propre code : il est pour vos proches.", ask: anythingElse }),
  circle: () => ({
    say: 'Cette personne est venue par vous : elle ne peut pas vous parrainer à son tour.',
    ask: anythingElse,
  }),
  'code-unknown': () => ({ say: 'Je ne connais pas ce code.', ask: 'Vous pouvez me le redonner ?' }),
  malformed: () => ({
    say: "Il doit y avoir un chiffre de travers : ce code n'existe pas.",
    ask: 'Vous pouvez me le redonner ?',
  }),
  'too-many-tries': ({ until, timeZone }, { today }) => ({
    say: `C'est un essai de trop. Je ne peux plus prendre de code ${untilTime(until, timeZone, today)}.`,
    ask: anythingElse,
  }),
  'referral-off': () => ({ say: "Le parrainage n'est pas récompensé en ce moment.", ask: anythingElse }),
  'link-account': () => ({
    say: "Je le note avec votre compte client, qui n'est pas encore relié. J'ai mis une carte dans l'application Alexa, ça prend une minute. Redonnez-moi le code ensuite. À bientôt.",
  }),
};
