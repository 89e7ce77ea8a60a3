import type { Speech } from '../../outcome';
import { spanOf } from '../../phrases/delivery.fr-FR';
import { list, onDay } from '../../phrases/fr-FR';
import type { VacationOutcomes } from './outcomes';

const anythingElse = 'Autre chose ?';
const untilWhen = "Jusqu'à quel jour ?";

/** « avant le vendredi 3 juillet ». */
const before = ({ until, today }: VacationOutcomes['away']): string => `avant ${onDay(until, today)}`;

export const speech: Speech<VacationOutcomes> = {
  'link-account': () => ({
    say: "Pour gérer vos livraisons, il me faut votre compte client. J'ai mis une carte dans l'application Alexa pour le relier. À bientôt.",
  }),
  'no-door': () => ({
    say: "Personne n'entrera de toute façon : aucune de vos portes n'est équipée pour cela.",
    ask: anythingElse,
  }),
  'ask-until': ({ isAgain }) => ({
    say: isAgain
      ? 'Pardon, il me faut un jour, vendredi ou le trois juillet par exemple.'
      : "Alors personne n'entrera.",
    ask: untilWhen,
  }),
  'ask-away': ({ until, today, isAgain }) => ({
    say: `${isAgain ? 'Pardon, oui ou non. ' : ''}Je peux suspendre les livraisons à l'intérieur ; elles reprendront ${onDay(until, today)}.`,
    ask: 'Je les suspends ?',
  }),
  stays: () => ({
    say: "D'accord, rien ne change. Pour laisser entrer un livreur en votre absence, dites : laisse entrer le livreur.",
    ask: anythingElse,
  }),
  'in-the-past': () => ({ say: 'Ce jour est déjà là.', ask: untilWhen }),
  'too-far': () => ({ say: "Un an à l'avance, c'est le maximum.", ask: untilWhen }),
  away: (away) => ({
    say: `C'est noté, pas de livraison à l'intérieur ${before(away)}. Pour y mettre fin plus tôt, dites : nous sommes rentrés.`,
    ask: anythingElse,
  }),
  'away-with': ({ spans, ...away }) => ({
    say: `C'est noté, plus de nouvelle livraison à l'intérieur ${before(away)}. ${spans.length === 1 ? 'Une est déjà prévue' : 'Certaines sont déjà prévues'}, ${list(spans.map(spanOf))}.`,
    ask: spans.length === 1 ? "Je l'annule ?" : 'Je les annule ?',
  }),
  'ask-again': ({ count }) => ({
    say: 'Pardon, oui ou non.',
    ask: count === 1 ? "J'annule la livraison prévue ?" : "J'annule les livraisons prévues ?",
  }),
  revoked: ({ count }) => ({
    say: `C'est fait, ${count === 1 ? 'elle est annulée' : 'elles sont annulées'}, et personne n'entrera pendant votre absence.`,
    ask: anythingElse,
  }),
  kept: ({ count }) => ({
    say: count === 1 ? "D'accord, elle reste prévue." : "D'accord, elles restent prévues.",
    ask: anythingElse,
  }),
};
