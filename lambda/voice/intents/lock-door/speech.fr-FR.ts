import type { Speech } from '../../outcome';
import { doorName } from '../../phrases/delivery.fr-FR';
import { list } from '../../phrases/fr-FR';
import type { LockDoorOutcomes } from './outcomes';

const anythingElse = 'Autre chose ?';
const yours = (doors: LockDoorOutcomes['told']['doors']): string =>
  list(doors.map((door) => `votre ${doorName(door)}`));

export const speech: Speech<LockDoorOutcomes> = {
  'link-account': () => ({
    say: "Pour joindre votre serrure, il me faut votre compte client. J'ai mis une carte dans l'application Alexa pour le relier. À bientôt.",
  }),
  'no-door': ({ sellerName }) => ({
    say: `Aucune de vos serrures ne m'est reliée ; ${sellerName} peut le faire.`,
    ask: anythingElse,
  }),
  locking: ({ doors }) => ({
    say: `Je verrouille ${yours(doors)} tout de suite. Je vous préviens dès que c'est confirmé.`,
    ask: anythingElse,
  }),
  told: ({ doors }) => ({
    say: `J'ai demandé de verrouiller ${yours(doors)}. En dehors d'une livraison, je n'ai pas de retour : vérifiez-la si vous le pouvez.`,
    ask: anythingElse,
  }),
  'out-of-reach': () => ({
    say: "Je ne joins votre serrure qu'autour d'une livraison, et il n'y en a pas. L'application de la serrure peut la verrouiller.",
    ask: anythingElse,
  }),
};
