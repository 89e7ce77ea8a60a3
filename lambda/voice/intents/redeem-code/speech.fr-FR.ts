import type { Speech } from '../../outcome';
import { atTime, coins, count, money } from '../../phrases/fr-FR';
import type { RedeemCodeOutcomes } from './outcomes';

const question = 'Quels sont les douze chiffres ?';
const anythingElse = 'Autre chose ?';

export const speech: Speech<RedeemCodeOutcomes> = {
  'link-account': () => ({
    say: "Un code cadeau se verse sur votre compte client, qui n'est pas encore relié. J'ai mis une carte dans l'application Alexa, ça prend une minute. À bientôt.",
  }),
  ask: () => ({ say: 'Volontiers. Dites-les quatre par quatre, ou un par un.', ask: question }),
  'ask-rest': ({ digitsLeft }) => ({
    say: digitsLeft === 1 ? "Merci, il m'en manque un." : `Merci, il m'en manque ${count(digitsLeft)}.`,
    ask: digitsLeft === 1 ? 'Quel est le dernier ?' : 'Quels sont les suivants ?',
  }),
  'ask-again': () => ({
    say: 'Pardon, il me faut des chiffres, comme quatre, huit, deux, un.',
    ask: question,
  }),
  malformed: () => ({
    say: "Ces chiffres ne vont pas ensemble, j'ai dû mal en entendre un. Reprenons, doucement.",
    ask: question,
  }),
  'code-unknown': () => ({
    say: "Je ne connais pas ce code. Un chiffre n'est peut-être pas le bon.",
    ask: 'Vous me le redites ?',
  }),
  'code-used': () => ({
    say: "Ce code a déjà servi, à quelqu'un d'autre. La personne qui vous l'a donné en saura peut-être plus.",
    ask: anythingElse,
  }),
  'code-expired': () => ({
    say: "Ce code a expiré, il n'apporte plus de jetons. Le magasin qui l'a vendu peut peut-être vous aider.",
    ask: anythingElse,
  }),
  'yours-already': ({ coins: some }) => ({
    say: `Celui-là, vous l'avez déjà utilisé : ${some === 1 ? 'son jeton est' : `ses ${coins(some)} sont`} dans votre porte-monnaie.`,
    ask: anythingElse,
  }),
  'too-many-tries': ({ until, zone }, { today }) => ({
    say: `Cela fait beaucoup d'essais, je m'arrête là par sécurité. Vous pourrez réessayer ${atTime(until, zone, today)}.`,
    ask: anythingElse,
  }),
  'wallet-closed': () => ({
    say: "Votre porte-monnaie est clôturé. Je n'ai pas touché au code, il reste valable.",
    ask: anythingElse,
  }),
  'wallet-full': () => ({
    say: "Votre porte-monnaie ne peut pas en contenir autant pour l'instant. Le code reste valable : dépensez-en d'abord un peu.",
    ask: anythingElse,
  }),
  redeemed: ({ coins: some, worth, balanceCoins }) => ({
    say: `Votre code vous apporte ${coins(some)}, soit ${money(worth)}. Votre solde est maintenant de ${coins(balanceCoins)}.`,
    ask: anythingElse,
  }),
  left: () => ({ say: "D'accord, le code reste à utiliser.", ask: anythingElse }),
  'gave-up': () => ({
    say: "J'en reste là, votre code reste valable. Vous pouvez aussi le taper sur la page de votre compte. Au revoir.",
  }),
};
