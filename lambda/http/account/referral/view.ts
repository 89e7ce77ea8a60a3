import { html } from 'hono/html';
import { groupsOf, type ReferralCode } from '../../../domain/referral/referral';
import { notice } from '../../pages/form';
import { codeForm } from '../frame/code-form';
import type { Html } from '../frame/layout';
import { root } from '../frame/return-to';
import type { ReferralWords } from './words.en';

export const referralPath = `${root}/referral`;

interface Parts {
  words: ReferralWords;
  isOff: boolean;
  /** The household's own code, once it has asked for one. */
  mine?: ReferralCode | undefined;
  wasReferred: boolean;
  done?: string | undefined;
  problem?: string | undefined;
  typed?: string | undefined;
}

const ownCode = ({ words, mine }: Parts): Html =>
  mine === undefined
    ? html`<form method="post" action="${referralPath}/code"><button>${words.getMine}</button></form>`
    : html`<p><strong>${words.mine}:</strong> ${groupsOf(mine).join(' ')}</p>`;

const friendsCode = ({ words, wasReferred, problem, typed }: Parts): Html =>
  wasReferred && problem === undefined
    ? html`<p>${words.noted}</p>`
    : codeForm({ path: referralPath, words, problem, typed });

export function referralView(parts: Parts): Html {
  const { words, isOff, done } = parts;
  if (isOff) return html`<p>${words.off}</p>`;
  return html`${notice(done)}
<p>${words.explained}</p>
${ownCode(parts)}
<h2>${words.friends}</h2>
${friendsCode(parts)}`;
}
