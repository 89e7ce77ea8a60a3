export const en = {
  title: 'Voice code',
  explained:
    'Four digits that your voice assistant asks for before larger orders, before it buys coins and before it gives any away. It is never spoken back, and nobody can read it, not even we.',
  state: {
    missing: 'No voice code is set.',
    set: (date: string) => `A voice code has been set since ${date}.`,
    locked:
      'The voice code is locked after three wrong tries. Even the right one does not work until you set it anew.',
  },
  digits: 'New voice code',
  digitsHint: 'Four digits. Not the same one four times, and no row such as 1234.',
  again: 'The same digits again',
  set: 'Set the voice code',
  remove: {
    title: 'Do without a voice code',
    text: 'Without one, nothing that always needs it is possible by voice: larger orders, buying coins, giving coins.',
    action: 'Remove the voice code',
  },
  problems: {
    'not-four-digits': 'Please enter exactly four digits.',
    'too-easy': 'That is what a stranger would try first. Please choose other digits.',
    different: 'These are not the same digits as above.',
  },
  done: { set: 'The voice code is set.', removed: 'The voice code is removed.' },
};

export type VoiceCodeWords = typeof en;
