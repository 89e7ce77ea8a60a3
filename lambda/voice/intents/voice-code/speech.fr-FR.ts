import type { Card, Speech } from '../../outcome';
import { vary } from '../../phrases/phrases';
import type { Undone, VoiceCodeOutcomes } from './outcomes';

const question = 'Quel est votre code ?';
const anythingElse = 'Autre chose ?';
const helpQuestion = 'Que puis-je faire pour vous ?';

const orNothing = ({ nothingDone }: Undone, words: string): string => (nothingDone ? words : '');

const card = (accountPageUrl: string | undefined): Card => ({
  title: 'Votre code vocal',
  text: ['Ses quatre chiffres se choisissent sur la page de votre compte.', accountPageUrl]
    .filter(Boolean)
    .join('\n'),
});

export const speech: Speech<VoiceCodeOutcomes> = {
  ask: (_facts, { turn }) => ({ say: vary(turn, 'Très bien.', 'Entendu.'), ask: question }),
  'ask-again': ({ misses }) =>
    misses < 2
      ? { say: 'Pardon, il me faut vos quatre chiffres.', ask: question }
      : { say: 'Vous pouvez les dire un par un, ou dire stop.', ask: 'Quels sont les quatre chiffres ?' },
  help: () => ({
    say: "C'est le code à quatre chiffres que vous avez choisi sur la page de votre compte, pour que je sache que c'est vous. Vous pouvez aussi dire stop.",
    ask: question,
  }),
  wrong: ({ triesLeft }) => ({
    say: `Ce n'est pas le bon. Il vous reste ${triesLeft === 1 ? 'un essai' : 'deux essais'}.`,
    ask: question,
  }),
  locked: ({ justNow, accountPageUrl, ...undone }) => ({
    say: `${justNow ? "Ce n'est pas le bon, et par sécurité j'ai bloqué le code." : 'Votre code est bloqué, après trois essais manqués.'} Vous pouvez en choisir un nouveau sur la page de votre compte${orNothing(undone, ", et rien n'a été fait")}.`,
    ask: anythingElse,
    card: card(accountPageUrl),
  }),
  'not-set': ({ accountPageUrl, ...undone }) => ({
    say: `Pour cela il faut un code vocal, et vous n'en avez pas encore. Vous pouvez le choisir sur la page de votre compte${orNothing(undone, ", et rien n'a été fait")}.`,
    ask: anythingElse,
    card: card(accountPageUrl),
  }),
  left: () => ({ say: "D'accord, rien n'a été fait.", ask: anythingElse }),
  stopped: (undone) => ({ say: `${orNothing(undone, "D'accord, rien n'a été fait. ")}Au revoir.` }),
  'gave-up': (undone) => ({
    say: `J'en reste là${orNothing(undone, ", rien n'a été fait")}. Appelez-moi quand vous voulez. Au revoir.`,
  }),
  about: ({ accountPageUrl }) => ({
    say: 'Le code vocal, ce sont quatre chiffres que vous choisissez sur la page de votre compte. Je ne les dis jamais à voix haute.',
    ask: helpQuestion,
    card: card(accountPageUrl),
  }),
  'not-needed': () => ({ say: "Je n'ai pas besoin de code pour l'instant.", ask: helpQuestion }),
  lapsed: () => ({ say: "Ce n'est plus en attente. Redemandez-le-moi, s'il vous plaît.", ask: helpQuestion }),
  verifying: () => ({ say: "Très bien. Alexa s'assure que c'est bien vous." }),
  'not-verified': (undone) => ({
    say: `Alexa n'a pas pu s'assurer que c'est bien vous${orNothing(undone, ", alors rien n'a été fait")}.`,
    ask: anythingElse,
  }),
  'pin-locked': (undone) => ({
    say: `Alexa a bloqué votre code PIN pour l'instant${orNothing(undone, ", alors rien n'a été fait")}. L'application Alexa vous dira comment continuer.`,
    ask: anythingElse,
  }),
};
