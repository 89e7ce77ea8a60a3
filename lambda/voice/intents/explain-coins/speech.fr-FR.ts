import type { Speech } from '../../outcome';
import { count } from '../../phrases/fr-FR';
import { vary } from '../../phrases/phrases';
import type { ExplainCoinsOutcomes } from './outcomes';

/** « un an », « six mois ». */
const validFor = (months: number): string =>
  months % 12 === 0 ? `${count(months / 12)} ${months === 12 ? 'an' : 'ans'}` : `${count(months)} mois`;

export const speech: Speech<ExplainCoinsOutcomes> = {
  basics: () => ({
    say: "Un jeton vaut un centime, et sert à payer ce que vous commandez ici. Vous les achetez par lots, moins cher qu'à l'unité, et vos commandes vous en font gagner.",
    ask: 'Je continue ?',
  }),
  limits: ({ withdrawalDays, earnedValidMonths }) => ({
    say: `Les jetons achetés n'expirent jamais. Ceux que vous gagnez durent environ ${validFor(earnedValidMonths)}, et je les dépense en premier. Ils ne se rechangent pas en argent, sauf ce qui reste d'un lot, pendant ${count(withdrawalDays)} jours. Un retour vous est remboursé comme vous aviez payé.`,
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
