import type { Speech } from '../../outcome';
import { list, the } from '../../phrases/fr-FR';
import type { ReorderLastOrderOutcomes } from './outcomes';

export const speech: Speech<ReorderLastOrderOutcomes> = {
  'no-order-yet': () => ({
    say: "Vous n'avez encore rien commandé.",
    ask: "Qu'est-ce que je vous commande ?",
  }),
  'all-gone': ({ lines }) => ({
    say: `Pas possible aujourd'hui pour ${list(lines.map(the))}.`,
    ask: "Qu'est-ce que je vous mets à la place ?",
  }),
};
