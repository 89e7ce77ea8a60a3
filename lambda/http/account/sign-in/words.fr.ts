import type { SignInWords } from './words.en';

export const fr: SignInWords = {
  declined: {
    title: 'Vous n’êtes pas connecté',
    text: 'La connexion a été interrompue. Rien n’a changé.',
  },
  invalid: {
    title: 'La connexion n’a pas abouti',
    text: 'La réponse ne correspond pas au dernier essai de ce navigateur, ou elle est arrivée trop tard. Merci de recommencer.',
  },
  unavailable: {
    title: 'Connexion impossible pour le moment',
    text: 'Le service de connexion ne répond pas. Merci de réessayer dans quelques minutes.',
  },
  signedOut: {
    title: 'Vous êtes déconnecté',
    text: 'Sur un appareil partagé, déconnectez-vous aussi de votre compte client chez le vendeur.',
  },
  action: 'Se connecter',
};
