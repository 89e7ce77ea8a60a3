import type { Speech } from '../../outcome';
import type { BackHomeOutcomes } from './outcomes';

const anythingElse = 'Autre chose ?';

export const speech: Speech<BackHomeOutcomes> = {
  'link-account': () => ({
    say: "Bon retour. Pour prévoir des livraisons, il me faut votre compte client : j'ai mis une carte dans l'application Alexa pour le relier. À bientôt.",
  }),
  'no-door': () => ({ say: 'Bon retour.', ask: 'Que puis-je faire pour vous ?' }),
  back: () => ({
    say: "Bon retour. Les livraisons à l'intérieur sont de nouveau possibles : dites, laisse entrer le livreur demain matin.",
    ask: anythingElse,
  }),
  'was-back': () => ({
    say: "Bon retour. Les livraisons à l'intérieur étaient restées possibles.",
    ask: anythingElse,
  }),
};
