import { plusMs } from '../../lambda/domain/time';
import { type DeliveryHouse, type DeliveryHouseOptions, deliverySuite } from '../support/delivery-house';
import { houseNow } from '../support/house';

/** Mardi, 10 h à Paris, où est la maison. */
const houses = deliverySuite();

const coffee = { placedAt: plusMs(houseNow, -3_600_000), units: { 'COF-GROUND-250': 2 } };
const milk = { placedAt: plusMs(houseNow, -7_200_000), units: { 'DAI-MILK-WHOLE-6': 1 } };
const both = { coming: [coffee, milk] };
/** Mercredi, de 10 h à midi. */
const wednesday = '2026-03-11T09:00:00.000Z';
const thursday = '2026-03-12T09:00:00.000Z';
/** Aujourd'hui, de 14 h à 16 h. */
const todayAtTwo = '2026-03-10T13:00:00.000Z';
const whatHappens =
  "un livreur pourra ouvrir la porte d'entrée une fois, pour votre commande de café moulu. La caméra enregistrera, et la porte sera reverrouillée. J'autorise ?";

interface Talk {
  title: string;
  options?: DeliveryHouseOptions;
  before?: (house: DeliveryHouse) => Promise<unknown>;
  script: string;
  /** What has become of the windows, the first one first. */
  leaves?: string[];
}

async function hold({ options, before, script, leaves }: Talk): Promise<DeliveryHouse> {
  const house = await houses.open({ locale: 'fr-FR', ...options });
  await before?.(house);
  await house.talk(script);
  if (leaves) expect((await house.windows()).map(({ state }) => state)).toEqual(leaves);
  return house;
}

