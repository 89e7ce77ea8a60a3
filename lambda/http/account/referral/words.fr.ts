import type { ReferralWords } from './words.en';

export const fr: ReferralWords = {
  title: 'Parrainage',
  explained:
    'Donnez votre code à un proche. Une fois passé le délai de retour de sa première commande, vous êtes tous les deux remerciés en jetons.',
  mine: 'Votre code',
  getMine: 'Obtenir mon code',
  off: 'Le parrainage n’est pas récompensé en ce moment.',
  friends: 'On vous a parrainé ?',
  noted: 'Un parrainage est déjà noté pour vous.',
  code: 'Le code de votre parrain',
  hint: 'Huit chiffres ; les espaces ne comptent pas. Il ne compte qu’avant votre première commande.',
  action: 'Enregistrer le code',
  done: {
    referred:
      'Le code est noté. Vous serez tous les deux remerciés une fois passé le délai de retour de votre première commande.',
    'referred-before': 'Ce code est déjà noté.',
  },
  problems: {
    malformed: 'Ce ne sont pas les huit chiffres d’un code. Merci de les vérifier.',
    'code-unknown': 'Ce code n’existe pas. Merci de vérifier les chiffres.',
    'own-code': 'C’est votre propre code : il est pour vos proches.',
    circle: 'Cette personne est venue par vous : elle ne peut pas vous parrainer à son tour.',
    'already-referred': 'Un autre parrainage est déjà noté pour vous, et c’est lui qui compte.',
    'ordered-before': 'Un code ne compte qu’avant la première commande, et vous avez déjà commandé.',
    'referral-off': 'Le parrainage n’est pas récompensé en ce moment.',
    'too-many-tries': (time) => `Trop d’essais. Merci de réessayer après ${time}.`,
    'not-linked': 'Votre foyer n’est pas encore associé à un compte client.',
  },
};
