import { reasonOf } from '../../../domain/wallet/reason-words';
import type { MovementKind } from '../../../domain/wallet/wallet';
import type { Moment } from '../../outcome';
import { coins, count, onDay, some } from '../../phrases/fr-FR';
import { goods, orderName } from '../../phrases/orders.fr-FR';
import { capitalised } from '../../phrases/phrases';
import type { DatedEntry } from './outcomes';

/** Le premier produit, et combien d'autres : trois mouvements se lisent d'un souffle. */
function goodsOf({ order }: DatedEntry): string {
  const [line, ...others] = order?.lines ?? [];
  if (!line) return 'une commande';
  return others.length < 2
    ? goods([line, ...others])
    : `${some(line)} et ${count(others.length)} autres produits`;
}

const amount = ({ coins: moved }: DatedEntry): string => coins(Math.abs(moved));
/** « 1 jeton est », « 2 jetons sont » : un seul au singulier. */
const isOne = ({ coins: moved }: DatedEntry): boolean => Math.abs(moved) === 1;

const why = (entry: DatedEntry): string | undefined => reasonOf(entry, 'fr')?.said;

type Telling = (entry: DatedEntry) => string;
const cameIn: Telling = (entry) => `vous avez reçu ${amount(entry)}`;
const cameBackFor = (entry: DatedEntry, what: string): string =>
  `${amount(entry)} vous ${isOne(entry) ? 'est revenu' : 'sont revenus'} pour ${what}`;
const cameBack: Telling = (entry) => cameBackFor(entry, goodsOf(entry));
const neverShipped: Telling = (entry) =>
  cameBackFor(entry, `${entry.order ? `une ${orderName(entry.order)},` : 'une commande'} jamais expédiée`);
const went: Telling = (entry) => `${amount(entry)} ${isOne(entry) ? 'est parti' : 'sont partis'}`;
const takenBack: Telling = (entry) =>
  `${amount(entry)} de récompense vous ${isOne(entry) ? 'a été repris' : 'ont été repris'}`;
const inOrOut: Telling = (entry) => (entry.coins < 0 ? went(entry) : cameIn(entry));

const happened: Record<MovementKind, Telling> = {
  'pack-purchase': (entry) => `vous avez acheté ${amount(entry)}`,
  'pack-withdrawal': (entry) => `vous avez rendu ${amount(entry)} contre remboursement`,
  reward: (entry) => `vous avez gagné ${amount(entry)}`,
  clawback: takenBack,
  'gift-code': (entry) => `un code cadeau vous a apporté ${amount(entry)}`,
  adjustment: (entry) =>
    entry.coins < 0
      ? `${amount(entry)} ${isOne(entry) ? 'a été retiré' : 'ont été retirés'} ${why(entry) ?? 'à titre de correction'}`
      : [cameIn(entry), why(entry)].filter(Boolean).join(' '),
  purchase: (entry) => `vous avez payé ${amount(entry)}`,
  'order-hold': (entry) => `vous avez payé ${amount(entry)} pour ${goodsOf(entry)}`,
  'order-capture': cameBack,
  'order-void': cameBack,
  'order-expiry': neverShipped,
  'order-refund': (entry) => (entry.coins < 0 ? takenBack(entry) : cameBack(entry)),
  'promo-expiry': ({ expiredCoins = 0 }) =>
    `${coins(expiredCoins)} ${expiredCoins === 1 ? 'a expiré' : 'ont expiré'}`,
  transfer: (entry) =>
    entry.coins < 0
      ? `vous avez envoyé ${amount(entry)} à quelqu'un de la maison`
      : `quelqu'un de la maison vous a envoyé ${amount(entry)}`,
  'gift-hold': (entry) => `vous avez offert ${amount(entry)}`,
  'gift-accept': (entry) => `vous avez accepté un cadeau de ${amount(entry)}`,
  'gift-return': (entry) => `votre cadeau de ${amount(entry)} vous est revenu`,
  closing: (entry) =>
    `votre porte-monnaie a été clôturé et ${amount(entry)} ${isOne(entry) ? 'remboursé' : 'remboursés'}`,
  'digital-purchase': inOrOut,
  'digital-reversal': inOrOut,
  'digital-use': inOrOut,
};

/** Des jetons trouvés expirés à côté d'autre chose : le solde est sans eux. */
const besideExpired = ({ kind, expiredCoins = 0 }: DatedEntry): string =>
  expiredCoins > 0 && kind !== 'promo-expiry'
    ? `, et ${coins(expiredCoins)} ${expiredCoins === 1 ? 'avait expiré' : 'avaient expiré'}`
    : '';

/** Un jour n'est nommé qu'une fois, tant qu'on y reste. */
function sentence(entry: DatedEntry, before: DatedEntry | undefined, { today }: Moment): string {
  const day = entry.day === before?.day ? 'le même jour' : onDay(entry.day, today);
  return `${capitalised(day)}, ${happened[entry.kind](entry)}${besideExpired(entry)}.`;
}

/** « Hier, vous avez payé 345 jetons pour des penne. Le même jour, … » */
export const movementsSaid = (entries: readonly DatedEntry[], moment: Moment): string =>
  entries.map((entry, place) => sentence(entry, entries[place - 1], moment)).join(' ');
