import { andThen, type Conversation, changes, reads, type Said, yesTo } from './conversation';

/* Deliveries inside, from their being allowed to their being called off, in the order in which they are said. */

const authorize: Said = {
  'en-US': ['ask my majordomo to let the courier in tomorrow between ten and noon'],
  'fr-FR': ['demande à mon majordome de laisser entrer le livreur demain entre dix heures et midi'],
};
const withCode = andThen(yesTo(authorize), 'four seven one one', 'quatre sept un un');

const conversations: readonly Conversation[] = [
  reads('delivery inside, read out', authorize, 'AuthorizeDeliveryIntent'),
  {
    ...changes('delivery inside, "yes"', 'AuthorizeDeliveryIntent', yesTo(authorize)),
    isHadOnce: true,
  },
  {
    ...changes('delivery inside, the code', 'VoiceCodeIntent', withCode),
    provesCode: true,
    isHadOnce: true,
  },
  reads(
    'delivery inside, status',
    {
      'en-US': ['ask my majordomo did the courier come'],
      'fr-FR': ['demande à mon majordome si le livreur est passé'],
    },
    'DeliveryStatusIntent',
  ),
  reads(
    'order status with a delivery inside',
    {
      'en-US': ['ask my majordomo where is my order'],
      'fr-FR': ['demande à mon majordome où est ma commande'],
    },
    'OrderStatusIntent',
  ),
  changes('door, locked', 'LockDoorIntent', {
    'en-US': ['ask my majordomo to lock my door'],
    'fr-FR': ['demande à mon majordome de verrouiller ma porte'],
  }),
  reads(
    'door, not to be opened',
    {
      'en-US': ['ask my majordomo to open my door'],
      'fr-FR': ["demande à mon majordome d'ouvrir ma porte"],
    },
    'UnlockDoorIntent',
  ),
  {
    ...changes('deliveries inside, all called off', 'RevokeDeliveryIntent', {
      'en-US': ["ask my majordomo don't let anyone in"],
      'fr-FR': ['demande à mon majordome de ne laisser entrer personne'],
    }),
    isHadOnce: true,
  },
  changes('away until a day', 'VacationIntent', {
    'en-US': ["ask my majordomo we're away until july third"],
    'fr-FR': ["demande à mon majordome on est absents jusqu'au 3 juillet"],
  }),
  changes('back home', 'BackHomeIntent', {
    'en-US': ["ask my majordomo we're back"],
    'fr-FR': ['demande à mon majordome nous sommes rentrés'],
  }),
];

export const doorConversations = conversations.map((one): Conversation => ({ ...one, hasDoor: true }));
