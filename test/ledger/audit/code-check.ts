import type { ItemChange } from '../fake/storage';
import { amount, type Parts, part, type Raw, text } from './raw';
import { assertSame, assertThat, Violation } from './violation';

/* Gift codes: issued with what was asked, used up in the same commit as their coins, and never changed otherwise. */

/** What a code was asked to be worth. */
export interface SoldCode {
  coins: number;
  kind: 'sold' | 'given';
  validMonths: number;
  expiresAt: string;
}

const prefix = 'GC#';
const tries = { prefix: 'T#gift-code:', most: 5 };

const isCode = ({ key }: ItemChange): boolean => key.startsWith(prefix);

/** Who redeemed a code in this commit, and the instant of the last movement of the wallet before. */
export function codeFacts(hash: string, { other, wallet }: Parts): { householdId: string; wasAt: unknown } {
  const change = other.find((one) => one.key === `${prefix}${hash}\nGC`);
  if (!change?.before || !change.after)
    throw new Violation('gift codes', 'coins of a code that was not used');
  const { householdId, account } = part(change.after, 'redeemed') as Raw;
  const [side] = wallet;
  assertSame('gift codes', 'the account that a code names', account, side?.after?.account);
  return { householdId: String(householdId), wasAt: side?.before?.at };
}

function checkCode({ before, after }: ItemChange, { journal }: Parts): void {
  assertThat(after !== undefined, 'gift codes', 'a code is gone', before);
  if (before) checkUse(before, after ?? {}, journal);
  else assertThat(after?.redeemed === undefined, 'gift codes', 'a new code was used', after);
}

function checkUse(before: Raw, after: Raw, journal: readonly ItemChange[]): void {
  const { redeemed, version, ...facts } = after;
  const { redeemed: redeemedBefore, version: versionBefore, ...factsBefore } = before;
  assertSame('gift codes', 'what a code is worth', facts, factsBefore);
  assertThat(redeemedBefore === undefined, 'gift codes', 'a code was redeemed twice', after);
  assertSame('P5', 'the version of a code', version, Number(versionBefore) + 1);
  const key = `gift-code:${text(after, 'codeHash')}`;
  const isCredited = journal.some((one) => one.after?.key === key);
  assertThat(redeemed !== undefined && isCredited, 'P5', 'a code was used up and brought nothing', after);
}

/** Once for ever, together with its coins; and no household may guess on and on. */
export function checkCodes(parts: Parts): void {
  for (const change of parts.other) {
    if (isCode(change)) checkCode(change, parts);
    else if (change.key.startsWith(tries.prefix) && change.after)
      assertThat(amount(change.after, 'tries') <= tries.most, 'P17', `guesses: ${change.key}`, change.after);
  }
}
