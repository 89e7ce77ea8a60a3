import type { Day } from '../../../domain/time';
import type { Speech } from '../../outcome';
import { coins, list, money, monthEnd, number } from '../../phrases/fr-FR';
import type { BalanceOutcomes, Beside, Expiring } from './outcomes';

const anythingElse = 'Autre chose ?';

/** Au-delà, ce serait trop long à écouter. */
const mostMonths = 3;

function nextSaid({ month, coins: some }: Expiring, balanceCoins: number, today: Day): string {
  const when = monthEnd(month, today);
  if (balanceCoins === 1) return `Il expire ${when}.`;
  if (some === balanceCoins) return `Ils expirent tous ${when}.`;
  return some === 1 ? `L'un d'eux expire ${when}.` : `${number(some)} d'entre eux expirent ${when}.`;
}

const reserved = ({ heldCoins, heldFor }: Beside): string => {
  const what = heldFor === 'orders' ? 'vos commandes en cours' : 'des commandes ou des cadeaux en route';
  return `${heldCoins === 1 ? 'est réservé' : 'sont réservés'} pour ${what}`;
};

const heldSaid = (beside: Beside): string =>
  beside.heldCoins > 0
    ? `${number(beside.heldCoins)} ${beside.heldCoins === 1 ? 'autre' : 'autres'} ${reserved(beside)}.`
    : '';

const owedSaid = ({ owedCoins }: Beside): string =>
  owedCoins > 0
    ? `Il reste ${coins(owedCoins)} de récompense à rendre pour un retour ; vos prochaines récompenses y serviront d'abord.`
    : '';

const waitingSaid = ({ waitingCoins }: Pick<Beside, 'waitingCoins'>): string =>
  waitingCoins > 0
    ? `${coins(waitingCoins)} de récompense ${waitingCoins === 1 ? 'est' : 'sont'} en route.`
    : '';

const sentences = (...parts: string[]): string => parts.filter(Boolean).join(' ');

const monthSaid = ({ month, coins: some }: Expiring, today: Day): string =>
  `${coins(some)} ${monthEnd(month, today)}`;

export const speech: Speech<BalanceOutcomes> = {
  balance: ({ balanceCoins, worth, next, ...beside }, { today }) => {
    const nextToGo = next ? nextSaid(next, balanceCoins, today) : '';
    const held = heldSaid(beside);
    return {
      say: sentences(
        `Vous avez ${coins(balanceCoins)}, soit ${money(worth)}.`,
        nextToGo,
        held,
        waitingSaid(beside),
        owedSaid(beside),
      ),
      ask: anythingElse,
      screen: {
        title: 'Vos jetons',
        coins: coins(balanceCoins),
        money: `Soit ${money(worth)}`,
        // Two facts are what a small screen has room for.
        beside: sentences(nextToGo, held || waitingSaid(beside)),
        hint: '« Pourquoi mon solde a changé ? »',
      },
    };
  },
  expiry: ({ balanceCoins, expiring }, { today }) => {
    const promoCoins = expiring.reduce((sum, one) => sum + one.coins, 0);
    if (promoCoins === 0)
      return {
        say: "Aucun de vos jetons n'expire : vous pouvez les utiliser quand vous voulez.",
        ask: anythingElse,
      };
    const told = expiring.slice(0, mostMonths).map((one) => monthSaid(one, today));
    const later = expiring.length > mostMonths ? ", puis d'autres plus tard" : '';
    const lasting = balanceCoins - promoCoins;
    const rest =
      lasting === 1
        ? " L'autre n'expire jamais."
        : lasting > 0
          ? ` Les ${number(lasting)} autres n'expirent jamais.`
          : '';
    return {
      say: `Les prochains à expirer : ${list(told)}${later}.${rest} Je les dépense dans cet ordre.`,
      ask: anythingElse,
    };
  },
  empty: (beside) => ({
    say:
      beside.heldCoins > 0
        ? sentences(
            `Vous n'avez plus de jetons disponibles : ${coins(beside.heldCoins)} ${reserved(beside)}.`,
            waitingSaid(beside),
            owedSaid(beside),
          )
        : sentences(
            'Votre porte-monnaie est vide.',
            waitingSaid(beside),
            owedSaid(beside),
            'Vous pouvez demander où sont passés vos jetons.',
          ),
    ask: anythingElse,
  }),
  'no-wallet': (waiting) => ({
    say: sentences(
      "Vous n'avez pas encore de jetons.",
      waitingSaid(waiting),
      "Votre porte-monnaie s'ouvrira avec les premiers ; en attendant, je peux vous dire les bons plans.",
    ),
    ask: anythingElse,
  }),
  'link-account': () => ({
    say: "Vos jetons sont sur votre compte client, qui n'est pas encore relié. J'ai mis une carte dans l'application Alexa, ça prend une minute. À bientôt.",
  }),
};
