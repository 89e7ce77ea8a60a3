import { html } from 'hono/html';
import type { Gift } from '../../../domain/gifts/gift';
import type { HouseholdView } from '../../../domain/household/household';
import type { Language } from '../../../domain/language';
import type { Instant } from '../../../domain/time';
import { formatsOf } from '../../pages/formats';
import type { Html } from '../frame/layout';
import { root } from '../frame/return-to';
import { en } from './words.en';
import { fr } from './words.fr';

export const giftWords = { en, fr };

function giftCard(gift: Gift, language: Language, timeZone: string): Html {
  const words = giftWords[language];
  const formats = formatsOf(language);
  const { giftId, coins, senderName, expiresAt } = gift;
  const until = words.until(formats.date(expiresAt, timeZone), formats.time(expiresAt, timeZone));
  return html`<li class="card">
  <p><strong>${words.offered(formats.coins(coins), senderName)}</strong><br /><span class="minor">${until}</span></p>
  <form method="post" action="${root}/gifts">
    <input type="hidden" name="giftId" value="${giftId}" />
    <button name="answer" value="accept">${words.accept}</button>
    <button name="answer" value="return" class="quiet">${words.return}</button>
  </form>
</li>`;
}

/** Gifts that wait to be accepted; nothing where there are none. */
export function giftsView({ gifts = [], household }: HouseholdView, language: Language, now: Instant): Html {
  const waiting = gifts.filter(({ expiresAt }) => now < expiresAt);
  if (waiting.length === 0) return html``;
  return html`<h2>${giftWords[language].title}</h2>
<ul class="plain">${waiting.map((gift) => giftCard(gift, language, household.timeZone))}</ul>`;
}
