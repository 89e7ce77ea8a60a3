import type { Card, Speech } from '../../outcome';
import { vary } from '../../phrases/phrases';
import type { Undone, VoiceCodeOutcomes } from './outcomes';

const question = "What's your code?";
const anythingElse = 'Anything else?';
const helpQuestion = 'What can I do for you?';

const orNothing = ({ nothingDone }: Undone, words: string): string => (nothingDone ? words : '');

const card = (accountPageUrl: string | undefined): Card => ({
  title: 'Your voice code',
  text: ['You choose its four digits on your account page.', accountPageUrl].filter(Boolean).join('\n'),
});

export const speech: Speech<VoiceCodeOutcomes> = {
  ask: (_facts, { turn }) => ({ say: vary(turn, 'Very well.', 'Certainly.'), ask: question }),
  'ask-again': ({ misses }) =>
    misses < 2
      ? { say: 'Sorry, I need your four digits.', ask: question }
      : { say: 'You can say them one by one, or say stop.', ask: 'What are the four digits?' },
  help: () => ({
    say: "It's the four-digit code you chose on your account page, so that I know it's you. You can also say stop.",
    ask: question,
  }),
  wrong: ({ triesLeft }) => ({
    say: `That isn't it. ${triesLeft === 1 ? 'One try' : 'Two tries'} left.`,
    ask: question,
  }),
  locked: ({ justNow, accountPageUrl, ...undone }) => ({
    say: `${justNow ? "That isn't it, so I've locked the code to be safe." : 'Your code is locked after three wrong tries.'} You can set a new one on your account page${orNothing(undone, '; nothing was done')}.`,
    ask: anythingElse,
    card: card(accountPageUrl),
  }),
  'not-set': ({ accountPageUrl, ...undone }) => ({
    say: `That takes a voice code, and you have none yet. You can choose one on your account page${orNothing(undone, '; nothing was done')}.`,
    ask: anythingElse,
    card: card(accountPageUrl),
  }),
  left: () => ({ say: 'All right, nothing was done.', ask: anythingElse }),
  stopped: (undone) => ({ say: `${orNothing(undone, 'All right, nothing was done. ')}Goodbye.` }),
  'gave-up': (undone) => ({
    say: `I'll leave it there${orNothing(undone, '; nothing was done')}. Ask for me whenever you like. Goodbye.`,
  }),
  about: ({ accountPageUrl }) => ({
    say: 'Your voice code is four digits that you choose on your account page. I never say them aloud.',
    ask: helpQuestion,
    card: card(accountPageUrl),
  }),
  'not-needed': () => ({ say: 'No code is needed just now.', ask: helpQuestion }),
  lapsed: () => ({ say: "That's no longer waiting. Please ask me again.", ask: helpQuestion }),
  verifying: () => ({ say: "Very well. Alexa makes sure that it's you." }),
  'not-verified': (undone) => ({
    say: `Alexa couldn't make sure that it's you${orNothing(undone, ', so nothing was done')}.`,
    ask: anythingElse,
  }),
  'pin-locked': (undone) => ({
    say: `Alexa has locked your PIN for now${orNothing(undone, ', so nothing was done')}. The Alexa app says how to go on.`,
    ask: anythingElse,
  }),
};
