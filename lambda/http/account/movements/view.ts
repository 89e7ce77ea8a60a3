import { html } from 'hono/html';
import type { Language } from '../../../domain/language';
import type { Order } from '../../../domain/orders/order';
import type { TimeZone } from '../../../domain/time';
import type { Line } from '../../../domain/wallet/movement';
import { reasonOf } from '../../../domain/wallet/reason-words';
import type { RecentMovement } from '../../../domain/wallet/wallet';
import { formatsOf } from '../../pages/formats';
import type { Html } from '../frame/layout';
import { root } from '../frame/return-to';
import { en } from './words.en';
import { fr } from './words.fr';

export const movementWords = { en, fr };

/** A movement as a wallet remembers it, or as its line has it. */
type Told = RecentMovement & Partial<Pick<Line, 'balanceCoins'>>;

const mostGoods = 3;

/** What an order was for, in a few words. */
export function goodsOf({ lines }: Order, language: Language): string {
  const names = lines.slice(0, mostGoods).map(({ names: named }) => named[language].name);
  return lines.length > mostGoods ? `${names.join(', ')} …` : names.join(', ');
}

export interface MovementParts {
  language: Language;
  timeZone: TimeZone;
  /** Among which a movement's order is looked for. */
  orders: readonly Order[];
}

function detailsOf(movement: Told, { language, timeZone, orders }: MovementParts): string[] {
  const formats = formatsOf(language);
  const words = movementWords[language];
  const { at, expiredCoins, balanceCoins, subject } = movement;
  const order = orders.find(({ orderId }) => orderId === subject);
  const reason = reasonOf(movement, language);
  return [
    `${formats.date(at, timeZone)}, ${formats.time(at, timeZone)}`,
    ...(order ? [words.order(goodsOf(order, language))] : []),
    ...(reason ? [reason.label] : []),
    ...(expiredCoins ? [words.expired(formats.coins(expiredCoins))] : []),
    ...(balanceCoins === undefined ? [] : [words.balance(formats.number(balanceCoins))]),
  ];
}

const row = (movement: Told, parts: MovementParts): Html => {
  const words = movementWords[parts.language];
  const coins = movement.coins - (movement.expiredCoins ?? 0);
  return html`<li>
  <a class="what" href="${root}/statement/${movement.sequence}">${words.kinds[movement.kind]}</a>
  <span class="amount">${formatsOf(parts.language).change(coins)}</span>
  <span class="more">${detailsOf(movement, parts).join(' · ')}</span>
</li>`;
};

/** Movements one below the other; each leads to its receipt. */
export const movementList = (movements: readonly Told[], parts: MovementParts): Html =>
  html`<ul class="lines">${movements.map((movement) => row(movement, parts))}</ul>`;
