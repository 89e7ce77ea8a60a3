import { intents } from '../../lambda/voice/intents';
import type { Locale } from '../../lambda/voice/locale';
import { readSources } from '../../tools/model/sources';
import { andThen, type Conversation, changes, reads, yesTo } from './conversation';
import { doorConversations } from './door-conversations';

const coffee = {
  'en-US': ['ask my majordomo to reorder coffee'],
  'fr-FR': ['demande à mon majordome de recommander du café'],
};
const again = {
  'en-US': ['ask my majordomo to reorder my last order'],
  'fr-FR': ['demande à mon majordome de recommander ma dernière commande'],
};
const deals = {
  'en-US': ['ask my majordomo what are my deals'],
  'fr-FR': ['demande à mon majordome quels sont mes bons plans'],
};
const cancel = {
  'en-US': ['ask my majordomo to cancel my order'],
  'fr-FR': ["demande à mon majordome d'annuler ma commande"],
};
const takeDeal = {
  'en-US': [...deals['en-US'], 'take that deal'],
  'fr-FR': [...deals['fr-FR'], 'je prends celui-là'],
};

const all: readonly Conversation[] = [
  reads('launch', { 'en-US': ['open my majordomo'], 'fr-FR': ['ouvre mon majordome'] }),
  reads('help', {
    'en-US': ['open my majordomo', 'help'],
    'fr-FR': ['ouvre mon majordome', 'aide'],
  }),
  reads('reorder, priced', coffee, 'ReorderIntent'),
  reads('reorder, another number', andThen(coffee, 'make it three', 'mets-en plutôt trois'), 'ReorderIntent'),
  reads('reorder, "no"', andThen(coffee, 'no', 'non'), 'ReorderIntent'),
  changes('reorder, "yes"', 'ReorderIntent', yesTo(coffee)),
  reads('last order again, priced', again, 'ReorderLastOrderIntent'),
  changes('last order again, "yes"', 'ReorderLastOrderIntent', yesTo(again)),
  reads('deals', deals, 'DealsIntent'),
  reads('deal, priced', takeDeal, 'TakeDealIntent'),
  changes('deal, "yes"', 'TakeDealIntent', yesTo(takeDeal)),
  reads(
    'balance',
    {
      'en-US': ['ask my majordomo for my balance'],
      'fr-FR': ['demande à mon majordome quel est mon solde'],
    },
    'BalanceIntent',
  ),
  reads(
    'statement',
    {
      'en-US': ['ask my majordomo for my statement'],
      'fr-FR': ['demande à mon majordome mon relevé de compte'],
    },
    'StatementIntent',
  ),
  reads(
    'order status',
    {
      'en-US': ['ask my majordomo where is my order'],
      'fr-FR': ['demande à mon majordome où est ma commande'],
    },
    'OrderStatusIntent',
  ),
  reads(
    'purchase history',
    {
      'en-US': ['ask my majordomo what did i order last time'],
      'fr-FR': ["demande à mon majordome l'historique de mes achats"],
    },
    'PurchaseHistoryIntent',
  ),
  reads('cancel, asked', cancel, 'CancelOrderIntent'),
  changes('cancel, "yes"', 'CancelOrderIntent', yesTo(cancel)),
  changes('referral code, the first time', 'ReferFriendIntent', {
    'en-US': ['ask my majordomo to refer a friend'],
    'fr-FR': ['demande à mon majordome mon code de parrainage'],
  }),
  ...doorConversations,
];

const firstWordsFor = (intent: string, locale: Locale): string =>
  readSources(locale).utterances[intent]?.samples.find((sample) => !sample.includes('{')) ?? '';

/** An intent without a conversation of its own is measured by the first thing people say for it. */
const firstSaid = (intent: string): Conversation => ({
  name: intent,
  intent,
  said: {
    'en-US': ['open my majordomo', firstWordsFor(intent, 'en-US')],
    'fr-FR': ['ouvre mon majordome', firstWordsFor(intent, 'fr-FR')],
  },
});

/** Conversations that reach every intent of the skill. */
export const conversations: readonly Conversation[] = [
  ...all,
  ...intents
    .map(({ name }) => name)
    .filter((name) => !all.some(({ intent }) => intent === name))
    .map(firstSaid),
];
