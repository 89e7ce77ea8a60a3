import { join } from 'node:path';
import { createLocalAlexa } from '../../simulator';
import { type Locale, locales } from './locale';

const timeZone = 'Europe/Paris';
const alexa = createLocalAlexa({
  skillId: 'amzn1.ask.skill.majordomo',
  packageDir: join(__dirname, '../../skill-package'),
  handler: () => Promise.reject(new Error('only what is heard is tested')),
  accounts: locales.map((locale) => ({ userId: locale, label: locale, locale, timeZone })),
  devices: [{ deviceId: 'kitchen', label: 'Kitchen', screen: false }],
  now: () => Date.parse('2026-03-10T09:00:00Z'),
});

/** "ReorderIntent product: coffee" */
function heardAs(locale: Locale, said: string): string {
  const { selected } = alexa.understand({ userId: locale, deviceId: 'kitchen', locale }, said);
  const slots = Object.values(selected?.slots ?? {}).filter(({ value }) => value !== undefined);
  return [selected?.name, ...slots.map(({ name, value }) => `${name}: ${value}`)].join(' ');
}

/** What people said to the demo and was taken for something else, by what it is to be heard as. */
const heard: Record<Locale, Record<string, string[]>> = {
  'en-US': {
    'StatementIntent topic: goodwill': ['did i get any goodwill', 'have i had any goodwill'],
    DeliveryStatusIntent: [
      'was my package put inside',
      'has my package been put inside',
      'is my package inside',
      'did they lock up',
      'did the courier lock the door',
      'did they shut the door',
      'did the driver come',
      'has the driver come yet',
      'is the driver here',
      'did the delivery guy come',
    ],
    'DeliveryStatusIntent topic: footage': ['can i see the footage'],
    'DeliveryStatusIntent topic: video': ['show me the video', 'send me the video', 'let me see the video'],
    'DeliveryStatusIntent topic: recording': ['show me the recording', 'play the recording'],
    'DeliveryStatusIntent topic: come': ['when did the courier come', 'what time did the driver come'],
    'DeliveryStatusIntent topic: came': ['who came in', 'who came into my house'],
    'DeliveryStatusIntent door: garage door': ['did the courier lock the garage door'],
    LockDoorIntent: ['lock up', 'lock the door'],
    AuthorizeDeliveryIntent: ['let the mailman in', 'let the postman in', 'reschedule my delivery'],
    'AuthorizeDeliveryIntent date: 2026-03-13': [
      'push my delivery to friday',
      'reschedule my delivery to friday',
      'postpone the delivery until friday',
    ],
    'AuthorizeDeliveryIntent date: 2026-03-11 part: MO door: garage': [
      'leave my package in the garage tomorrow morning',
    ],
    'RevokeDeliveryIntent deliveryDay: 2026-03-11': [
      "cancel tomorrow's delivery",
      'cancel my delivery tomorrow',
      'cancel the delivery for tomorrow',
    ],
    'CancelOrderIntent date: 2026-03-11': [
      "cancel tomorrow's order",
      'cancel the order that arrives tomorrow',
    ],
    'CancelOrderIntent product: coffee': ['cancel my coffee delivery'],
    'VacationIntent days: 2026-03-11': ["i won't be home tomorrow", "we're away tomorrow"],
    'VacationIntent days: 2026-W11-WE': ["we're not home this weekend", "we'll be away this weekend"],
    'TopUpIntent money: 20': [
      'add twenty bucks to my wallet',
      'put twenty bucks in my wallet',
      'load twenty bucks on my account',
      'reload my wallet with twenty bucks',
      'top up with twenty bucks',
    ],
    StatementIntent: ["what's this charge", 'why was i charged', 'how much did you charge me'],
    'StatementIntent topic: refund': ['did you refund me'],
    OrderStatusIntent: ['was my package delivered'],
    'OrderStatusIntent product: coffee': ["where's my coffee order"],
    BalanceIntent: ['how many points do i have'],
  },
  'fr-FR': {
    'StatementIntent topic: gestes commerciaux': [
      "quels gestes commerciaux j'ai eus",
      "quels gestes commerciaux j'ai reçus",
      "combien de gestes commerciaux j'ai eus",
    ],
    DeliveryStatusIntent: [
      "mon colis a été mis à l'intérieur",
      "est-ce que mon colis est à l'intérieur",
      'mon paquet a été déposé',
      'le livreur a bien refermé la porte',
      'il a refermé derrière lui',
      "est-ce qu'il a fermé la porte à clé",
      'le facteur est passé',
      'le livreur est arrivé',
    ],
    'DeliveryStatusIntent topic: vidéo': [
      'je peux voir la vidéo',
      'montre-moi la vidéo',
      'envoie-moi la vidéo',
      'où je peux voir la vidéo',
    ],
    'DeliveryStatusIntent topic: enregistrement': ["montrez-moi l'enregistrement"],
    'DeliveryStatusIntent topic: passé': [
      'le livreur est passé à quelle heure',
      'quand est-ce que le livreur est passé',
    ],
    'DeliveryStatusIntent topic: entré': ['qui est entré chez moi', 'qui est entré'],
    LockDoorIntent: ['ferme la porte à clé', 'verrouille la porte'],
    AuthorizeDeliveryIntent: [
      'laissez entrer le facteur',
      'décale le passage du livreur',
      'reportez la livraison',
      "changez l'heure de la livraison",
    ],
    'AuthorizeDeliveryIntent date: 2026-03-13': [
      'reporte la livraison à vendredi',
      'décalez le passage du livreur à vendredi',
    ],
    'AuthorizeDeliveryIntent door: le garage': ['dépose mon colis dans le garage'],
    'RevokeDeliveryIntent deliveryDay: 2026-03-11': [
      'annule la livraison de demain',
      'annulez ma livraison de demain',
      'je veux annuler la livraison de demain',
    ],
    'CancelOrderIntent date: 2026-03-11': [
      'annule la commande de demain',
      'annule ma commande qui arrive demain',
    ],
    'CancelOrderIntent product: café': ['annule la livraison de café', 'annule mon café'],
    'VacationIntent days: 2026-03-11': [
      'je ne serai pas là demain',
      'il n’y aura personne à la maison demain',
    ],
    'VacationIntent days: 2026-W11-WE': ["on n'est pas là ce week-end", 'nous serons absents ce week-end'],
    TopUpIntent: ['remets des jetons', 'rajoute des jetons'],
    'TopUpIntent money: 20': ['remets vingt euros sur mon compte', 'ajoute vingt balles'],
    StatementIntent: ['combien vous m’avez débité', "c'est quoi ce débit", 'pourquoi on m’a débité'],
    'StatementIntent topic: remboursé': ["est-ce que vous m'avez remboursé", 'vous m’avez remboursé'],
    OrderStatusIntent: ['est-ce que mon colis a été livré', 'mon colis a été livré'],
    'OrderStatusIntent product: café': ['où est ma commande de café'],
    BalanceIntent: ['combien il me reste de points'],
  },
};

describe.each(locales)('%s', (locale) => {
  const cases = Object.entries(heard[locale]).flatMap(([as, sayings]) => sayings.map((said) => [said, as]));
  test.each(cases)('“%s” is heard as %s', (said, as) => {
    expect(heardAs(locale, said)).toBe(as);
  });
});
