import type { Order, OrderLine, Quote } from '../../../domain/orders/order';
import type { Moment, Speech, Words } from '../../outcome';
import {
  coins,
  count,
  de,
  insteadOf,
  it,
  list,
  money,
  nameOf,
  noneOf,
  number,
  onDay,
  possessive,
  quantityOf,
  some,
  the,
  thisIs,
  units,
  untilTime,
  usual as usualName,
} from '../../phrases/fr-FR';
import { capitalised, vary } from '../../phrases/phrases';
import type { ConfirmFacts, PriceCut, ReorderOutcomes } from './outcomes';
import { screenOf } from './screen';

const total = (quote: Pick<Quote, 'totalCents' | 'currency'>): string =>
  money({ cents: quote.totalCents, currency: quote.currency });

/** Une longue commande est lue par les noms seuls, mais en entier : rien ne s'achète sans être dit. */
const mostCounted = 4;

/** « Votre café moulu habituel, deux paquets », ou toutes les lignes d'une commande plus longue. */
export function goods(lines: Quote['lines'], usual: boolean): string {
  const [line] = lines;
  if (line && lines.length === 1) {
    const name = usual ? `${capitalised(possessive(line))} ${usualName(line)}` : capitalised(nameOf(line));
    return `${name}, ${units(line, line.quantity)}`;
  }
  return goodsCounted(lines);
}

/** « Deux paquets de café moulu et une bouteille d'huile d'olive » */
function goodsCounted(lines: Quote['lines']): string {
  const one = (each: OrderLine) =>
    lines.length <= mostCounted ? quantityOf(each, each.quantity) : timesOf(each, each.quantity);
  return capitalised(list(lines.map(one)));
}

const timesOf = (line: OrderLine, quantity: number): string =>
  quantity === 1 ? nameOf(line) : `${count(quantity)} fois ${nameOf(line)}`;

const goneWords = (gone: ConfirmFacts['gone']): string =>
  gone?.length ? ` Pas possible aujourd'hui pour ${list(gone.map(the))}.` : '';

const unknownWords = (unknown: string[] | undefined): string =>
  unknown?.length ? ` Je n'ai pas ${unknown.map(noneOf).join(', ni ')}.` : '';

function delivery(quote: Quote, moment: Moment): string {
  const day = onDay(quote.deliveryDay, moment.today);
  return quote.deliveryCents === 0 ? `livraison offerte, ${day}` : `livraison comprise, ${day}`;
}

function cutWords(cut: PriceCut | undefined): string {
  if (!cut) return '';
  return ` C'est le prix en promotion, ${money(cut.now)} pièce ${insteadOf(cut.was, cut.lowestRecent)}`;
}

const reasons = {
  expired: "Ce prix n'est plus valable, je vous le redonne. ",
  'deal-sold-out': 'Cette offre ne suffit plus pour votre commande. Au prix normal : ',
  'balance-changed': 'Vos jetons ont bougé entre-temps, je vous relis : ',
};

const cardPart = ({ cardCents, currency }: Pick<Quote, 'cardCents' | 'currency'>): string =>
  money({ cents: cardCents, currency });

/** Ce qu'il faut : des jetons, et la carte enregistrée pour le reste. */
function takes(quote: Quote): string {
  if (quote.cardCents === 0) return `Soit ${coins(quote.coins)}`;
  if (quote.coins === 0) return 'Tout passe sur votre carte';
  return `Ça prend ${coins(quote.coins)}, et ${cardPart(quote)} sur votre carte`;
}

const enough = ({ cardCents, coins: taken }: Quote): string => {
  if (cardCents > 0) return '.';
  return taken === 1 ? ", vous l'avez." : ', vous les avez.';
};

/** Le vendeur, les produits, la livraison et le total. */
function read(
  { quote, sellerName, usual, cut, reason, gone, unknown }: ConfirmFacts,
  moment: Moment,
): string {
  const before = reason ? reasons[reason] : '';
  const price = `${total(quote)}, ${delivery(quote, moment)}, chez ${sellerName}.`;
  return `${before}${goods(quote.lines, usual)}, ${price}${cutWords(cut)}${goneWords(gone)}${unknownWords(unknown)} ${takes(quote)}${enough(quote)}`;
}