const authorizing: Talk[] = [
  {
    title: 'jour et heures, oui, code',
    script: `
      U : demande à mon majordome de laisser entrer le livreur demain entre dix heures et midi
      A : Demain, de 10 h à midi, ${whatHappens}
      U : oui
      A : * Quel est votre code ?
      U : quatre sept un un
      A : C'est autorisé, demain de 10 h à midi. * Autre chose ?
    `,
    leaves: ['authorized'],
  },
  {
    title: 'demande le jour, puis les heures',
    script: `
      U : demande à mon majordome de laisser entrer le livreur
      A : Volontiers. Quel jour ?
      U : vendredi
      A : Volontiers. Entre quelle heure et quelle heure ?
      U : entre quatorze heures trente et seize heures
      A : Vendredi, de 14 h 30 à 16 h, ${whatHappens}
      U : non
      A : D'accord, personne n'entrera. Autre chose ?
    `,
    leaves: [],
  },
  {
    title: 'des heures sans jour',
    script: `
      U : demande à mon majordome de laisser entrer le livreur entre dix heures et midi
      A : Volontiers. Quel jour ?
      U : demain
      A : Demain, de 10 h à midi, *
    `,
  },
  {
    title: 'cet après-midi, ce soir, demain matin, demain à midi',
    script: `
      U : demande à mon majordome d'autoriser le livreur cet après-midi
      A : Aujourd'hui, de 13 h à 17 h, ${whatHappens}
      U : laissez entrer le livreur ce soir
      A : Aujourd'hui, de 17 h à 21 h, *
      U : laissez entrer le livreur demain matin
      A : Demain, de 8 h à midi, *
      U : laissez entrer le livreur demain à midi
      A : Demain, de midi à 13 h, *
    `,
  },
  {
    title: 'à partir de dix heures pendant deux heures',
    script: `
      U : demande à mon majordome de laisser entrer le livreur demain à partir de dix heures pendant deux heures
      A : Demain, de 10 h à midi, *
    `,
  },
  {
    title: 'un début sans fin',
    script: `
      U : demande à mon majordome de laisser entrer le livreur demain à dix heures
      A : À partir de 10 h. Jusqu'à quelle heure ?
      U : midi
      A : Demain, de 10 h à midi, *
    `,
  },
  {
    title: 'deux heures : de l’après-midi',
    script: `
      U : demande à mon majordome de laisser entrer le livreur demain de deux heures à quatre heures
      A : Pour être sûr : vous voulez dire de 14 h à 16 h ?
      U : oui
      A : Demain, de 14 h à 16 h, *
    `,
  },
  {
    title: 'deux heures : de la nuit',
    script: `
      U : demande à mon majordome de laisser entrer le livreur demain de deux heures à quatre heures
      U : non
      A : Demain, de 2 h à 4 h, *
    `,
  },
  {
    title: 'd’autres heures, un autre jour, tout compte fait',
    script: `
      U : demande à mon majordome de laisser entrer le livreur demain entre dix heures et midi
      U : plutôt de onze heures à treize heures
      A : Demain, de 11 h à 13 h, ${whatHappens}
      U : plutôt vendredi entre dix heures et midi
      A : Vendredi, de 10 h à midi, *
      U : oui
      U : quatre sept un un
      A : C'est autorisé, vendredi de 10 h à midi. *
    `,
    leaves: ['authorized'],
  },
  {
    title: 'dans le passé',
    script: `
      U : demande à mon majordome de laisser entrer le livreur hier entre dix heures et midi
      A : Ce moment est déjà passé. Quel jour ?
      U : demain
      A : Demain, de 10 h à midi, *
    `,
  },
  {
    title: 'un jour passé, sans heures ; puis un autre, et encore un autre',
    script: `
      U : demande à mon majordome de laisser entrer le livreur hier
      A : Ce moment est déjà passé. Quel jour ?
      U : le 30 avril
      A : Je ne peux pas prévoir plus de 14 jours à l'avance. Quel jour ?
      U : demain matin
      A : Demain, de 8 h à midi, *
    `,
  },
  {
    title: 'un autre jour à la place des heures',
    script: `
      U : demande à mon majordome de laisser entrer le livreur demain
      A : Volontiers. Entre quelle heure et quelle heure ?
      U : vendredi matin
      A : Vendredi, de 8 h à midi, *
    `,
  },
  {
    title: 'trop long, trop court, puis comme il faut',
    script: `
      U : demande à mon majordome de laisser entrer le livreur demain de huit heures à dix-sept heures
      A : Par sécurité, quatre heures au plus. Entre quelle heure et quelle heure ?
      U : à partir de dix heures pendant dix minutes
      A : Il faut au moins 15 minutes au livreur. Entre quelle heure et quelle heure ?
      U : entre dix heures et midi
      A : Demain, de 10 h à midi, *
    `,
  },
  {
    title: 'trop loin',
    script: `
      U : demande à mon majordome de laisser entrer le livreur le 30 avril entre dix heures et midi
      A : Je ne peux pas prévoir plus de 14 jours à l'avance. Quel jour ?
      U : non
      A : D'accord, personne n'entrera. Autre chose ?
    `,
  },
  {
    title: 'en même temps qu’une autre, par la même porte',
    options: both,
    before: (house) => house.plan(wednesday, 2, { order: 1 }),
    script: `
      U : demande à mon majordome de laisser entrer le livreur demain entre onze heures et treize heures
      A : La porte d'entrée attend déjà une livraison demain de 10 h à midi, et c'est une à la fois. Entre quelle heure et quelle heure ?
      U : entre midi et quatorze heures
      A : Demain, de midi à 14 h, ${whatHappens}
    `,
  },
  {
    title: 'trop nombreuses',
    options: { coming: [coffee, milk, milk, milk] },
    before: async (house) => {
      for (const order of [1, 2, 3]) await house.plan(plusMs(wednesday, order * 86_400_000), 2, { order });
    },
    script: `
      U : demande à mon majordome de laisser entrer le livreur demain entre dix heures et midi
      A : Trois livraisons à l'intérieur sont déjà prévues, c'est le maximum. * Autre chose ?
    `,
  },
  {
    title: 'trois mauvais codes le verrouillent, et personne n’entre',
    script: `
      U : demande à mon majordome de laisser entrer le livreur demain entre dix heures et midi
      U : oui
      U : un un un deux
      U : un un un trois
      U : un un un quatre
      A : /bloqué/
      U : demande à mon majordome de laisser entrer le livreur demain entre dix heures et midi
      U : oui
      A : /bloqué/
    `,
    leaves: ['requested'],
  },
  {
    title: 'sans code, rien ne commence',
    options: { voiceCode: '' },
    script: `
      U : demande à mon majordome de laisser entrer le livreur demain entre dix heures et midi
      U : oui
      A : /code vocal/
    `,
    leaves: [],
  },
  {
    title: 'laisse tomber, et stop au moment du code',
    script: `
      U : demande à mon majordome de laisser entrer le livreur demain entre dix heures et midi
      U : laisse tomber
      A : D'accord, personne n'entrera. Au revoir.
      U : demande à mon majordome de laisser entrer le livreur demain entre dix heures et midi
      U : oui
      U : stop
    `,
    leaves: ['requested'],
  },
  {
    title: 'aide et charabia à chaque question',
    script: `
      U : demande à mon majordome de laisser entrer le livreur
      U : aide
      A : /un jour.*Quel jour \\?$/
      U : bla bla bla
      A : Volontiers. Quel jour ?
      U : demain
      U : bla bla bla
      A : Vous pouvez dire : le matin, ou : entre dix heures et midi. Entre quelle heure et quelle heure ?
      U : le matin
      U : aide
      A : /votre code.*J'autorise \\?$/
      U : bla bla bla
      A : * Demain, de 8 h à midi, ${whatHappens}
    `,
  },
  {
    title: 'deux portes : laquelle',
    options: { doors: ['front', 'garage'] },
    script: `
      U : demande à mon majordome de laisser entrer le livreur demain entre dix heures et midi
      A : Il y a la porte d'entrée et la porte du garage. Laquelle ?
      U : la porte de derrière
      A : La porte de derrière n'est pas équipée. Il y a la porte d'entrée et la porte du garage. Laquelle ?
      U : le garage
      A : * un livreur pourra ouvrir la porte du garage une fois, *
      U : oui
      U : quatre sept un un
      A : C'est autorisé, *
    `,
    leaves: ['authorized'],
  },
  {
    title: 'la porte dite tout de suite',
    options: { doors: ['front', 'back'] },
    script: `
      U : demande à mon majordome de laisser entrer le livreur par la porte de derrière demain entre dix heures et midi
      A : * un livreur pourra ouvrir la porte de derrière une fois, *
    `,
  },
  {
    title: 'plusieurs commandes : laquelle',
    options: both,
    script: `
      U : demande à mon majordome de laisser entrer le livreur demain entre dix heures et midi
      A : Plusieurs commandes sont en route. C'est pour votre commande de café moulu ?
      U : non
      A : Alors, c'est pour votre commande de lait entier ?
      U : oui
      A : Demain, de 10 h à midi, * pour votre commande de lait entier. *
    `,
  },
  {
    title: 'la commande nommée, et une autre qui n’existe pas',
    options: both,
    script: `
      U : demande à mon majordome de laisser entrer le livreur pour ma commande de lait demain entre dix heures et midi
      A : Demain, de 10 h à midi, * pour votre commande de lait entier. *
      U : laissez entrer le livreur pour ma commande de shampoing demain entre dix heures et midi
      A : Je ne vois pas de commande de shampoing, je ne laisse donc entrer personne. Autre chose ?
    `,
  },
  {
    title: 'une commande livrée, et aucune en route',
    options: { coming: [{ ...coffee, status: 'delivered' }] },
    script: `
      U : demande à mon majordome de laisser entrer le livreur demain matin
      A : Vous n'avez aucune commande en route à déposer chez vous. Autre chose ?
    `,
  },
  {
    title: 'un autre moment pour une commande qui en a un',
    before: (house) => house.plan(wednesday),
    script: `
      U : demande à mon majordome de laisser entrer le livreur vendredi entre dix heures et midi
      A : Votre commande de café moulu doit être déposée demain de 10 h à midi. Je change pour un autre moment ?
      U : oui
      A : Vendredi, de 10 h à midi, ${whatHappens}
      U : oui
      U : quatre sept un un
      A : C'est autorisé, vendredi de 10 h à midi. *
    `,
    leaves: ['revoked', 'authorized'],
  },
  {
    title: 'ou qui le garde',
    before: (house) => house.plan(wednesday),
    script: `
      U : demande à mon majordome de laisser entrer le livreur vendredi entre dix heures et midi
      U : non
      A : D'accord, je ne change rien. Autre chose ?
    `,
    leaves: ['authorized'],
  },
  {
    title: 'sans compte',
    options: { linked: false },
    script: `
      U : demande à mon majordome de laisser entrer le livreur demain matin
      A : Pour laisser entrer un livreur, il me faut votre compte client. *
    `,
  },
  {
    title: 'sans porte équipée',
    options: { doors: [] },
    script: `
      U : demande à mon majordome de laisser entrer le livreur demain matin
      A : Aucune de vos portes n'est équipée pour une livraison à l'intérieur. *
    `,
  },
  {
    title: 'la nuit où l’on recule les montres',
    options: { now: '2026-10-23T12:00:00.000Z' },
    script: `
      U : demande à mon majordome de laisser entrer le livreur dimanche entre deux heures trente et quatre heures
      A : Pour être sûr : vous voulez dire de 14 h 30 à 16 h ?
      U : non
      A : Cette nuit-là, on recule les montres : il est deux fois 2 h 30. Vous voulez dire la première fois ?
      U : oui
      A : Dimanche, de 2 h 30 à 4 h, *
    `,
  },
  {
    title: 'la nuit où on les avance',
    options: { now: '2026-03-27T12:00:00.000Z' },
    script: `
      U : demande à mon majordome de laisser entrer le livreur dimanche entre deux heures trente et quatre heures
      U : non
      A : Cette nuit-là, on avance les montres : 2 h 30 n'existe pas. Entre quelle heure et quelle heure ?
      U : entre dix heures et midi
      A : Dimanche, de 10 h à midi, *
    `,
  },
];

