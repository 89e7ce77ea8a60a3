import type { Speech } from '../../outcome';
import type { UnlockDoorOutcomes } from './outcomes';

export const speech: Speech<UnlockDoorOutcomes> = {
  'never-by-voice': () => ({
    say: "Pour votre sécurité, aucune voix n'ouvre votre porte, pas même la vôtre. Je peux prévoir une livraison à l'intérieur : dites, laisse entrer le livreur demain matin. Ou la verrouiller : dites, verrouille ma porte.",
    ask: 'Que puis-je faire pour vous ?',
  }),
};
