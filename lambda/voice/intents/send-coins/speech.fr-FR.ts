import type { Speech } from '../../outcome';
import {
  atTime,
  choice,
  coins,
  count,
  de,
  list,
  money,
  number,
  theseAreCoins,
  yourCoins,
} from '../../phrases/fr-FR';
import { capitalised, vary } from '../../phrases/phrases';
import type { ReadOut, SendCoinsOutcomes } from './outcomes';

const anythingElse = 'Autre chose ?';
const howMany = 'Combien de jetons dois-je envoyer ?';
const toWhom = "C'est pour qui ?";
const sendThem = (value: number): string => (value === 1 ? "Je l'envoie ?" : 'Je les envoie ?');

const hours = (value: number): string => `${count(value, 'f')} ${value < 2 ? 'heure' : 'heures'}`;

const elseBack = (value: number): string =>
  value === 1 ? 'sinon il vous revient' : 'sinon ils vous reviennent';

const toAccept = ({ contact, coins: some, acceptWithinHours }: ReadOut): string =>
  acceptWithinHours === undefined
    ? ''
    : ` ${contact.name} aura ${hours(acceptWithinHours)} pour ${some === 1 ? "l'accepter" : 'les accepter'}, ${elseBack(some)}.`;

const stillHave = (balanceCoins: number): string =>
  balanceCoins === 0
    ? 'Votre porte-monnaie est maintenant vide.'
    : `Il vous ${balanceCoins === 1 ? 'en reste un' : `reste ${coins(balanceCoins)}`}.`;