describe('laisser entrer un livreur', () => {
  it.each(authorizing)('$title', hold);
});

/** Ce qui est dit des heures de demain, et comment c'est relu. */
const halvesSaid: [said: string, answer: string][] = [
  ['entre une heure et quatre heures du matin', 'Demain, de 1 h à 4 h, *'],
  ['entre une heure du matin et quatre heures', 'Demain, de 1 h à 4 h, *'],
  ['de deux heures du matin à cinq heures du matin', 'Demain, de 2 h à 5 h, *'],
  [
    'entre une heure et six heures du matin',
    'Par sécurité, quatre heures au plus. Entre quelle heure et quelle heure ?',
  ],
  ['entre minuit et trois heures', 'Demain, de minuit à 3 h, *'],
  ["de dix heures à deux heures de l'après-midi", 'Demain, de 10 h à 14 h, *'],
  ["entre dix heures et une heure de l'après-midi", 'Demain, de 10 h à 13 h, *'],
  ['de onze heures à une heure', 'Demain, de 11 h à 13 h, *'],
  ['de onze heures du matin à une heure', 'Demain, de 11 h à 13 h, *'],
  ["entre une heure et quatre heures de l'après-midi", 'Demain, de 13 h à 16 h, *'],
  ["entre une heure de l'après-midi et quatre heures", 'Demain, de 13 h à 16 h, *'],
  ['entre sept heures et neuf heures du soir', 'Demain, de 19 h à 21 h, *'],
  ['entre sept heures et neuf heures du matin', 'Demain, de 7 h à 9 h, *'],
  ['entre huit heures et dix heures du soir', 'Demain, de 20 h à 22 h, *'],
  ['entre dix heures et minuit', 'Demain, de 22 h à minuit, *'],
  ['entre treize heures et seize heures', 'Demain, de 13 h à 16 h, *'],
  ['entre une heure et quatre heures', 'Pour être sûr : vous voulez dire de 13 h à 16 h ?'],
];

