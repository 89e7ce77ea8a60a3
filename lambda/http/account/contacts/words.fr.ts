import type { ContactWords } from './words.en';

export const fr: ContactWords = {
  title: 'Contacts',
  explained:
    'À la voix, vous ne pouvez envoyer des jetons qu’aux personnes avec qui vous vous êtes mis d’accord ici. L’un de vous crée un code d’invitation, l’autre le saisit.',
  kinds: { home: 'même foyer', other: 'autre foyer' },
  none: 'Vous n’avez pas encore de contacts.',
  since: (kind, date) => `${kind}, depuis le ${date}`,
  calledBack: (name) => `vous appelle ${name}`,
  remove: (name) => `Supprimer ${name}`,
  agree: {
    title: 'Saisir un code d’invitation',
    code: 'Code d’invitation',
    codeHint: 'Dix lettres et chiffres, donnés par l’autre personne.',
    name: 'Comment vous l’appelez (facultatif)',
    nameHint: 'Le nom que vous direz à l’assistant vocal.',
    action: 'Ajouter ce contact',
  },
  invite: {
    title: 'Inviter quelqu’un',
    otherName: 'Comment vous l’appelez',
    otherNameHint:
      'Le nom que vous direz à l’assistant vocal : lettres, chiffres, espaces et traits d’union.',
    ownName: 'Comment cette personne doit vous appeler',
    kind: 'Cette personne fait partie',
    kinds: {
      home: 'de mon foyer : reçus aussitôt',
      other: 'd’un autre foyer : à accepter',
    },
    homeOff:
      'Ce vendeur ne permet pas d’envoyer des jetons au sein d’un foyer ; vous pouvez tout de même vous mettre d’accord.',
    giftsOff:
      'Ce vendeur ne propose pas de cadeaux à d’autres foyers ; vous pouvez tout de même vous mettre d’accord.',
    action: 'Créer un code d’invitation',
  },
  invited: {
    title: 'Code d’invitation',
    text: (name, until) =>
      `Donnez ce code à ${name}. Il sert une fois, jusqu’au ${until}, et n’est affiché que maintenant.`,
  },
  done: {
    agreed: 'Vous êtes désormais en contact.',
    removed: 'Le contact est supprimé, des deux côtés.',
  },
  problems: {
    'name-invalid':
      'Merci de saisir un nom qui se prononce : lettres, chiffres, espaces et traits d’union, 40 au plus.',
    'name-taken': 'Un de vos contacts porte déjà ce nom.',
    'too-many-contacts': (most) => `Vous avez ${most} contacts. Merci d’en supprimer un d’abord.`,
    'home-full': (most) =>
      `Votre foyer compte déjà autant de comptes que possible, ${most} en plus du vôtre. Merci d’en supprimer un d’abord, ou de choisir « d’un autre foyer ».`,
    'own-home-full': (most) =>
      `Votre foyer compte déjà autant de comptes que possible, ${most} en plus du vôtre. Merci d’en supprimer un d’abord.`,
    'other-home-full':
      'Le foyer de l’autre personne compte déjà autant de comptes que possible : c’est à elle d’en supprimer un d’abord.',
    'other-too-many-contacts':
      'L’autre personne a déjà autant de contacts que possible : c’est à elle d’en supprimer un d’abord.',
    'code-unknown': 'Ce code n’existe pas, ou il a été utilisé ou a expiré.',
    'other-currency':
      'Les jetons de cette personne sont dans une autre monnaie que les vôtres : vous ne pouvez pas vous en envoyer.',
    self: 'C’est votre propre invitation : c’est à l’autre personne de la saisir.',
    'already-agreed': (name) => `Vous êtes déjà en contact avec ${name}.`,
    'too-many-tries': (date, time) => `Trop d’essais. Merci de réessayer après le ${date}, ${time}.`,
  },
};
