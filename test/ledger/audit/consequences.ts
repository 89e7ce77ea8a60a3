import type { ItemChange } from '../fake/storage';
import type { Ask } from './ask';
import { codeFacts, type SoldCode } from './code-check';
import { askOfPromise, monthAfterSo } from './promise-check';
import { amount, list, type Parts, part, type Raw, text } from './raw';
import { askOfStars } from './stars-check';
import { assertSame, assertThat, Violation } from './violation';

/*
 * Movements under keys that nobody can tell beforehand: they follow from something else that was asked. What they had
 * to do is worked out here from the items that changed beside them.
 */

const closing = /^closing:(.+)$/;
const packClosing = /^payment:([^:]+):refund:closing$/;
const takingBack = /^(payment:([^:]+):refund:.+?)(:undone)?$/;
const codeUse = /^gift-code:(.+)$/;

const sumOfCents = (refunds: readonly Raw[]): number =>
  refunds.reduce((sum, refund) => sum + amount(refund, 'cents'), 0);

/** All that went back of a payment's own charge. */
export const centsBack = (payment: Raw | undefined): number =>
  sumOfCents(
    list(payment, 'refunds').filter(
      ({ status, chargeReference = payment?.reference }) =>
        status !== 'refused' && chargeReference === payment?.reference,
    ),
  );

/** What went back before its charge was known as the payment's own waits for its coins to be taken. */
const isEarly = ({ chargeReference, status }: Raw): boolean =>
  chargeReference !== undefined && status === 'done';

/** What went back together with the coins it had paid for. */
const centsCounted = (payment: Raw | undefined): number =>
  sumOfCents(
    list(payment, 'refunds').filter(
      ({ status, chargeReference }) => status !== 'refused' && chargeReference === undefined,
    ),
  );

const coinsGone = (payment: Raw | undefined): number =>
  list(payment, 'refunds').reduce(
    (sum, { coins = 0, owedCoins = 0 }) => sum + Number(coins) + Number(owedCoins),
    0,
  );

const refundNamed = (payment: Raw | undefined, id: string): Raw | undefined =>
  list(payment, 'refunds').find(({ refundId }) => refundId === id);

export class Consequences {
  private readonly closings = new Set<string>();
  private readonly codes = new Map<string, SoldCode>();
  private readonly outside = new Set<string>();

  /** Somebody asked for the end of a household's wallet. */
  mayClose(householdId: string): void {
    this.closings.add(householdId);
  }

  /** A gift code was asked for: who redeems it first gets its coins. */
  mayRedeem(codeHash: string, code: SoldCode): void {
    this.codes.set(codeHash, code);
  }

  /** The provider gave money back without us, and may take that back. */
  mayTakeBack(paymentId: string, refundId: string): void {
    this.outside.add(`payment:${paymentId}:refund:${refundId}`);
  }

  /** What a movement had to do, when it follows from something; undefined when nobody knows why it was made. */
  askOf(journal: Raw, parts: Parts): Ask | undefined {
    const key = text(journal, 'key');
    return (
      askOfPromise(journal, parts) ??
      askOfStars(journal, parts) ??
      this.ofClosing(key, parts) ??
      this.ofCode(key, journal, parts) ??
      this.ofOutside(key, parts)
    );
  }

  private ofClosing(key: string, { wallet, payment }: Parts): Ask | undefined {
    const account = closing.exec(key)?.[1];
    const origin = packClosing.exec(key)?.[1];
    if (account === undefined && origin === undefined) return undefined;
    const [change] = wallet;
    const householdId = String(change?.after?.pk).slice(2);
    assertThat(
      this.closings.has(householdId),
      'closing',
      `nobody asked to close the wallet of ${householdId}`,
    );
    if (origin === undefined) {
      assertSame('closing', 'the account that is closed', change?.after?.account, account);
      return { does: 'close', kind: 'closing', householdId };
    }
    assertSame('P5', 'the payment that goes back', payment[0]?.after?.paymentId, origin);
    return { does: 'withdraw', kind: 'pack-withdrawal', householdId, origin };
  }

  private ofCode(key: string, journal: Raw, parts: Parts): Ask | undefined {
    const hash = codeUse.exec(key)?.[1];
    const code = hash === undefined ? undefined : this.codes.get(hash);
    if (!code || hash === undefined) return undefined;
    const { householdId, wasAt } = codeFacts(hash, parts);
    const { coins, kind, validMonths, expiresAt } = code;
    const entry = part(journal, 'entry');
    const at = text(entry, 'at');
    // Later only when the wallet was ahead of the clock that looked.
    assertThat(at < expiresAt || at === wasAt, 'gift codes', `a code of ${expiresAt} was redeemed at ${at}`);
    const about = { kind: 'gift-code', householdId, coins };
    if (kind === 'sold') return { does: 'credit', ...about, origin: key };
    return { does: 'reward', ...about, month: monthAfterSo(entry, validMonths) };
  }

  private ofOutside(key: string, { payment }: Parts): Ask | undefined {
    const [, refundKey = '', origin = '', isUndone] = takingBack.exec(key) ?? [];
    const [change] = payment;
    if (!this.outside.has(refundKey)) return undefined;
    if (!change) throw new Violation('P5', `${key} moved coins and its payment does not know`);
    const householdId = text(change.after, 'householdId');
    const refundId = refundKey.slice(`payment:${origin}:refund:`.length);
    const about = { householdId, origin } as const;
    if (isUndone) return undoingOf(change, refundId, about);
    return takingOf(change, refundId, about);
  }
}

interface About {
  householdId: string;
  origin: string;
}

/** The coins whose price went back: never fewer than the money stands for, and none twice. */
function takingOf({ before, after }: ItemChange, refundId: string, about: About): Ask {
  const refund = refundNamed(after, refundId);
  const known = refundNamed(before, refundId);
  assertThat(known === undefined || isEarly(known), 'P16', `${refundId} took coins twice`);
  const all = amount(part(before, 'purpose'), 'coins');
  const cents = amount(before, 'cents');
  const back = Math.min(cents, centsCounted(before) + amount(refund, 'cents'));
  const coins = Math.max(0, Math.ceil((all * back) / cents) - coinsGone(before));
  return { does: 'take-back', kind: 'pack-withdrawal', ...about, coins };
}

/** What a refund took and what was owed for it, as it was written down when it was made. */
function undoingOf({ before, after }: ItemChange, refundId: string, about: About): Ask {
  const [refund, undone] = [refundNamed(before, refundId), refundNamed(after, refundId)];
  assertSame('P16', 'a refund that is undone', [refund?.status, undone?.status], ['done', 'refused']);
  const [coins, owedCoins] = [Number(refund?.coins ?? 0), Number(refund?.owedCoins ?? 0)];
  return { does: 'undo', kind: 'pack-purchase', ...about, coins, owedCoins };
}