export const speech: Speech<SendCoinsOutcomes> = {
  'link-account': () => ({
    say: "Vos jetons sont sur votre compte client, qui n'est pas encore relié. J'ai mis une carte dans l'application Alexa, ça prend une minute. À bientôt.",
  }),
  'no-contacts': () => ({
    say: "Les jetons ne s'envoient qu'à vos contacts, et vous n'en avez pas encore. Vous pouvez inviter quelqu'un sur la page de votre compte.",
    ask: anythingElse,
  }),
  'ask-coins': () => ({ say: 'Volontiers.', ask: howMany }),
  'ask-coins-again': () => ({ say: 'Pardon, il me faut un nombre, comme cinq cents.', ask: howMany }),
  'ask-contact': ({ names }) => ({
    say: `Vous pouvez en envoyer à ${choice(names)}.`,
    ask: toWhom,
  }),
  'contact-unknown': ({ said, names }) => ({
    say: `Je n'ai pas ${de(said)} dans vos contacts ; vous pouvez en ajouter sur la page de votre compte. Vous avez ${list(names)}.`,
    ask: toWhom,
  }),
  which: ({ name, isFirst }) => ({
    say: isFirst ? "J'en ai plusieurs de ce nom." : 'Alors,',
    ask: `${isFirst ? "C'est" : "c'est"} pour ${name} ?`,
  }),
  confirm: (read) => ({
    say: `${coins(read.coins)}, soit ${money(read.worth)}, pour ${read.contact.name}.${toAccept(read)}`,
    ask: sendThem(read.coins),
  }),
  'confirm-again': ({ coins: some, worth, contact }, { turn }) => ({
    say: `${vary(turn, 'Pardon, oui ou non.', "Excusez-moi, je n'ai pas saisi.")} ${capitalised(theseAreCoins(some))}, ${money(worth)}, pour ${contact.name}.`,
    ask: sendThem(some),
  }),
  sent: ({ contact, coins: some, balanceCoins }) => ({
    say: `C'est fait, ${contact.name} a reçu ${yourCoins(some)}. ${stillHave(balanceCoins)}`,
    ask: anythingElse,
  }),
  offered: ({ contact, coins: some, balanceCoins, acceptWithinHours }) => ({
    say: `C'est fait. ${contact.name} a ${hours(acceptWithinHours)} pour accepter ${yourCoins(some)}, ${elseBack(some)}. ${stillHave(balanceCoins)}`,
    ask: anythingElse,
  }),
  'not-sent': () => ({ say: "D'accord, je n'ai rien envoyé.", ask: anythingElse }),
  'was-sent': () => ({
    say: 'Ils étaient déjà partis avec votre premier oui. Votre relevé les montre.',
    ask: anythingElse,
  }),
  'contact-gone': () => ({
    say: "Ce contact n'est plus dans votre liste, je n'ai donc rien envoyé. Vous pouvez le rajouter sur la page de votre compte.",
    ask: anythingElse,
  }),
  'amount-invalid': () => ({ say: "Les jetons s'envoient entiers, et au moins un.", ask: howMany }),
  self: () => ({ say: "C'est votre propre porte-monnaie, les jetons y sont déjà.", ask: anythingElse }),
  'recipient-closed': ({ contact }) => ({
    say: `${contact.name} n'a plus de porte-monnaie, je n'ai donc rien envoyé. Vos jetons n'ont pas bougé.`,
    ask: anythingElse,
  }),
  'recipient-full': ({ contact }) => ({
    say: `Le porte-monnaie ${de(contact.name)} ne peut pas en contenir autant, je n'ai donc rien envoyé. Un plus petit nombre passera peut-être.`,
    ask: anythingElse,
  }),
  'recipient-currency': ({ contact }) => ({
    say: `${contact.name} est dans un pays qui a une autre monnaie : un jeton n'y vaut pas la même chose, je n'ai donc rien envoyé. Vos jetons n'ont pas bougé.`,
    ask: anythingElse,
  }),
  'gifts-off': ({ contact }) => ({
    say: `Ici, les jetons restent à la maison : envoyés à un autre foyer, ce serait un transfert d'argent, qui demande un agrément. Vous pouvez plutôt acheter quelque chose pour ${contact.name}.`,
    ask: anythingElse,
  }),
  'not-verified': () => ({
    say: "Avant d'envoyer des jetons à un autre foyer, le magasin doit savoir qui vous êtes. La page de votre compte dit comment faire.",
    ask: anythingElse,
  }),
  'too-much': ({ mostCoins }) => ({
    say: `On peut envoyer ${coins(mostCoins)} à la fois, pas plus.`,
    ask: howMany,
  }),
  'limit-reached': ({ period, leftCoins }) => {
    const when = period === 'day' ? "aujourd'hui" : 'ce mois-ci';
    return {
      say:
        leftCoins === 0
          ? `Vous avez envoyé tout ce qu'on peut envoyer ${when}. Vos jetons n'ont pas bougé.`
          : `C'est plus que ce que vous pouvez encore envoyer ${when} : il vous reste ${number(leftCoins)}.`,
      ask: anythingElse,
    };
  },
  'home-off': ({ contact }) => ({
    say: `Dans ce magasin, les jetons ne passent pas d'un porte-monnaie à l'autre, même à la maison. Vous pouvez plutôt acheter quelque chose pour ${contact.name}.`,
    ask: anythingElse,
  }),
  'home-limit-reached': ({ period, leftCoins }) => {
    const when = period === 'day' ? "aujourd'hui" : 'ce mois-ci';
    return {
      say:
        leftCoins === 0
          ? `Vous avez envoyé tout ce qui peut passer à la maison ${when}. Vos jetons n'ont pas bougé.`
          : `C'est plus que ce qui peut encore passer à la maison ${when} : vous pouvez en envoyer ${number(leftCoins)}.`,
      ask: anythingElse,
    };
  },
  'too-many-gifts': ({ mostPerDay }) => ({
    say: `${capitalised(count(mostPerDay))} ${mostPerDay < 2 ? 'cadeau' : 'cadeaux'} par jour, c'est le maximum. Vous pourrez envoyer le suivant demain.`,
    ask: anythingElse,
  }),
  'contact-too-new': ({ contact, from, zone }, { today }) => ({
    say: `${contact.name} vient d'entrer dans vos contacts. Par sécurité, vous pourrez lui envoyer des jetons ${atTime(from, zone, today)}.`,
    ask: anythingElse,
  }),
  'not-giveable': ({ giveableCoins, reason }) => {
    const why =
      reason === 'promo'
        ? "Les jetons gagnés servent à vos achats ; seuls ceux que vous avez achetés peuvent s'envoyer"
        : "Les jetons achetés ces derniers jours ne peuvent pas encore s'envoyer";
    return {
      say: giveableCoins > 0 ? `${why}. Pour l'instant, cela fait ${coins(giveableCoins)}.` : `${why}.`,
      ask: anythingElse,
    };
  },
  'not-enough-coins': ({ coins: some, balanceCoins }) => ({
    say:
      balanceCoins === 0
        ? "Vous n'avez pas de jetons à envoyer pour l'instant. Vous pouvez en acheter : dites « achète des jetons »."
        : `Vous avez ${coins(balanceCoins)}, pas assez pour en envoyer ${number(some)}. Vous pouvez en envoyer moins, ou en racheter.`,
    ask: anythingElse,
  }),
};
