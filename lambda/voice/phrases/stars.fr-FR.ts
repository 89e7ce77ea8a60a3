import type { DigitalGood } from '../../domain/digital/good';
import type { StarPack } from '../../domain/digital/packs';
import { type Day, weekdayOf } from '../../domain/time';
import { count, list, number } from './fr-FR';
import { formatsOf } from './phrases';

const { weekday } = formatsOf('fr-FR');

export const stars = (value: number): string => `${number(value)} ${value < 2 ? 'étoile' : 'étoiles'}`;

/** « une reste due », « 20 restent dues ». */
export const stillOwed = (value: number): string =>
  `${count(value, 'f')} ${value < 2 ? 'reste due' : 'restent dues'}`;

/** « les menus d'hiver ». */
export const theGood = ({ texts }: DigitalGood): string => `les ${texts.fr.name}`;

export const theGoods = (goods: DigitalGood[]): string => list(goods.map(theGood));

/** « 100, 300 et 1 000 ». */
export const packSizes = (packs: readonly StarPack[]): string =>
  list(packs.map((pack) => number(pack.stars)));

/** « La page du mardi », et ce qu'on y lit. */
export const pageOf = ({ texts }: DigitalGood, day: Day): string =>
  `La page du ${weekday(day)}. ${texts.fr.pages[weekdayOf(day) - 1] ?? ''}`;
