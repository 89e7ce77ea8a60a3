import type { PackWords } from './words.en';

export const fr: PackWords = {
  title: 'Acheter des jetons',
  explained:
    'Les jetons achetés n’expirent jamais et servent à payer tout ce que propose ce vendeur. Leur prix est débité de la carte enregistrée dans votre compte client.',
  none: 'Ce vendeur ne vend pas de jetons en ce moment.',
  room: (coins) => `Vous pouvez encore acheter jusqu’à ${coins} maintenant.`,
  packs: 'Lots',
  pack: (coins, price) => `${coins} pour ${price}`,
  discount: (percent) => `${percent} de moins`,
  other: 'Un autre nombre de jetons',
  amount: 'Combien de jetons',
  amountHint: (least) => `Un nombre entier, à partir de ${least}. Un jeton coûte un centime.`,
  next: 'Continuer',
  confirm: {
    title: 'Acheter des jetons : vérifiez',
    offer: (coins, price) => `${coins} pour ${price}`,
    card: 'Le prix est débité de la carte enregistrée dans votre compte client. Les jetons arrivent dès que la banque a donné son accord.',
    withdrawal: (days) =>
      `Vous pouvez rendre ceux que vous n’avez pas utilisés dans un délai de ${days} jours, ici même et sans motif. Leur prix vous est alors remboursé.`,
    buy: (price) => `Acheter et payer ${price}`,
    cancel: 'Revenir sans acheter',
  },
  history: {
    title: 'Vos achats',
    none: 'Vous n’avez pas encore acheté de jetons.',
    status: {
      due: 'en cours de débit',
      pending: 'en attente de la banque',
      succeeded: 'payé',
      declined: 'non payé',
    },
    declined: {
      'card-declined': 'La banque a refusé la carte.',
      'insufficient-funds': 'Il n’y a pas assez d’argent sur la carte.',
      'card-expired': 'La carte a expiré.',
      'authentication-required':
        'La banque veut que vous confirmiez le paiement. Merci de vérifier votre carte chez le vendeur.',
      'no-card': 'Aucune carte n’est enregistrée dans votre compte client.',
      'not-in-time': 'Le prestataire de paiement n’a pas pu être joint à temps. Rien n’a été débité.',
      'called-off': 'L’achat avait été annulé. Rien n’a été débité.',
    },
    refunds: {
      withdrawal: 'pour un lot rendu',
      order: 'pour une commande remboursée',
      closing: 'à la fermeture du porte-monnaie',
      'late-success': 'pour un débit trop tardif',
      'charged-twice': 'pour un débit en double',
      'over-limit': 'pour un achat au-delà de votre plafond',
      'wallet-closed': 'parce que le porte-monnaie était fermé',
      provider: 'par le prestataire de paiement',
      dispute: 'après contestation auprès de la banque',
    },
    refund: (price, why) => `remboursement de ${price} ${why}`,
    withdraw: {
      summary: (coins) => `Rendre ${coins}`,
      text: (coins, until) =>
        `Il vous reste ${coins} de ce lot. Vous pouvez rendre ce reste jusqu’au ${until} ; son prix sera recrédité sur votre carte.`,
      action: 'Rendre et être remboursé',
    },
  },
  done: {
    begun:
      'Merci. Votre carte est en cours de débit ; les jetons arrivent dans un instant. Rechargez cette page pour les voir.',
    withdrawn: 'Les jetons inutilisés sont rendus. Leur prix est en route vers votre carte.',
  },
  problems: {
    'amount-invalid': 'Merci de saisir un nombre entier de jetons.',
    'below-least': (price) =>
      `Une carte peut être débitée à partir de ${price}. Merci de saisir un nombre plus grand.`,
    'over-limit': {
      day: (coins) => `C’est plus que votre plafond du jour. ${coins} au maximum.`,
      month: (coins) => `C’est plus que votre plafond du mois. ${coins} au maximum.`,
      stored: (coins) => `C’est plus que ce que votre porte-monnaie peut contenir. ${coins} au maximum.`,
    },
    'top-ups-off': 'Ce vendeur ne vend pas de jetons en ce moment. Rien n’a été débité.',
    'not-linked': 'Votre foyer n’est pas encore associé à un compte client. Rien n’a été débité.',
    'no-card':
      'Aucune carte n’est enregistrée dans votre compte client. Enregistrez-en d’abord une chez le vendeur. Rien n’a été débité.',
    'wallet-closed': 'Votre porte-monnaie est fermé. Rien n’a été débité.',
    'price-changed': 'Le prix a changé entre-temps. Rien n’a été débité ; merci de choisir de nouveau.',
    outdated:
      'Cette page était ouverte depuis trop longtemps. Rien n’a été débité ; merci de choisir de nouveau.',
    incomplete: 'Le formulaire était incomplet. Rien n’a été débité ; merci de choisir de nouveau.',
    'nothing-unused': 'Il ne reste rien d’inutilisé dans ce lot. Rien n’a été modifié.',
    'too-late': (until) => `Ce lot pouvait être rendu jusqu’au ${until}. Rien n’a été modifié.`,
    'not-withdrawable': 'Cet achat ne peut pas être rendu. Rien n’a été modifié.',
    'payment-unknown': 'Cet achat n’existe pas. Rien n’a été modifié.',
  },
};
