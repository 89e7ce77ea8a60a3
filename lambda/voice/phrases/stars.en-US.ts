import type { DigitalGood } from '../../domain/digital/good';
import type { StarPack } from '../../domain/digital/packs';
import { type Day, weekdayOf } from '../../domain/time';
import { count, list, number } from './en-US';
import { formatsOf } from './phrases';

const { weekday } = formatsOf('en-US');

export const stars = (value: number): string => `${number(value)} ${value === 1 ? 'star' : 'stars'}`;

/** "one is still owed", "20 are still owed". */
export const stillOwed = (value: number): string =>
  `${count(value)} ${value === 1 ? 'is' : 'are'} still owed`;

/** "the winter menus". */
export const theGood = ({ texts }: DigitalGood): string => `the ${texts.en.name}`;

export const theGoods = (goods: DigitalGood[]): string => list(goods.map(theGood));

/** "100, 300, and 1,000". */
export const packSizes = (packs: readonly StarPack[]): string =>
  list(packs.map((pack) => number(pack.stars)));

/** "Tuesday's page", and what stands on it. */
export const pageOf = ({ texts }: DigitalGood, day: Day): string =>
  `${weekday(day)}'s page: ${texts.en.pages[weekdayOf(day) - 1] ?? ''}`;
