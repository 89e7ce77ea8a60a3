import type { Earning, Sale } from '../../../domain/rewards/sources';
import type { Speech } from '../../outcome';
import { count } from '../../phrases/fr-FR';
import { vary } from '../../phrases/phrases';
import type { ExplainCoinsOutcomes } from './outcomes';

/** « un an », « six mois ». */
const validFor = (months: number): string =>
  months % 12 === 0 ? `${count(months / 12)} ${months === 12 ? 'an' : 'ans'}` : `${count(months)} mois`;

/** D'où viennent les jetons : ce qui n'est pas vrai ici n'est pas dit. */
const sources: Record<Sale, Record<Earning, string>> = {
  'cheaper-in-packs': {
    orders: "Vous les achetez par lots, moins cher qu'à l'unité, et vos commandes vous en font gagner.",
    other: "Vous les achetez par lots, moins cher qu'à l'unité, et vous pouvez en gagner.",
    none: "Vous les achetez par lots, moins cher qu'à l'unité.",
  },
  'at-face-value': {
    orders:
      'Vous en achetez autant que vous voulez, à un centime pièce, et vos commandes vous en font gagner.',
    other: 'Vous en achetez autant que vous voulez, à un centime pièce, et vous pouvez en gagner.',
    none: 'Vous en achetez autant que vous voulez, à un centime pièce.',
  },
  none: {
    orders: 'Ici, ils ne se vendent pas : ce sont vos commandes qui vous en font gagner.',
    other: 'Ici, ils ne se vendent pas, mais vous pouvez en gagner.',
    none: 'Ici, on ne peut ni en acheter ni en gagner, mais ceux que vous avez paient toujours vos commandes.',
  },
};

const earnedLast = (validMonths: number | undefined): string =>
  validMonths === undefined
    ? "Ceux qu'on vous a donnés peuvent expirer, et je les dépense en premier : demandez-moi quand ils expirent."
    : `Ceux que vous gagnez durent environ ${validFor(validMonths)}, et je les dépense en premier.`;

export const speech: Speech<ExplainCoinsOutcomes> = {
  basics: ({ sale, earning }) => ({
    say: `Un jeton vaut un centime, et sert à payer ce que vous commandez ici. ${sources[sale][earning]}`,
    ask: 'Je continue ?',
  }),
  limits: ({ withdrawalDays, earnedValidMonths }) => ({
    say: `Les jetons achetés n'expirent jamais. ${earnedLast(earnedValidMonths)} Ils ne se rechangent pas en argent, sauf ce qui reste d'un lot, pendant ${count(withdrawalDays)} jours. Un retour vous est remboursé comme vous aviez payé.`,
    ask: 'Autre chose ?',
  }),
  'cash-out': ({ withdrawalDays, accountPageUrl }) => ({
    say: `Les jetons achetés et pas encore utilisés se remboursent sur votre carte pendant ${count(withdrawalDays)} jours : c'est sur la page de votre compte. Ce qu'il en reste vous est aussi remboursé à la clôture du porte-monnaie. Sinon, les jetons paient vos commandes et ne s'échangent pas contre de l'argent.`,
    ask: 'Autre chose ?',
    ...(accountPageUrl && { card: { title: 'Rendre des jetons', text: accountPageUrl } }),
  }),
  'more-again': (_facts, { turn }) => ({
    say: vary(turn, "Pardon, je n'ai pas compris.", "Excusez-moi, je n'ai pas saisi."),
    ask: 'Je vous dis ce qui expire ?',
  }),
};
