/** Every screen with words of both languages: the everyday one and the longest that can come. */
import type { CatalogueItem } from '../../lambda/domain/catalogue/item';
import { addDays } from '../../lambda/domain/time';
import { apl as balanceScreen } from '../../lambda/voice/intents/balance/apl';
import * as balanceEnglish from '../../lambda/voice/intents/balance/speech.en-US';
import * as balanceFrench from '../../lambda/voice/intents/balance/speech.fr-FR';
import { apl as dealsScreen } from '../../lambda/voice/intents/deals/apl';
import type { DealFacts } from '../../lambda/voice/intents/deals/outcomes';
import * as dealsEnglish from '../../lambda/voice/intents/deals/speech.en-US';
import * as dealsFrench from '../../lambda/voice/intents/deals/speech.fr-FR';
import { apl as confirmScreen } from '../../lambda/voice/intents/reorder/apl';
import * as reorderEnglish from '../../lambda/voice/intents/reorder/speech.en-US';
import * as reorderFrench from '../../lambda/voice/intents/reorder/speech.fr-FR';
import type { Locale } from '../../lambda/voice/locale';
import type { AplDocument, Moment, Words } from '../../lambda/voice/outcome';
import { apl as welcomeScreen } from '../../lambda/voice/requests/apl';
import * as requestsEnglish from '../../lambda/voice/requests/speech.en-US';
import * as requestsFrench from '../../lambda/voice/requests/speech.fr-FR';
import { sampleCatalogue } from './house';
import { sampleOrder } from './samples';

const speeches = {
  'en-US': {
    ...requestsEnglish.speech,
    ...reorderEnglish.speech,
    ...dealsEnglish.speech,
    ...balanceEnglish.speech,
  },
  'fr-FR': {
    ...requestsFrench.speech,
    ...reorderFrench.speech,
    ...dealsFrench.speech,
    ...balanceFrench.speech,
  },
};

const moment: Moment = { today: '2026-03-10', turn: 0 };

export const documents = {
  welcome: welcomeScreen,
  confirm: confirmScreen,
  deals: dealsScreen,
  balance: balanceScreen,
};

function itemOf(sku: string): CatalogueItem {
  const item = sampleCatalogue().find((one) => one.sku === sku);
  if (!item) throw new Error(`no ${sku} in the sample catalogue`);
  return item;
}

/** Those whose names are the longest in a language. */
const longestNamed = (language: 'en' | 'fr'): CatalogueItem[] =>
  [...sampleCatalogue()].sort((a, b) => b.names[language].name.length - a.names[language].name.length);

function quoteOf(items: CatalogueItem[], currency: 'EUR' | 'USD', quantity: number) {
  const lines = items.map(({ sku, names, cents }) => ({ sku, names, quantity, unitCents: cents[currency] }));
  const totalCents = lines.reduce((sum, { unitCents }) => sum + unitCents * quantity, 0);
  const { orderId, householdId } = sampleOrder('household');
  const [quotedAt, expiresAt] = ['2026-03-10T09:00:00.000Z', '2026-03-10T09:10:00.000Z'];
  const deliveryDay = quantity > 2 ? '2026-03-25' : '2026-03-13';
  return {
    orderId,
    householdId,
    lines,
    deliveryCents: 0,
    totalCents,
    coins: totalCents,
    cardCents: 0,
    currency,
    deliveryDay,
    quotedAt,
    expiresAt,
  };
}

function dealOf(item: CatalogueItem, currency: 'EUR' | 'USD', percentOff: number): DealFacts {
  const money = (cents: number) => ({ cents, currency });
  const was = item.cents[currency];
  return {
    item,
    price: money(Math.round((was * (100 - percentOff)) / 100)),
    was: money(was),
    percentOff,
    endsOn: '2026-03-15',
    mine: true,
    dueInDays: 6,
    ...(currency === 'EUR' && { lowestRecent: money(was - 10) }),
  };
}

