import type { Day } from '../../../domain/time';
import type { Speech, Words } from '../../outcome';
import { coins, count, de, money, theseAreCoins, untilTime } from '../../phrases/fr-FR';
import { capitalised, vary } from '../../phrases/phrases';
import type { GiftAcceptOutcomes, Offered } from './outcomes';

const anythingElse = 'Autre chose ?';

const accept = ({ gift }: Pick<Offered, 'gift'>): string =>
  gift.coins === 1 ? "Je l'accepte ?" : 'Je les accepte ?';

/** « de Paul est à vous », « de Paul sont à vous ». */
const isYours = ({ senderName, coins: some }: Offered['gift']): string =>
  `${de(senderName)} ${some === 1 ? 'est' : 'sont'} à vous`;

const untilWhen = ({ gift, zone }: Offered, today: Day): string => untilTime(gift.expiresAt, zone, today);

/** Ce qu'il est advenu d'un cadeau, puis le suivant. */
const andNext = (say: string, next: Offered | undefined): Words =>
  next
    ? {
        say: `${say} Il y en a un autre : ${coins(next.gift.coins)} de la part ${de(next.gift.senderName)}, soit ${money(next.worth)}.`,
        ask: accept(next),
      }
    : { say, ask: anythingElse };

export const speech: Speech<GiftAcceptOutcomes> = {
  'link-account': () => ({
    say: "Les cadeaux arrivent sur votre compte client, qui n'est pas encore relié. J'ai mis une carte dans l'application Alexa, ça prend une minute. À bientôt.",
  }),
  none: () => ({ say: 'Aucun cadeau ne vous attend.', ask: anythingElse }),
  offer: ({ waiting, ...offered }, { today }) => {
    const { gift, worth } = offered;
    const what = `${coins(gift.coins)}, soit ${money(worth)}`;
    return {
      say:
        waiting === 1
          ? `${gift.senderName} vous a envoyé ${what}. Vous pouvez accepter ${untilWhen(offered, today)}.`
          : `Vous avez ${count(waiting)} cadeaux. Le premier vient ${de(gift.senderName)} : ${what}, ${untilWhen(offered, today)}.`,
      ask: accept(offered),
    };
  },
  'offer-again': (offered, { turn }) => ({
    say: `${vary(turn, 'Pardon, oui ou non.', "Excusez-moi, je n'ai pas saisi.")} ${capitalised(theseAreCoins(offered.gift.coins))} de la part ${de(offered.gift.senderName)}.`,
    ask: accept(offered),
  }),
  accepted: ({ gift, balanceCoins, next }) =>
    andNext(
      `${gift.coins === 1 ? 'Le jeton' : `Les ${coins(gift.coins)}`} ${isYours(gift)}. Votre solde est maintenant de ${coins(balanceCoins)}.`,
      next,
    ),
  gone: ({ next }) => andNext("Ce cadeau n'attend plus.", next),
  expired: ({ gift, next }) =>
    andNext(
      `C'était trop tard pour ce cadeau : il retourne à ${gift.senderName}, qui peut le renvoyer.`,
      next,
    ),
  'wallet-closed': () => ({
    say: 'Votre porte-monnaie est clôturé, il ne peut plus recevoir de cadeau. Celui-ci repartira de lui-même.',
    ask: anythingElse,
  }),
  'wallet-full': (offered, { today }) => ({
    say: `Votre porte-monnaie ne peut pas en contenir autant pour l'instant. Dépensez-en un peu, vous pouvez accepter ${untilWhen(offered, today)}.`,
    ask: anythingElse,
  }),
  'offer-return': ({ gift }) => ({
    say: 'Entendu.',
    ask: `Je ${gift.coins === 1 ? 'le' : 'les'} renvoie à ${gift.senderName} ?`,
  }),
  returned: ({ gift, next }) =>
    andNext(
      `${gift.senderName} a récupéré ${gift.coins === 1 ? 'son jeton' : `ses ${coins(gift.coins)}`}.`,
      next,
    ),
  kept: ({ next, ...offered }, { today }) =>
    andNext(
      `Alors ${offered.gift.coins === 1 ? 'il attend' : 'ils attendent'} ${untilWhen(offered, today)}.`,
      next,
    ),
  'was-accepted': ({ gift, next }) =>
    andNext(
      `Le premier oui avait suffi : ${gift.coins === 1 ? 'le jeton' : 'les jetons'} ${isYours(gift)}.`,
      next,
    ),
};