describe('les moitiés du jour', () => {
  it.each(halvesSaid)('%s : %s', async (said, answer) => {
    const script = `U : demande à mon majordome de laisser entrer le livreur demain ${said}\nA : ${answer}`;
    await hold({ title: said, script });
  });
});

const inside = { state: 'open', unlock: { commandedAt: todayAtTwo, openedAt: todayAtTwo } } as const;
const seenAt = plusMs(todayAtTwo, 60_000);

/** A window of today that has become something, seen some minutes later. */
const today =
  (changes: Parameters<DeliveryHouse['become']>[1], minutes = 2) =>
  async (house: DeliveryHouse) => {
    const window = await house.plan(todayAtTwo);
    house.setNow(todayAtTwo);
    await house.become(window, changes);
    house.setNow(plusMs(todayAtTwo, minutes * 60_000));
  };

const planBoth = async (house: DeliveryHouse) => {
  await house.plan(wednesday, 2, { order: 0 });
  await house.plan(thursday, 2, { order: 1 });
};

const callingOff: Talk[] = [
  {
    title: 'une livraison, sans code, une fois',
    before: (house) => house.plan(wednesday),
    script: `
      U : demande à mon majordome de n'ouvrir à personne
      A : C'est fait, personne n'entrera : la livraison prévue demain de 10 h à midi est annulée. Autre chose ?
      U : ne laissez pas entrer le livreur
      A : La livraison prévue demain de 10 h à midi est déjà annulée, personne n'entrera. Autre chose ?
    `,
    leaves: ['revoked'],
  },
  {
    title: 'laquelle, quand il y en a plusieurs',
    options: both,
    before: planBoth,
    script: `
      U : demande à mon majordome d'annuler la livraison à l'intérieur
      A : Plusieurs sont prévues. J'annule celle prévue demain de 10 h à midi ?
      U : non
      A : Celle-là, je n'y touche pas. J'annule celle prévue jeudi de 10 h à midi ?
      U : oui
      A : C'est fait, personne n'entrera : la livraison prévue jeudi de 10 h à midi est annulée. Autre chose ?
    `,
    leaves: ['authorized', 'revoked'],
  },
  {
    title: 'toutes, pour personne',
    options: both,
    before: planBoth,
    script: `
      U : demande à mon majordome de n'ouvrir à personne
      A : C'est fait, personne n'entrera : les livraisons prévues demain de 10 h à midi et jeudi de 10 h à midi sont annulées. Autre chose ?
    `,
    leaves: ['revoked', 'revoked'],
  },
  {
    title: 'pendant que le livreur est là : la porte est verrouillée',
    before: today(inside),
    script: `
      U : demande à mon majordome de n'ouvrir à personne
      A : Je verrouille votre porte d'entrée tout de suite. Je vous préviens dès que c'est confirmé. Autre chose ?
      U : verrouillez ma porte
      A : Je verrouille votre porte d'entrée tout de suite. *
    `,
    leaves: ['securing'],
  },
  {
    title: 'la porte à clé, avant une livraison et sans livraison',
    before: (house) => house.plan(wednesday),
    script: `
      U : demande à mon majordome de fermer ma porte à clé
      A : J'ai demandé de verrouiller votre porte d'entrée. *
      U : verrouillez la porte du garage
      A : Je ne joins votre serrure qu'autour d'une livraison, et il n'y en a pas. *
    `,
    leaves: ['authorized'],
  },
  {
    title: 'jamais ouverte par la voix',
    before: today({ state: 'recording' }),
    script: `
      U : demande à mon majordome d'ouvrir la porte
      A : Pour votre sécurité, aucune voix n'ouvre votre porte, pas même la vôtre. * Que puis-je faire pour vous ?
      U : ouvrez la porte
      A : Pour votre sécurité, aucune voix n'ouvre votre porte, *
      U : déverrouillez la porte d'entrée
      A : Pour votre sécurité, aucune voix n'ouvre votre porte, *
    `,
    leaves: ['recording'],
  },
];

