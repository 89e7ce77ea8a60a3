import type { StatementWords } from './words.en';

export const fr: StatementWords = {
  title: 'Relevé',
  filter: 'Afficher seulement',
  kind: 'Nature',
  kinds: {
    all: 'Tout',
    orders: 'Commandes',
    bought: 'Jetons achetés',
    rewards: 'Récompenses',
    gifts: 'Cadeaux, codes cadeaux et transferts',
    expired: 'Jetons expirés',
    corrections: 'Gestes commerciaux et corrections',
  },
  from: 'Du',
  to: 'Au',
  apply: 'Afficher',
  reset: 'Tout afficher',
  none: 'Il n’y a aucun mouvement de ce genre.',
  noneSoFar: 'Aucun parmi les mouvements parcourus jusqu’ici.',
  newest: 'Plus récents',
  older: 'Plus anciens',
  download: 'Télécharger en CSV',
  problems: {
    'not-a-day': 'Merci de saisir un jour sous cette forme : 2026-03-01.',
    future: 'Ce jour n’est pas encore arrivé.',
    reversed: 'Ce jour précède le premier.',
  },
  tooMany: (count) =>
    `Cela fait plus de ${count} mouvements. Choisissez moins de jours, puis téléchargez de nouveau le fichier.`,
  csv: {
    fileName: 'jetons.csv',
    header: ['Numéro', 'Date', 'Mouvement', 'Objet', 'Jetons', 'Jetons expirés', 'Solde'],
  },
};
