/** Le porte-monnaie, comme des clients en parlent vraiment : ce qu'ils disent, et ce qu'on leur doit en réponse. */
import { settlePayment } from '../../lambda/domain/payments/settle';
import { agreeOn, giftCodeOf, sellerWithGifts } from '../support/gift-houses';
import { type House, type HouseOptions, habitOf } from '../support/house';
import { houseSuite } from '../support/house-suite';

const houses = houseSuite();

const voiceCode = '4711';
const habits = [habitOf('COF-GROUND-250')];

const houseWith = (options: HouseOptions = {}) =>
  houses.open({ coins: 1_240, card: true, habits, locale: 'fr-FR', ...options });

interface Talk {
  title: string;
  script: string;
  house?: HouseOptions;
}

const lots = 'Il y a 500 jetons pour 4,80 €, 1 000 jetons pour 9,50 € et 2 500 jetons pour 23,50 €, *';
const balance = 'Vous avez 1 240 jetons, soit 12,40 €.';

const talks: Talk[] = [
  ...[
    'si je peux récupérer mon argent',
    'je peux récupérer mon argent',
    'convertir mes jetons en euros',
    'rembourse-moi mes jetons',
    'comment me faire rembourser mes jetons',
    'je veux récupérer mon argent',
    'je peux échanger mes jetons contre des euros',
  ].map((asked) => ({
    title: `des jetons contre de l'argent : ${asked}`,
    script: `
      U : demande à mon majordome ${asked}
      A : Les jetons achetés et pas encore utilisés se remboursent sur votre carte pendant 14 jours : c'est sur la page de votre compte. Ce qu'il en reste vous est aussi remboursé à la clôture du porte-monnaie. Sinon, les jetons paient vos commandes et ne s'échangent pas contre de l'argent. Autre chose ?`,
  })),
  {
    title: 'vendredi prochain, et un vendredi qui est passé',
    script: `
      U : demande à mon majordome ce que j'ai dépensé vendredi prochain
      A : Vendredi dernier, vous n'avez pas dépensé de jetons, et le prochain est encore à venir. Je vous lis vos derniers mouvements ?
      U : combien j'ai dépensé la semaine prochaine
      A : C'est encore à venir, il n'y a donc rien à en dire. Je vous lis vos derniers mouvements ?
      U : combien j'ai dépensé le 20 mars
      A : C'est encore à venir, *
      U : combien j'ai dépensé hier
      A : Hier, vous n'avez pas dépensé de jetons. Je vous lis vos derniers mouvements ?`,
  },
  {
    title: 'des jetons, sans dire combien, puis un autre nombre que le premier',
    script: `
      U : demande à mon majordome d'acheter des jetons
      A : ${lots} Vous en voulez combien ?
      U : cinq cents
      A : 500 jetons pour 4,80 €, avec quatre pour cent de remise, * Je les achète ?
      U : non en fait mille
      A : 1 000 jetons pour 9,50 €, * Je les achète ?
      U : vas-y
      A : Je débite 9,50 € sur votre carte, et vos 1 000 jetons arrivent dès que la banque accepte. *`,
  },
  {
    title: "combien il me reste, au milieu d'une recharge : l'achat attend toujours",
    script: `
      U : demande à mon majordome d'acheter cinq cents jetons
      A : 500 jetons pour 4,80 €, *
      U : combien il me reste
      A : ${balance} Je les achète ?
      U : c'est quoi un jeton
      A : Un jeton vaut un centime, * Je les achète ?
      U : non merci
      A : * acheté* Autre chose ?`,
  },
  {
    title: "le solde pendant qu'on demande combien, puis le nombre",
    script: `
      U : demande à mon majordome d'acheter des jetons
      A : ${lots} Vous en voulez combien ?
      U : j'ai combien de jetons
      A : ${balance} Vous en voulez combien ?
      U : mille
      A : 1 000 jetons pour 9,50 €, * Je les achète ?`,
  },
  {
    title: 'en euros, puis en plus d’euros',
    script: `
      U : demande à mon majordome de recharger de vingt euros
      A : 2 000 jetons pour 20,00 €, * Je les achète ?
      U : plutôt trente euros
      A : 3 000 jetons pour 30,00 €, * Je les achète ?`,
  },
  {
    title: 'dix euros sur mon compte, ce n’est pas dix boîtes de quelque chose',
    script: `
      U : dis à mon majordome mets dix euros sur mon compte
      A : 1 000 jetons pour 9,50 €, avec cinq pour cent de remise, * Je les achète ?
      U : non
      A : * acheté* Autre chose ?`,
  },
  {
    title: 'le plus petit lot, le plus gros lot',
    script: `
      U : demande à mon majordome d'acheter le plus petit lot
      A : 500 jetons pour 4,80 €, *
      U : le plus gros lot
      A : * aujourd'hui. Vous en voulez combien ?`,
  },
  {
    title: 'le premier, le deuxième, le plus gros : des lots qui viennent d’être lus',
    house: { verified: true },
    script: `
      U : demande à mon majordome d'acheter des jetons
      A : ${lots} Vous en voulez combien ?
      U : le premier
      A : 500 jetons pour 4,80 €, *
      U : le deuxième
      A : 1 000 jetons pour 9,50 €, *
      U : le plus gros
      A : 10 000 jetons pour 90,00 €, *
      U : le plus petit
      A : 500 jetons pour 4,80 €, *
      U : le troisième lot
      A : 2 500 jetons pour 23,50 €, *`,
  },
  {
    title: "juste ce qu'il manque à la commande qui vient d'être lue",
    script: `
      U : demande à mon majordome de commander dix paquets de café
      A : * Ça prend 1 240 jetons, et 27,10 € sur votre carte. Je commande ?
      U : achète des jetons
      A : ${lots} Vous en voulez combien ?
      U : juste ce qu'il manque
      A : 2 710 jetons pour 27,10 €, * Je les achète ?`,
  },
  {
    title: 'il ne manque rien tant que rien n’est commandé',
    script: `
      U : demande à mon majordome d'acheter des jetons
      U : juste ce qu'il manque
      A : Il ne manque rien : ce que vos jetons ne couvrent pas passe sur votre carte quand vous commandez. Vous en voulez combien ?`,
  },
  {
    title: 'un lot de mille, ce sont des jetons',
    script: `
      U : demande à mon majordome quels lots il y a
      A : ${lots}
      U : achète un lot de mille
      A : 1 000 jetons pour 9,50 €, *`,
  },
  {
    title: 'zéro, moins cinq, un : le minimum est dit, et un nombre attendu',
    script: `
      U : demande à mon majordome d'acheter zéro jeton
      A : Par carte, c'est 50 jetons au minimum. Vous en voulez combien ?
      U : moins cinq
      A : Par carte, c'est 50 jetons au minimum. Vous en voulez combien ?
      U : cinq
      A : Par carte, c'est 50 jetons au minimum. Vous en voulez combien ?
      U : cinquante
      A : 50 jetons pour 0,50 €, *`,
  },
  {
    title: 'un million : ce qui est possible est dit',
    script: `
      U : demande à mon majordome d'acheter un million de jetons
      A : Vous pouvez encore en acheter * aujourd'hui. Vous en voulez combien ?
      U : laisse tomber
      A : /au revoir/i`,
  },
  {
    title: 'pardon et le silence redisent l’offre, un mot perdu la raccourcit',
    script: `
      U : demande à mon majordome d'acheter cinq cents jetons
      U : pardon
      A : 500 jetons pour 4,80 €, * Je les achète ?
      U : (silence)
      A : Je les achète ?
      U : abracadabra
      A : Pardon, je n'ai pas compris. J'achète 500 jetons pour 4,80 € ?
      U : oui achète
      A : Je débite 4,80 € *`,
  },
  {
    title: 'du café au milieu d’une recharge : c’est le café qui compte',
    script: `
      U : demande à mon majordome d'acheter cinq cents jetons
      U : commande du café
      A : Votre café moulu habituel, deux paquets, *
      U : non`,
  },
  {
    title: 'sans carte enregistrée, on sait où en mettre une',
    house: { card: false },
    script: `
      U : demande à mon majordome d'acheter des jetons
      A : Il n'y a pas de carte enregistrée sur votre compte, * Autre chose ?`,
  },
  {
    title: 'jetons et carte ensemble, le solde au milieu',
    script: `
      U : demande à mon majordome de commander vingt paquets de café
      A : Votre café moulu habituel, 20 paquets, 79,00 €, * Ça prend 1 240 jetons, et 66,60 € sur votre carte. Je commande ?
      U : combien il me reste
      A : ${balance} Je commande ?
      U : finalement deux
      A : Deux paquets * 11,80 €, *
      U : oui
      A : C'est fait, *`,
  },
  {
    title: 'annuler ce qui est payé en partie par carte',
    script: `
      U : demande à mon majordome de commander vingt paquets de café
      U : oui
      A : C'est fait, * Je débite 66,60 € sur votre carte ; * Vous pouvez annuler *
      U : demande à mon majordome d'annuler ma commande
      A : Votre commande de café moulu arrive * Si je l'annule, vos 1 240 jetons vous reviennent et votre carte n'est pas débitée. Je l'annule ?
      U : oui
      A : /C'est annulé/`,
  },
  {
    title: 'pourquoi ça a baissé, et avant',
    script: `
      U : demande à mon majordome de commander du café
      U : oui
      U : demande à mon majordome pourquoi ça a baissé
      A : Aujourd'hui, vous avez payé 1 180 jetons pour du café moulu. * Autre chose ?
      U : non
      A : /au revoir/i`,
  },
  {
    title: 'mes dépenses, puis un autre mois : c’est toujours le porte-monnaie',
    script: `
      U : demande à mon majordome de commander du café
      U : oui
      U : demande à mon majordome ce que j'ai dépensé aujourd'hui
      A : Aujourd'hui, vous avez dépensé 1 180 jetons, soit 11,80 €. *
      U : et la semaine dernière
      A : La semaine dernière, vous n'avez pas dépensé de jetons. Je vous lis vos derniers mouvements ?
      U : et en octobre
      A : En octobre, vous n'avez pas dépensé de jetons. *`,
  },
  {
    title: 'mes achats, puis un autre mois : ce sont toujours les achats',
    script: `
      U : demande à mon majordome ce que j'ai acheté en janvier
      A : /achet/
      U : et en décembre
      A : /achet/`,
  },
  {
    title: 'un relevé de demain',
    script: `
      U : demande à mon majordome mon relevé de demain
      A : C'est encore à venir, il n'y a donc rien à en dire. Je vous lis vos derniers mouvements ?
      U : non merci
      A : * Autre chose ?`,
  },
  {
    title: 'qu’est-ce qui expire bientôt, ce n’est pas ce qui a expiré',
    script: `
      U : demande à mon majordome qu'est-ce qui expire bientôt
      A : Aucun de vos jetons n'expire : vous pouvez les utiliser quand vous voulez. Autre chose ?
      U : combien de jetons ont expiré
      A : Jusqu'ici, aucun jeton n'a expiré. *`,
  },
  {
    title: 'c’est quoi mon code vocal : il ne se dit pas, et ce n’est pas celui du parrainage',
    house: { voiceCode },
    script: `
      U : demande à mon majordome c'est quoi mon code vocal
      A : Le code vocal, ce sont quatre chiffres que vous choisissez sur la page de votre compte. Je ne les dis jamais à voix haute. Que puis-je faire pour vous ?`,
  },
  {
    title: 'j’ai oublié mon code, pendant qu’il est demandé',
    house: { voiceCode, coins: 0 },
    script: `
      U : demande à mon majordome d'acheter cinq mille jetons
      U : oui
      A : * Quel est votre code ?
      U : j'ai oublié mon code
      A : C'est le code à quatre chiffres que vous avez choisi sur la page de votre compte, * Quel est votre code ?
      U : quatre sept un un
      A : Je débite 46,00 € *`,
  },
  {
    title: 'trois mauvais codes, et rien n’est acheté',
    house: { voiceCode, coins: 0 },
    script: `
      U : demande à mon majordome d'acheter cinq mille jetons
      U : oui
      A : * Quel est votre code ?
      U : neuf huit sept six
      A : Ce n'est pas le bon. Il vous reste deux essais. Quel est votre code ?
      U : c'est le un trois cinq sept
      A : Ce n'est pas le bon. Il vous reste un essai. Quel est votre code ?
      U : deux quatre six neuf
      A : Ce n'est pas le bon, et par sécurité j'ai bloqué le code. * rien n'a été fait. Autre chose ?`,
  },
  {
    title: 'ma recharge est arrivée ? la banque n’a pas encore répondu',
    script: `
      U : demande à mon majordome d'acheter cinq cents jetons
      U : oui
      U : est-ce que ma recharge est arrivée
      A : Votre recharge de 4,80 € attend encore la réponse de la banque. Je vous lis vos derniers mouvements ?`,
  },
  {
    title: 'sans contact, on sait comment en avoir',
    script: `
      U : demande à mon majordome d'envoyer cent jetons à ma sœur
      A : Les jetons ne s'envoient qu'à vos contacts, et vous n'en avez pas encore. * Autre chose ?`,
  },
  {
    title: 'aucun cadeau, un code qui ne va pas, et pas de code du tout',
    script: `
      U : demande à mon majordome si j'ai reçu un cadeau
      A : Aucun cadeau ne vous attend. Autre chose ?
      U : j'ai un code cadeau
      A : Volontiers. * Quels sont les douze chiffres ?
      U : un deux trois quatre
      A : Merci, il m'en manque huit. Quels sont les suivants ?
      U : je ne l'ai pas sous la main
      A : D'accord, le code reste à utiliser. Autre chose ?`,
  },
  {
    title: 'parrainer sa voisine, et un code qu’on n’a pas',
    script: `
      U : dis à mon majordome je veux parrainer ma voisine
      A : Votre code de parrainage est le * Autre chose ?
      U : j'ai un code parrain
      A : * Quel est le code de parrainage ?
      U : je ne l'ai pas
      A : * Autre chose ?`,
  },
  {
    title: 'les jetons, expliqués',
    script: `
      U : demande à mon majordome à quoi ça sert les jetons
      A : Un jeton vaut un centime, * Je continue ?
      U : oui
      A : Les jetons achetés n'expirent jamais. * sauf ce qui reste d'un lot, pendant 14 jours. * Autre chose ?`,
  },
  {
    title: 'un invité sans compte : la carte, et rien de promis',
    house: { linked: false },
    script: `
      U : demande à mon majordome d'acheter des jetons
      A : Les jetons sont liés à votre compte client, * À bientôt.`,
  },
];