describe('annuler, verrouiller, et ne jamais ouvrir', () => {
  it.each(callingOff)('$title', hold);
});

const asking: Talk[] = [
  {
    title: 'rien de prévu, rien de lu, rien de filmé',
    script: `
      U : demande à mon majordome si le livreur est passé
      A : Aucune livraison à l'intérieur n'est prévue, et il n'y en a pas eu récemment. *
      U : ma porte est fermée à clé
      A : Je ne peux rien dire de votre porte d'entrée : je ne lis sa serrure qu'autour d'une livraison. Autre chose ?
      U : de quand date le dernier enregistrement
      A : Il n'y a pas d'enregistrement ces deux derniers jours : *
    `,
  },
  {
    title: 'pendant que le livreur est là',
    before: today(inside),
    script: `
      U : demande à mon majordome si le livreur est passé
      A : Le livreur a ouvert votre porte d'entrée il y a deux minutes. Elle sera verrouillée dès qu'il sera ressorti. Autre chose ?
    `,
  },
  {
    title: 'pas verrouillée : dit avant tout',
    before: today({
      ...inside,
      state: 'relock-failed',
      seen: { lock: 'jammed', door: 'closed', at: seenAt },
      alarms: [{ name: 'door-not-locked', at: seenAt }],
    }),
    script: `
      U : ouvre mon majordome
      A : Attention : votre porte d'entrée n'a pas confirmé qu'elle est verrouillée. À la dernière lecture, il y a une minute, la serrure était bloquée. * Autre chose ?
    `,
  },
  {
    title: 'passé : quand, verrouillée, filmé',
    before: today(
      {
        ...inside,
        state: 'completed',
        seen: { lock: 'locked', door: 'closed', at: seenAt },
        camera: { challenge: 'c', startedAt: todayAtTwo, clip: { reference: 'clip-1', endsAt: seenAt } },
      },
      12,
    ),
    script: `
      U : demande à mon majordome si le livreur est passé
      A : Oui, le livreur est passé à 14 h, et votre porte d'entrée a été reverrouillée. L'enregistrement est dans l'application de votre caméra. Autre chose ?
      U : ma porte est fermée à clé
      A : Votre porte d'entrée était verrouillée à 14 h 01, il y a 11 minutes. Autre chose ?
      U : de quand date le dernier enregistrement
      A : Le dernier enregistrement est celui de votre porte d'entrée, terminé à 14 h 01. * Autre chose ?
    `,
  },
  {
    title: 'ce qu’on ne sait pas est dit comme tel',
    before: today({ state: 'expired', seen: { lock: 'unknown', door: 'unknown', at: seenAt } }, 4),
    script: `
      U : demande à mon majordome si ma porte est fermée à clé
      A : Je ne sais pas si votre porte d'entrée est verrouillée : la serrure ne répondait pas à 14 h 01, il y a trois minutes. *
    `,
  },
  {
    title: 'la livraison du jour accueille, et la commande dit quand elle est déposée',
    before: (house) => house.plan(todayAtTwo),
    script: `
      U : ouvre mon majordome
      A : Bonjour. Un livreur peut ouvrir votre porte d'entrée aujourd'hui de 14 h à 16 h. Que puis-je faire pour vous ?
      U : où est ma commande
      A : Votre commande de café moulu est en préparation, elle arrive jeudi. Elle sera déposée chez vous aujourd'hui de 14 h à 16 h. Autre chose ?
    `,
  },
];

