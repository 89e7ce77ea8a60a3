import type { Speech } from '../../outcome';
import { doorName, spanOf } from '../../phrases/delivery.fr-FR';
import { list } from '../../phrases/fr-FR';
import type { RevokeDeliveryOutcomes } from './outcomes';

const anythingElse = 'Autre chose ?';

export const speech: Speech<RevokeDeliveryOutcomes> = {
  'link-account': () => ({
    say: "Aucun livreur n'entre sans votre compte client, qui n'est pas relié. J'ai mis une carte dans l'application Alexa pour le relier. À bientôt.",
  }),
  'no-door': () => ({
    say: "Personne n'entrera : aucune de vos portes n'est équipée pour cela.",
    ask: anythingElse,
  }),
  nothing: () => ({
    say: "Personne n'entrera : aucune livraison à l'intérieur n'est prévue.",
    ask: anythingElse,
  }),
  already: ({ span }) => ({
    say: `La livraison prévue ${spanOf(span)} est déjà annulée, personne n'entrera.`,
    ask: anythingElse,
  }),
  which: ({ span, isFirst }) => ({
    say: isFirst ? 'Plusieurs sont prévues.' : "Celle-là, je n'y touche pas.",
    ask: `J'annule celle prévue ${spanOf(span)} ?`,
  }),
  revoked: ({ spans }) => ({
    say:
      spans.length === 1
        ? `C'est fait, personne n'entrera : la livraison prévue ${list(spans.map(spanOf))} est annulée.`
        : `C'est fait, personne n'entrera : les livraisons prévues ${list(spans.map(spanOf))} sont annulées.`,
    ask: anythingElse,
  }),
  locking: ({ door }) => ({
    say: `Je verrouille votre ${doorName(door)} tout de suite. Je vous préviens dès que c'est confirmé.`,
    ask: anythingElse,
  }),
  locked: ({ door }) => ({
    say: `Le livreur est déjà reparti, et votre ${doorName(door)} est verrouillée. Personne d'autre n'entrera.`,
    ask: anythingElse,
  }),
  over: () => ({ say: "Cette livraison est déjà terminée, plus personne n'entrera.", ask: anythingElse }),
  kept: () => ({ say: "D'accord, je n'annule rien.", ask: anythingElse }),
};