it.each(talks.map((talk) => [talk.title, talk] as const))('%s', async (_title, { script, house }) => {
  await (await houseWith(house)).talk(script);
});

describe('entre deux foyers', () => {
  async function pair(): Promise<[House, House]> {
    const options = { voiceCode, seller: sellerWithGifts(), verified: true };
    const house = await houseWith(options);
    const other = await houseWith({ ...options, coins: 0 });
    await agreeOn(house, other, { name: 'Claire', knownAs: 'Paul' });
    return [house, other];
  }

  it('on change le nombre en route, et le solde ne fait rien perdre', async () => {
    const [house, other] = await pair();
    await house.talk(`
      U : demande à mon majordome d'envoyer cent jetons à claire
      A : 100 jetons, soit 1,00 €, pour Claire. Je les envoie ?
      U : non plutôt deux cents
      A : 200 jetons, soit 2,00 €, pour Claire. Je les envoie ?
      U : combien il me reste
      A : ${balance} Je les envoie ?
      U : oui envoie-les
      A : * Quel est votre code ?
      U : quatre sept un un
      A : C'est fait, Claire a reçu vos 200 jetons. Il vous reste 1 040 jetons. Autre chose ?
    `);
    expect([await house.balanceCoins(), await other.balanceCoins()]).toEqual([1_040, 200]);
  });

  it("changer d'avis n'envoie rien", async () => {
    const [house, other] = await pair();
    await house.talk(`
      U : demande à mon majordome d'envoyer des jetons à claire
      A : Volontiers. Combien de jetons dois-je envoyer ?
      U : cinquante
      A : 50 jetons, soit 0,50 €, pour Claire. Je les envoie ?
      U : finalement non
      A : D'accord, je n'ai rien envoyé. Autre chose ?
    `);
    expect([await house.balanceCoins(), await other.balanceCoins()]).toEqual([1_240, 0]);
  });
});

