import type { ReceiptWords } from './words.en';

export const fr: ReceiptWords = {
  title: (number) => `Reçu n° ${number}`,
  facts: {
    when: 'Quand',
    change: 'Variation',
    expired: 'Expirés entre-temps',
    balance: 'Solde ensuite',
    held: 'Réservés ensuite',
    subject: 'Référence',
    goods: 'Articles',
    reason: 'Motif',
  },
  proof: {
    title: 'Preuve',
    explained:
      'Chaque mouvement porte l’empreinte du précédent : aucun ne peut être modifié, omis ni ajouté après coup sans que cela se voie.',
    sealed: (day) =>
      `Les mouvements de la journée ont été scellés ensemble le ${day}, à un endroit où rien ne peut être réécrit. Le reçu contient le chemin de votre ligne jusqu’à ce sceau.`,
    waiting: 'La journée de ce mouvement n’est pas encore scellée. Revenez demain pour en obtenir la preuve.',
    holds: 'Vérifié à l’instant : tout concorde sur ce reçu.',
    broken: 'Quelque chose ne concorde pas sur ce reçu. Merci de nous indiquer son numéro.',
    line: 'Empreinte de la ligne',
    previous: 'Empreinte de la ligne précédente',
    first: 'aucune : c’est la première',
    entry: 'Empreinte du mouvement',
    seal: 'Empreinte du sceau',
    root: 'Racine de la journée',
    path: 'Empreintes sur le chemin',
    download: 'Télécharger le reçu en JSON',
    offline: 'Le fichier contient tout ce qu’il faut pour le vérifier ailleurs, sans nous.',
  },
  back: 'Revenir au relevé',
  unknown: {
    title: 'Ce mouvement n’existe pas',
    text: 'Votre compte n’a aucun mouvement portant ce numéro.',
  },
};
