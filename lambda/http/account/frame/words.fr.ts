import type { FrameWords } from './words.en';

export const fr: FrameWords = {
  account: 'Votre compte',
  skip: 'Aller au contenu',
  menu: 'Menu',
  pages: {
    home: 'Solde',
    statement: 'Relevé',
    packs: 'Acheter des jetons',
    'gift-code': 'Code cadeau',
    referral: 'Parrainage',
    contacts: 'Contacts',
    'voice-code': 'Code vocal',
    'my-data': 'Mes données',
  },
  signOut: 'Se déconnecter',
  otherLanguage: 'English',
  error: 'Erreur',
  checkForm: 'Rien n’a encore changé. Merci de corriger ceci :',
  back: 'Revenir au solde',
  notFound: {
    title: 'Cette page n’existe pas',
    text: 'L’adresse est peut-être mal saisie, ou la page a été déplacée.',
  },
  foreignForm: {
    title: 'Ce formulaire ne vient pas d’ici',
    text: 'Rien n’a été modifié. Merci de rouvrir la page et d’envoyer le formulaire depuis celle-ci.',
  },
  failed: {
    title: 'Une erreur s’est produite',
    text: 'Elle vient de nous, pas de vous. Si vous aviez envoyé un formulaire, rouvrez sa page pour voir où il en est.',
    reference: (traceId: string) => `Si vous nous contactez à ce sujet, indiquez ceci : ${traceId}`,
  },
  busy: {
    title: 'Impossible pour le moment',
    text: 'Merci de réessayer dans un instant. Renvoyer le même formulaire ne fait rien deux fois.',
  },
};
