import type { Day } from '../../../domain/time';
import type { Topic } from '../../../domain/wallet/statement';
import type { Speech } from '../../outcome';
import { coins, count, list, money, number } from '../../phrases/fr-FR';
import { inPeriod } from '../../phrases/period.fr-FR';
import { capitalised, vary } from '../../phrases/phrases';
import { movementsSaid } from './movement.fr-FR';
import type { Asked, StatementOutcomes, Sum } from './outcomes';

const anythingElse = 'Autre chose ?';
const newestQuestion = 'Je vous lis vos derniers mouvements ?';

/** « en deux fois » ; d'un seul mouvement, ce qui suit dit tout. */
const howOften = ({ movements, topic }: Sum): string => {
  if (movements === 1) return '';
  return topic === 'all' ? `, en ${count(movements)} mouvements` : `, en ${count(movements, 'f')} fois`;
};

/** « En octobre », « La semaine dernière », « En tout ». */
const whenSaid = ({ period }: Asked, today: Day): string =>
  period ? capitalised(inPeriod(period, today)) : 'En tout';

const verb = (value: number, one: string, many: string): string => (value === 1 ? one : many);

function flowSaid({ inCoins, outCoins, expiredCoins }: Sum): string {
  const cameIn = inCoins > 0 ? `${coins(inCoins)} ${verb(inCoins, 'est entré', 'sont entrés')}` : '';
  const some = (value: number, isFirst: boolean) => (isFirst ? coins(value) : number(value));
  const wentOut =
    outCoins > 0 ? `${some(outCoins, inCoins === 0)} ${verb(outCoins, 'est sorti', 'sont sortis')}` : '';
  const expired =
    expiredCoins > 0
      ? `${some(expiredCoins, inCoins + outCoins === 0)} ${verb(expiredCoins, 'a expiré', 'ont expiré')}`
      : '';
  return list([cameIn, wentOut, expired].filter(Boolean));
}

const giftsSaid = ({ inCoins, outCoins }: Sum): string =>
  list(
    [
      inCoins > 0 ? `vous avez reçu ou récupéré ${coins(inCoins)}` : '',
      outCoins > 0 ? `vous avez offert ${coins(outCoins)}` : '',
    ].filter(Boolean),
  );

const correctionsSaid = ({ inCoins, outCoins }: Sum): string =>
  list(
    [
      inCoins > 0 ? `${coins(inCoins)} ${verb(inCoins, 'vous a été accordé', 'vous ont été accordés')}` : '',
      outCoins > 0 ? `${coins(outCoins)} ${verb(outCoins, 'vous a été retiré', 'vous ont été retirés')}` : '',
    ].filter(Boolean),
  );

const sums: Record<Topic, (sum: Sum) => string> = {
  spent: ({ outCoins, outWorth }) => `vous avez dépensé ${coins(outCoins)}, soit ${money(outWorth)}`,
  refunded: ({ inCoins, inWorth }) => `on vous a rendu ${coins(inCoins)}, soit ${money(inWorth)}`,
  earned: ({ inCoins, inWorth }) => `vous avez gagné ${coins(inCoins)}, soit ${money(inWorth)}`,
  bought: ({ inCoins }) => `vous avez acheté ${coins(inCoins)}`,
  withdrawn: ({ outCoins }) => `vous avez rendu ${coins(outCoins)}`,
  expired: ({ expiredCoins }) => `${coins(expiredCoins)} ${verb(expiredCoins, 'a expiré', 'ont expiré')}`,
  gifts: giftsSaid,
  corrected: correctionsSaid,
  all: flowSaid,
};

/** Ce qu'on n'a pas pu tout parcourir ne se présente pas comme un total. */
function sumSaid(sum: Sum, today: Day): string {
  const said = `${whenSaid(sum, today)}, ${sums[sum.topic](sum)}${howOften(sum)}.`;
  return sum.isWhole
    ? said
    : `Il y a trop de mouvements pour que je les additionne tous. Parmi les derniers : ${said.charAt(0).toLowerCase()}${said.slice(1)}`;
}

const nothing: Record<Topic, string> = {
  spent: "vous n'avez pas dépensé de jetons",
  refunded: 'aucun jeton ne vous a été rendu',
  earned: "vous n'avez pas gagné de jetons",
  bought: "vous n'avez pas acheté de jetons",
  withdrawn: "vous n'avez pas rendu de jetons",
  expired: "aucun jeton n'a expiré",
  gifts: "aucun jeton n'a été offert",
  corrected: "il n'y a eu ni geste commercial ni correction",
  all: "rien n'a bougé dans votre porte-monnaie",
};

export const speech: Speech<StatementOutcomes> = {
  movements: ({ entries, more }, moment) => ({
    say: movementsSaid(entries, moment),
    ask: more ? 'Vous voulez la suite ?' : anythingElse,
  }),
  sum: (sum, moment) => ({
    say: [sumSaid(sum, moment.today), movementsSaid(sum.entries, moment)].filter(Boolean).join(' '),
    ask: sum.entries.length > 0 ? anythingElse : 'Je vous les détaille ?',
  }),
  'nothing-found': (asked, { today }) => ({
    say: `${asked.period ? whenSaid(asked, today) : "Jusqu'ici"}, ${nothing[asked.topic]}${asked.nextToCome ? ', et le prochain est encore à venir' : ''}.`,
    ask: newestQuestion,
  }),
  'unpaid-top-up': ({ price, isDeclined }) => ({
    say: isDeclined
      ? `La banque a refusé votre dernière recharge, de ${money(price)}. Rien n'est débité.`
      : `Votre recharge de ${money(price)} attend encore la réponse de la banque.`,
    ask: newestQuestion,
  }),
  'too-long-ago': () => ({
    say: 'Il y a eu trop de mouvements depuis pour que je remonte aussi loin. La page de votre compte les a tous.',
    ask: newestQuestion,
  }),
  'still-to-come': () => ({
    say: "C'est encore à venir, il n'y a donc rien à en dire.",
    ask: newestQuestion,
  }),
  'unclear-date': () => ({ say: "Je n'ai pas bien compris la date.", ask: newestQuestion }),
  'more-again': (_facts, { turn }) => ({
    say: vary(turn, "Pardon, je n'ai pas compris.", "Excusez-moi, je n'ai pas saisi."),
    ask: 'Je vous lis la suite de vos mouvements ?',
  }),
  'nothing-yet': () => ({ say: "Rien n'a encore bougé dans votre porte-monnaie.", ask: anythingElse }),
  'link-account': () => ({
    say: "Votre relevé est sur votre compte client, qui n'est pas encore relié. J'ai mis une carte dans l'application Alexa, ça prend une minute. À bientôt.",
  }),
};
