import type { GiftWords } from './words.en';

export const fr: GiftWords = {
  title: 'Cadeaux pour vous',
  offered: (coins, name) => `${coins} de la part de ${name}`,
  until: (date, time) => `À accepter jusqu’au ${date}, ${time} ; ensuite, le cadeau repart.`,
  accept: 'Accepter',
  return: 'Renvoyer',
  done: {
    accepted: 'Le cadeau est accepté : ses jetons sont dans votre porte-monnaie.',
    returned: 'Le cadeau est renvoyé.',
  },
  problems: {
    gone: 'Ce cadeau a déjà été accepté ou renvoyé.',
    expired: 'Ce cadeau a expiré et repart.',
    'wallet-closed': 'Votre porte-monnaie est fermé : le cadeau ne peut pas être accepté.',
    'wallet-full':
      'Votre porte-monnaie ne peut pas contenir autant. Dépensez d’abord des jetons ; le cadeau attend jusqu’à son expiration.',
  },
};
