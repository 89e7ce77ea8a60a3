import type { Speech } from '../../outcome';
import { coins, money } from '../../phrases/fr-FR';
import type { BalanceOutcomes } from './outcomes';

const anythingElse = 'Autre chose ?';

export const speech: Speech<BalanceOutcomes> = {
  balance: ({ balanceCoins, worth }) => ({
    say: `Vous avez ${coins(balanceCoins)}, soit ${money(worth)}.`,
    ask: anythingElse,
    screen: {
      title: 'Vos jetons',
      coins: coins(balanceCoins),
      money: `Soit ${money(worth)}`,
      hint: '« Pourquoi mon solde a changé ? »',
    },
  }),
  empty: () => ({
    say: 'Votre porte-monnaie est vide. Vous pouvez demander où sont passés vos jetons.',
    ask: anythingElse,
  }),
  'no-wallet': () => ({
    say: "Vous n'avez pas encore de jetons. Votre porte-monnaie s'ouvrira avec les premiers ; en attendant, je peux vous dire les bons plans.",
    ask: anythingElse,
  }),
  'link-account': () => ({
    say: "Vos jetons sont sur votre compte client, qui n'est pas encore relié. J'ai mis une carte dans l'application Alexa, ça prend une minute. À bientôt.",
  }),
};
