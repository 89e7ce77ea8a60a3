import type { DigitalAccount } from '../../domain/digital/account';
import type { InSkillProduct } from '../../domain/digital/in-skill-products';
import { readDigital, reconcile } from '../../domain/digital/reconcile';
import { spendableStars } from '../../domain/digital/stars';
import { Fault } from '../../domain/fault';
import type { Turn } from '../turn';

/** A greeting does not wait for Amazon; whoever asks for stars does, for a while. */
const greetingTimeoutMs = 800;
const askedTimeoutMs = 3_000;

/** What a turn about stars knows. */
export interface Stars {
  account: DigitalAccount;
  /** What Amazon sells here; absent when she did not answer. */
  products?: InSkillProduct[];
}

const askOf = (turn: Turn) => ({ householdId: turn.guestId, now: turn.now });

/** @throws whatever is no Fault that one can do without. */
function overlookFault(turn: Turn, error: unknown, isOverlooked: (fault: Fault) => boolean): void {
  if (!(error instanceof Fault) || !isOverlooked(error)) throw error;
  turn.overlook(error);
}

const isAmazons = ({ code }: Fault): boolean => code === 'amazon-unreachable' || code === 'amazon-refused';

/** Stars in agreement with Amazon's count; as the ledger has them while Amazon does not answer. */
export async function readStars(turn: Turn): Promise<Stars> {
  const { amazon } = turn;
  try {
    if (amazon) return await reconcile(turn.shop, { ...askOf(turn), amazon, timeoutMs: askedTimeoutMs });
  } catch (error) {
    overlookFault(turn, error, isAmazons);
  }
  return { account: await readDigital(turn.shop, askOf(turn)) };
}

/** Books what was bought or refunded since the last time, beside a greeting that must not suffer by it. */
export async function settleStars(turn: Turn): Promise<void> {
  const { amazon } = turn;
  if (!amazon) return;
  try {
    await reconcile(turn.shop, { ...askOf(turn), amazon, timeoutMs: greetingTimeoutMs });
  } catch (error) {
    overlookFault(turn, error, () => true);
  }
}

/** Whether the customer lets Alexa buy by voice; taken for granted while Amazon does not answer: she asks herself. */
export async function mayBuyByVoice(turn: Turn): Promise<boolean> {
  try {
    if (turn.amazon)
      return await turn.shop.inSkillProducts.isVoicePurchasingEnabled(turn.amazon, askedTimeoutMs);
  } catch (error) {
    overlookFault(turn, error, isAmazons);
  }
  return true;
}

export const starsIn = ({ account }: Stars): number => spendableStars(account.wallet);
export const owedIn = ({ account }: Stars): number => account.wallet.owedCoins;

/** Amazon sells nothing in this language or country, and nothing was bought: then notebooks are not spoken of. */
export const isForeign = ({ account, products }: Stars): boolean =>
  products?.length === 0 && account.record.version === 0;