it('un code cadeau dit d’un trait apporte ses jetons une seule fois', async () => {
  const house = await houseWith();
  const code = (await giftCodeOf(house, 500)).replace(/(\d{4})(?=\d)/g, '$1 ');
  await house.talk(`
    U : demande à mon majordome d'utiliser le code cadeau ${code}
    A : Votre code vous apporte 500 jetons, soit 5,00 €. Votre solde est maintenant de 1 740 jetons. Autre chose ?
    U : utilise le code cadeau ${code}
    A : Celui-là, vous l'avez déjà utilisé : * Autre chose ?
  `);
  expect(await house.balanceCoins()).toBe(1_740);
});

it('une recharge que la banque refuse est dite refusée, et la suivante peut se faire', async () => {
  const house = await houseWith();
  await house.talk(`
    U : demande à mon majordome d'acheter cinq cents jetons
    U : oui
    A : Je débite 4,80 € *
  `);
  const [payment] = await house.shop.payments.latest(house.household.id, 1);
  if (!payment) throw new Error('no payment');
  await settlePayment(house.shop, payment, { kind: 'declined', reason: 'card-declined' });
  await house.talk(`
    U : demande à mon majordome si ma recharge est passée
    A : La banque a refusé votre dernière recharge, de 4,80 €. Rien n'est débité. Je vous lis vos derniers mouvements ?
    U : non
    U : achète cinq cents jetons
    A : 500 jetons pour 4,80 €, * Je les achète ?
    U : oui
    A : Je débite 4,80 € *
  `);
  expect(await house.shop.payments.latest(house.household.id, 3)).toHaveLength(2);
});