/** Ce qu'une autre quantité change, et le vendeur : le produit et la promotion viennent d'être lus. */
function readChanged({ quote, sellerName }: ConfirmFacts, moment: Moment): string {
  const [line] = quote.lines;
  const goods = line ? `${capitalised(units(line, line.quantity))} chez ${sellerName}, ` : '';
  return `${goods}${total(quote)}, ${delivery(quote, moment)}. ${takes(quote)}.`;
}

/** « 1 500 jetons et 3,60 € par carte » */
const paidWith = (paid: Pick<Quote, 'coins' | 'cardCents' | 'currency'>): string =>
  [
    ...(paid.coins > 0 ? [coins(paid.coins)] : []),
    ...(paid.cardCents > 0 ? [`${cardPart(paid)} par carte`] : []),
  ].join(' et ');

const charging = (order: Order): string =>
  order.cardCents > 0
    ? ` Je débite ${cardPart(order)} sur votre carte ; si elle est refusée, rien ne part.`
    : '';

function confirm(facts: ConfirmFacts, moment: Moment): Words {
  const { quote, sellerName, renumbered } = facts;
  return {
    say: renumbered ? readChanged(facts, moment) : read(facts, moment),
    ask: vary(moment.turn, 'Je commande ?', "C'est bon pour vous ?"),
    screen: screenOf(quote, {
      title: 'Votre commande',
      when: `Livraison ${onDay(quote.deliveryDay, moment.today)}`,
      seller: `Vendu par ${sellerName}`,
      total: total(quote),
      coins: paidWith(quote),
      line: (line) => ({ name: capitalised(nameOf(line)), detail: units(line, line.quantity) }),
      hint: '« oui », « non » ou « mets‑en deux »',
      yes: 'Oui, commander',
      no: 'Non',
    }),
  };
}

const receipt = (order: Order, sellerName: string, moment: Moment): string =>
  [
    ...order.lines.map((line) => `${capitalised(nameOf(line))} : ${units(line, line.quantity)}`),
    `Vendu par ${sellerName}`,
    `Livraison ${onDay(order.deliveryDay, moment.today)}`,
    `Total ${total(order)} : ${paidWith(order)}`,
    `Commande ${order.orderId}`,
  ].join('\n');

const whatInstead = 'Vous voulez autre chose ?';

