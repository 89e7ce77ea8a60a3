import type { DemoOptions } from './options';
import type { Demo } from './start';

/** Offered as buttons on the page, in the order in which they make sense. */
export const suggestions: Record<string, string[]> = {
  'en-US': [
    'Alexa, ask my majordomo to reorder coffee',
    'yes',
    'Alexa, ask my majordomo for my deals',
    "Alexa, ask my majordomo what's my balance",
    "Alexa, ask my majordomo where's my order",
    'Alexa, ask my majordomo to let the courier in this afternoon',
    'Alexa, ask my majordomo is my door locked',
  ],
  'fr-FR': [
    'Alexa, demande à mon majordome de recommander du café',
    'oui',
    'Alexa, demande à mon majordome mes promotions',
    'Alexa, demande à mon majordome mon solde',
    'Alexa, demande à mon majordome où en est ma commande',
    'Alexa, demande à mon majordome de laisser entrer le livreur cet après-midi',
    'Alexa, demande à mon majordome si ma porte est verrouillée',
  ],
};

/** What to try next, once everything stands. */
export const welcome = (
  { url, storeUrl, accountUrl, homeUrl, consoleUrl, courierUrl }: Omit<Demo, 'close'>,
  { dataDir, now }: DemoOptions,
): string[] => [
  '',
  `Majordomo's local Alexa:  ${url}`,
  '  type there             Alexa, ask my majordomo to reorder coffee',
  '  ou, en français        Alexa, demande à mon majordome de recommander du café',
  '  in a terminal          npm run chat -- --locale en-US',
  '  by the ASK CLI         npm run ask -- dialog --locale fr-FR',
  `Account pages:            ${accountUrl}`,
  `Simulated store:          ${storeUrl}`,
  `Deliveries inside:        docs/in-home-delivery.md shows one in five minutes`,
  `  doors and cameras      ${homeUrl}`,
  `  console of operations  ${consoleUrl}`,
  `  courier's terminal     ${courierUrl}`,
  `Data:                     ${dataDir}${now ? ` (clock stands at ${now})` : ''}`,
  'Ctrl-C ends everything.',
];
