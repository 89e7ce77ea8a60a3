export const en = {
  declined: { title: 'You are not signed in', text: 'Signing in was broken off. Nothing has changed.' },
  invalid: {
    title: 'Signing in did not work',
    text: 'The answer did not belong to this browser’s last try, or came too late. Please begin again.',
  },
  unavailable: {
    title: 'Signing in is not possible right now',
    text: 'The sign-in service does not answer. Please try again in a few minutes.',
  },
  signedOut: {
    title: 'You are signed out',
    text: 'On a shared device, also sign out of your customer account at the seller.',
  },
  action: 'Sign in',
};

export type SignInWords = typeof en;