export const speech: Speech<ReorderOutcomes> = {
  'which-product': (_facts, { turn }) => ({
    say: vary(turn, 'Avec plaisir.', 'Bien sûr.', 'Tout de suite.'),
    ask: "Qu'est-ce que je vous commande ?",
  }),
  'which-again': () => ({ say: 'Pardon,', ask: "qu'est-ce que je vous commande ?" }),
  'which-one': ({ items, asked, first, inTurn }) =>
    first
      ? {
          say: `${inTurn ? `Un produit à la fois, vous me redirez ensuite ${list(inTurn.later)}. ` : ''}Il y a ${list(items.map(the))}.`,
          ask: `Vous voulez ${the(asked)} ?`,
        }
      : { say: "D'accord.", ask: `${capitalised(the(asked))}, alors ?` },
  'which-one-again': ({ asked }, { turn }) => ({
    say: vary(turn, "Pardon, je n'ai pas compris.", 'Dites oui, non, ou son nom.'),
    ask: vary(turn, `Vous voulez ${the(asked)} ?`, `${capitalised(the(asked))}, ça vous va ?`),
  }),
  'not-found': ({ said }) => ({ say: `Je n'ai pas ${noneOf(said)}.`, ask: whatInstead }),
  'nothing-else-fits': () => ({
    say: "Je n'ai rien de plus proche.",
    ask: whatInstead,
  }),
  'gone-meanwhile': () => ({ say: "Il n'y en a plus, je n'ai donc rien commandé.", ask: whatInstead }),
  'no-other': ({ item, cheaper }) => ({
    say: cheaper ? "Je n'ai pas moins cher." : "Je n'en ai pas d'autre.",
    ask: `Vous voulez ${the(item)} ?`,
  }),
  'offer-again': ({ item }, { turn }) => ({
    say: vary(turn, "Pardon, je n'ai pas compris.", 'Un oui ou un non me suffit.'),
    ask: vary(turn, `Je vous commande ${the(item)} ?`, `Vous voulez ${the(item)} ?`),
  }),
  near: ({ said, item }) => ({
    say: `Je n'ai pas ${noneOf(said)}. Le plus proche, ${thisIs(item)} ${the(item)}.`,
    ask: `Je vous ${it(item)} mets à la place ?`,
  }),
  'out-of-stock': ({ item, instead }) =>
    instead
      ? {
          say: `Il n'y a plus ${de(nameOf(item))} en ce moment. J'ai ${some(instead)}.`,
          ask: 'Ça vous irait à la place ?',
        }
      : { say: `Il n'y a plus ${de(nameOf(item))} en ce moment.`, ask: whatInstead },
  discontinued: ({ item, instead }) =>
    instead
      ? {
          say: `On ne fait plus ${de(nameOf(item))}. À la place, il y a ${the(instead)}.`,
          ask: 'Ça vous irait ?',
        }
      : { say: `On ne fait plus ${de(nameOf(item))}.`, ask: whatInstead },
  'how-many': ({ item, most }) => ({
    say: `Je peux en commander entre un et ${count(most)}.`,
    ask: item
      ? `Combien de ${item.names.fr.unit.many} ${de(nameOf(item))} voulez-vous ?`
      : 'Combien en voulez-vous ?',
  }),
  'too-many': ({ item, most }) => ({
    say: `Je ne peux pas commander plus de ${units(item, most)} à la fois.`,
    ask: `J'en mets ${count(most)} ?`,
  }),
  'only-left': ({ item, left }) => ({
    say: `Il ne reste que ${quantityOf(item, left)}.`,
    ask: `Vous ${left > 1 ? 'les' : item.names.fr.unit.gender === 'f' ? 'la' : 'le'} voulez ?`,
  }),
  'one-at-a-time': () => ({
    say: "Je ne peux changer la quantité que s'il y a un seul produit dans la commande.",
    ask: 'Je la passe comme elle est ?',
  }),
  'link-account': () => ({
    say: "Pour commander, il faut relier votre compte client. J'ai mis une carte dans l'application Alexa, ça prend une minute. En attendant, demandez-moi les bons plans. À bientôt.",
  }),
  confirm,
  'confirm-again': ({ quote }, { turn }) => ({
    say: vary(turn, "Pardon, je n'ai pas compris.", "Excusez-moi, je n'ai pas saisi."),
    ask: `Je commande ${list(quote.lines.map((line) => quantityOf(line, line.quantity)))} pour ${total(quote)} ?`,
  }),
  'confirm-help': ({ quote }) => ({
    say: 'Vous pouvez dire oui, non, ou une autre quantité, par exemple : mets-en deux.',
    ask: `Vous voulez cette commande de ${total(quote)} ?`,
  }),
  'not-enough-coins': ({ quote, missingCoins, balanceCoins, affordable, mayUseCard }) => {
    const short = `${goodsCounted(quote.lines)}, ça ferait ${total(quote)}, soit ${coins(quote.totalCents)}. ${balanceCoins === 0 ? "Vous n'en avez pas pour l'instant." : `Vous en avez ${number(balanceCoins)}, il en manque ${number(missingCoins)}.`}`;
    const [line] = quote.lines;
    return affordable !== undefined && line
      ? { say: short, ask: `Vos jetons suffisent pour ${units(line, affordable)}. Je commande ?` }
      : {
          say: `${short} Je n'ai rien commandé.${mayUseCard ? ' Avec une carte enregistrée sur votre compte, je pourrais y mettre le reste.' : ''}`,
          ask: 'Il vous faut autre chose ?',
        };
  },
  placed: ({ order, sellerName, timeZone }, moment) => ({
    say: `C'est fait, ça arrive ${onDay(order.deliveryDay, moment.today)}.${charging(order)} Vous pouvez annuler ${untilTime(order.cancelUntil, timeZone, moment.today)}.`,
    card: { title: 'Votre commande', text: receipt(order, sellerName, moment) },
  }),
  'nothing-ordered': (_facts, { turn }) => ({
    say: vary(turn, "D'accord, je n'ai rien commandé.", 'Très bien, rien de commandé.'),
    ask: 'Autre chose ?',
  }),
  'stands-already': ({ order }, { today }) => ({
    say: `Elle était passée quand même, elle arrive ${onDay(order.deliveryDay, today)}.`,
    ask: "Je l'annule ?",
  }),
};