describe('demander des nouvelles', () => {
  it.each(asking)('$title', hold);
});

const vacations: Talk[] = [
  {
    title: 'jusqu’à un jour, relu, et levé',
    script: `
      U : ouvre mon majordome
      U : pas de livraison avant le 20 mars
      A : C'est noté, pas de livraison à l'intérieur avant le vendredi 20 mars. * Autre chose ?
      U : laissez entrer le livreur demain matin
      A : Vous ne vouliez personne avant votre retour, le vendredi 20 mars. * Autre chose ?
      U : nous sommes rentrés
      A : Bon retour. Les livraisons à l'intérieur sont de nouveau possibles : *
      U : laissez entrer le livreur demain matin
      A : Demain, de 8 h à midi, *
    `,
  },
  {
    title: 'sans jour, et pendant deux semaines',
    script: `
      U : ouvre mon majordome
      U : nous partons en vacances
      A : Alors personne n'entrera. Jusqu'à quel jour ?
      U : jusqu'au 3 juillet
      A : C'est noté, pas de livraison à l'intérieur avant le vendredi 3 juillet. *
      U : on est absents pendant deux semaines
      A : C'est noté, pas de livraison à l'intérieur avant le mardi 24 mars. *
    `,
  },
  {
    title: 'ce qui était prévu est annulé après un oui',
    before: (house) => house.plan(wednesday),
    script: `
      U : ouvre mon majordome
      U : on est absents jusqu'au 20 mars
      A : C'est noté, plus de nouvelle livraison à l'intérieur avant le vendredi 20 mars. Une est déjà prévue, demain de 10 h à midi. Je l'annule ?
      U : oui
      A : C'est fait, elle est annulée, et personne n'entrera pendant votre absence. Autre chose ?
    `,
    leaves: ['revoked'],
  },
];

describe('absents', () => {
  it.each(vacations)('$title', hold);
});
