import type { GiftCodeWords } from './words.en';

export const fr: GiftCodeWords = {
  title: 'Code cadeau',
  explained: 'Saisissez les douze chiffres d’un code cadeau pour ajouter ses jetons à votre porte-monnaie.',
  code: 'Code cadeau',
  hint: 'Douze chiffres ; les espaces ne comptent pas.',
  action: 'Utiliser le code',
  done: {
    redeemed: (coins, balance) => `Le code vous apporte ${coins}. Vous avez maintenant ${balance}.`,
    'yours-already': (coins) => `Vous avez déjà utilisé ce code : il vous a apporté ${coins}.`,
  },
  problems: {
    malformed: 'Ce ne sont pas les douze chiffres d’un code cadeau. Merci de les vérifier.',
    'code-unknown': 'Ce code n’existe pas. Merci de vérifier les chiffres.',
    'code-used': 'Ce code a déjà été utilisé par quelqu’un d’autre.',
    'code-expired': 'Ce code a expiré.',
    'too-many-tries': (time) => `Trop d’essais. Merci de réessayer après ${time}.`,
    'wallet-closed': 'Votre porte-monnaie est fermé.',
    'wallet-full': (most) =>
      `Votre porte-monnaie peut contenir ${most} au plus. Dépensez-en d’abord : le code reste valable.`,
    'not-linked': 'Votre foyer n’est pas encore associé à un compte client.',
  },
};
