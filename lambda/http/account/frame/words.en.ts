/** What stands around every page. */
export const en = {
  account: 'Your account',
  skip: 'Skip to the content',
  menu: 'Menu',
  pages: {
    home: 'Balance',
    statement: 'Statement',
    packs: 'Buy coins',
    'gift-code': 'Gift code',
    referral: 'Refer a friend',
    contacts: 'Contacts',
    'voice-code': 'Voice code',
    'my-data': 'My data',
  },
  signOut: 'Sign out',
  otherLanguage: 'Français',
  error: 'Error',
  checkForm: 'Nothing was changed yet. Please correct this:',
  back: 'Back to the balance',
  notFound: {
    title: 'There is no such page',
    text: 'The address may be mistyped, or the page may have moved.',
  },
  foreignForm: {
    title: 'This form did not come from here',
    text: 'Nothing was changed. Please open the page again and send the form from there.',
  },
  failed: {
    title: 'Something went wrong here',
    text: 'That is our fault, not yours. If you had sent a form, open its page again to see what became of it.',
    reference: (traceId: string) => `If you ask us about it, tell us this: ${traceId}`,
  },
  busy: {
    title: 'Not possible right now',
    text: 'Please try again in a moment. Sending the same form again does nothing twice.',
  },
};

export type FrameWords = typeof en;
