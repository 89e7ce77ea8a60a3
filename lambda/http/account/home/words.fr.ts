import type { HomeWords } from './words.en';

export const fr: HomeWords = {
  title: 'Solde',
  spendable: (money) => `à dépenser, soit ${money}`,
  parts: {
    purchased: 'Achetés',
    promo: 'Promotionnels',
    held: 'Réservés pour des commandes en cours',
    waiting: 'Gagnés, en route jusqu’à la fin du délai de retour',
    owed: 'Restant à rendre',
  },
  expires: (coins, month) => `Vous avez jusqu’à fin ${month} pour dépenser ${coins}.`,
  never: 'Les jetons achetés n’expirent jamais.',
  explained: 'Un jeton vaut un centime chez ce vendeur. Les jetons promotionnels sont dépensés en premier.',
  noWallet: 'Il n’y a pas encore de jetons ici.',
  latest: 'Derniers mouvements',
  all: 'Tout le relevé',
  voiceCode: {
    title: 'Code vocal',
    missing:
      'Vous n’avez pas encore de code vocal. Il évite que d’autres commandent par votre assistant vocal.',
    set: 'Votre code vocal est défini.',
    locked: 'Votre code vocal est bloqué après trois essais erronés. Redéfinissez-le pour le débloquer.',
    actions: {
      missing: 'Définir un code vocal',
      set: 'Modifier le code vocal',
      locked: 'Redéfinir le code vocal',
    },
  },
};
