export const en = {
  title: 'Contacts',
  explained:
    'You can send coins by voice only to people with whom you have agreed here first. One of you makes an invitation code, the other enters it.',
  kinds: { home: 'same home', other: 'another household' },
  none: 'You have no contacts yet.',
  since: (kind: string, date: string) => `${kind}, since ${date}`,
  calledBack: (name: string) => `knows you as ${name}`,
  remove: (name: string) => `Remove ${name}`,
  agree: {
    title: 'Enter an invitation code',
    code: 'Invitation code',
    codeHint: 'Ten letters and digits, from the other person.',
    name: 'What you call them (optional)',
    nameHint: 'The name you will say to the voice assistant.',
    action: 'Agree',
  },
  invite: {
    title: 'Invite somebody',
    otherName: 'What you call them',
    otherNameHint: 'The name you will say to the voice assistant: letters, digits, spaces and hyphens.',
    ownName: 'What they are to call you',
    kind: 'They belong to',
    kinds: {
      home: 'my home: coins move at once',
      other: 'another household: coins wait until they are accepted',
    },
    homeOff: 'This seller does not let coins go within a home; you can still agree.',
    giftsOff: 'This seller does not offer gifts to other households; you can still agree.',
    action: 'Make an invitation code',
  },
  invited: {
    title: 'Invitation code',
    text: (name: string, until: string) =>
      `Give this code to ${name}. It works once, until ${until}, and is shown only now.`,
  },
  done: {
    agreed: 'You are contacts now.',
    removed: 'The contact is removed, on both sides.',
  },
  problems: {
    'name-invalid': 'Please enter a name that can be said: letters, digits, spaces and hyphens, at most 40.',
    'name-taken': 'One of your contacts has this name already.',
    'too-many-contacts': (most: string) => `You have ${most} contacts. Please remove one first.`,
    'home-full': (most: string) =>
      `Your home has as many accounts as it may have, ${most} beside yours. Please remove one first, or choose “another household”.`,
    'own-home-full': (most: string) =>
      `Your home has as many accounts as it may have, ${most} beside yours. Please remove one first.`,
    'other-home-full':
      'The other person’s home has as many accounts as it may have: they have to remove one first.',
    'other-too-many-contacts':
      'The other person has as many contacts as anybody may have: they have to remove one first.',
    'code-unknown': 'There is no such code, or it was used or has expired.',
    'other-currency': 'This person’s coins are in another currency than yours: none can be sent between you.',
    self: 'This is your own invitation: the other person enters it.',
    'already-agreed': (name: string) => `You have agreed with ${name} already.`,
    'too-many-tries': (date: string, time: string) =>
      `Too many tries. Please try again after ${date}, ${time}.`,
  },
};

export type ContactWords = typeof en;