export interface ShownScreen {
  name: string;
  document: AplDocument;
  words: Words;
}

const shownScreen = (name: string, document: AplDocument, words: Words): ShownScreen => ({
  name,
  document,
  words,
});

const nothingBeside = { heldCoins: 0, heldFor: 'orders', owedCoins: 0, waitingCoins: 0 } as const;

/** What the skill shows in one language; `locale` also picks the currency. */
export function screensIn(locale: Locale): ShownScreen[] {
  const speech = speeches[locale];
  const currency = locale === 'fr-FR' ? 'EUR' : 'USD';
  const long = longestNamed(locale === 'fr-FR' ? 'fr' : 'en');
  const [longest = itemOf('COF-GROUND-250')] = long;
  const coffee = itemOf('COF-GROUND-250');
  const goods = [coffee, itemOf('LAU-LIQ-2'), itemOf('OIL-OLIVE-1')];
  const deals = [
    dealOf(coffee, currency, 20),
    dealOf(goods[1] ?? coffee, currency, 15),
    dealOf(longest, currency, 25),
  ];
  const [first = dealOf(coffee, currency, 20), , last = first] = deals;
  const confirm = (items: CatalogueItem[], quantity: number, sellerName = 'Majordomo') =>
    speech.confirm(
      { quote: quoteOf(items, currency, quantity), sellerName, usual: items.length === 1 },
      moment,
    );
  return [
    shownScreen('welcome', welcomeScreen, speech['welcome-due']({ item: coffee, dueInDays: 3 }, moment)),
    shownScreen('welcome-long', welcomeScreen, speech['welcome-deal']({ ...first, item: longest }, moment)),
    shownScreen(
      'welcome-arriving',
      welcomeScreen,
      speech['welcome-arriving'](
        { order: sampleOrder('household', undefined, { deliveryDay: moment.today }) },
        moment,
      ),
    ),
    shownScreen(
      'welcome-expiring',
      welcomeScreen,
      speech['welcome-expiring'](
        { coins: 240, worth: { cents: 240, currency }, lastDay: addDays(moment.today, 30) },
        moment,
      ),
    ),
    shownScreen('welcome-open', welcomeScreen, speech.welcome({ example: coffee, linked: true }, moment)),
    shownScreen(
      'welcome-guest',
      welcomeScreen,
      speech.welcome({ example: undefined, linked: false }, moment),
    ),
    shownScreen('confirm', confirmScreen, confirm([coffee], 2)),
    shownScreen('confirm-three', confirmScreen, confirm(goods, 1)),
    shownScreen(
      'confirm-long',
      confirmScreen,
      confirm(long.slice(0, 5), 20, 'Comptoir des Provisions Familiales'),
    ),
    shownScreen(
      'confirm-longest',
      confirmScreen,
      confirm([longest], 20, 'Comptoir des Provisions Familiales'),
    ),
    shownScreen('deals', dealsScreen, speech['first-deal']({ ...first, deals, total: 3 }, moment)),
    shownScreen('deals-last', dealsScreen, speech.deal({ ...last, deals }, moment)),
    shownScreen(
      'deals-one',
      dealsScreen,
      speech['first-deal']({ ...first, deals: [first], total: 1 }, moment),
    ),
    shownScreen(
      'balance',
      balanceScreen,
      speech.balance({ balanceCoins: 6240, worth: { cents: 6240, currency }, ...nothingBeside }, moment),
    ),
    shownScreen(
      'balance-rich',
      balanceScreen,
      speech.balance(
        {
          balanceCoins: 1_234_567,
          worth: { cents: 1_234_567, currency },
          next: { month: '2026-03', coins: 234_567 },
          heldCoins: 123_456,
          heldFor: 'orders-and-gifts',
          owedCoins: 0,
          waitingCoins: 1_250,
        },
        moment,
      ),
    ),
  ];
}
