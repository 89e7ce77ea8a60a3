import { html } from 'hono/html';
import type { Household, HouseholdView } from '../../../domain/household/household';
import type { Language } from '../../../domain/language';
import type { Order } from '../../../domain/orders/order';
import type { Instant } from '../../../domain/time';
import { promoTotal, spendableLots } from '../../../domain/wallet/lots';
import type { Wallet } from '../../../domain/wallet/wallet';
import type { Formats } from '../../pages/formats';
import type { Html } from '../frame/layout';
import { root } from '../frame/return-to';
import { giftsView } from '../gifts/view';
import { movementList } from '../movements/view';
import type { HomeWords } from './words.en';

interface Parts {
  language: Language;
  words: HomeWords;
  formats: Formats;
  now: Instant;
  /** Among which the orders of the last movements are. */
  orders: readonly Order[];
  /** Earned, and given once what earned them can no longer be returned. */
  waitingCoins: number;
  /** What was just done, or why it was not. */
  told: Html;
}

const fact = (name: string, value: string): Html => html`<dt>${name}</dt><dd>${value}</dd>`;

const waitingFact = ({ words, formats, waitingCoins }: Parts): Html =>
  waitingCoins > 0 ? fact(words.parts.waiting, formats.number(waitingCoins)) : html``;

function balance(wallet: Wallet, { currency }: Household, facts: Parts): Html {
  const { words, formats, now } = facts;
  const { purchasedCoins, promo } = spendableLots(wallet, now);
  const coins = purchasedCoins + promoTotal(promo);
  const [nextMonth] = Object.keys(promo).sort();
  const { parts } = words;
  return html`<div class="card">
  <p class="balance">${formats.coins(coins)}<small>${words.spendable(formats.money({ cents: coins, currency }))}</small></p>
</div>
<dl class="facts">
  ${fact(parts.purchased, formats.number(purchasedCoins))}
  ${fact(parts.promo, formats.number(promoTotal(promo)))}
  ${wallet.heldCoins > 0 ? fact(parts.held, formats.number(wallet.heldCoins)) : ''}
  ${waitingFact(facts)}
  ${wallet.owedCoins > 0 ? fact(parts.owed, formats.number(wallet.owedCoins)) : ''}
</dl>
<p>${nextMonth ? `${words.expires(formats.coins(promo[nextMonth] ?? 0), formats.month(nextMonth))} ` : ''}${words.never}</p>`;
}

function voiceCode({ voiceCode: code }: HouseholdView, { words }: Parts): Html {
  const { title, actions } = words.voiceCode;
  const set = code?.lockedAt === undefined ? 'set' : 'locked';
  const state = code ? set : 'missing';
  return html`<h2>${title}</h2>
<p>${words.voiceCode[state]}</p>
<p><a class="button quiet" href="${root}/voice-code">${actions[state]}</a></p>`;
}

function latest({ wallet, household }: HouseholdView, { words, language, orders }: Parts): Html {
  if (!wallet?.recent.length) return html``;
  return html`<h2>${words.latest}</h2>
${movementList(wallet.recent, { language, timeZone: household.timeZone, orders })}
<p><a href="${root}/statement">${words.all}</a></p>`;
}

const noBalance = (parts: Parts): Html => html`<p class="card">${parts.words.noWallet}</p>
${parts.waitingCoins > 0 ? html`<dl class="facts">${waitingFact(parts)}</dl>` : ''}`;

/** The balance first, then what it is made of and what stands around it. */
export const homeView = (view: HouseholdView, parts: Parts): Html => html`${parts.told}
${view.wallet ? balance(view.wallet, view.household, parts) : noBalance(parts)}
<p class="minor">${parts.words.explained}</p>
${giftsView(view, parts.language, parts.now)}
${latest(view, parts)}
${voiceCode(view, parts)}`;
