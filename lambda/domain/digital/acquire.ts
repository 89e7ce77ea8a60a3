import { Fault } from '../fault';
import { type Outcome, outcome } from '../outcome';
import { type DigitalAccount, owns } from './account';
import type { DigitalGood } from './good';
import { afterChange, type DigitalAsk, type DigitalPorts, readDigital } from './reconcile';
import { spendableStars, useStars } from './stars';
import type { DigitalChange } from './store';

export type AcquireOutcomes = {
  /** Theirs from now on, or already: it is paid once. */
  owned: { good: DigitalGood; account: DigitalAccount };
  'too-few-stars': { good: DigitalGood; missingStars: number; stars: number; owedStars: number };
};

const mostTries = 5;

/** Stars to be bought before a good can be had: its price, what is owed, less what is there. */
export const missingStars = ({ wallet }: DigitalAccount, good: DigitalGood): number =>
  Math.max(0, good.stars + wallet.owedCoins - spendableStars(wallet));

function changeFor({ wallet, record }: DigitalAccount, good: DigitalGood, { now }: DigitalAsk) {
  const key = `digital-good#${wallet.account}#${good.id}`;
  const movement = useStars(wallet, { key, subject: good.id, now, stars: good.stars });
  if (!movement) return undefined;
  const owned = { ...record.owned, [good.id]: movement.journal.entry.at };
  return { movement, record: { ...record, owned, version: record.version + 1 } } satisfies DigitalChange;
}

function tooFew(account: DigitalAccount, good: DigitalGood): Outcome<AcquireOutcomes> {
  const { wallet } = account;
  return outcome('too-few-stars', {
    good,
    missingStars: missingStars(account, good),
    stars: spendableStars(wallet),
    owedStars: wallet.owedCoins,
  });
}

/** Buys a digital good with stars, once and for ever; whoever owns it is not charged again. */
export async function acquireGood(
  ports: Pick<DigitalPorts, 'digital' | 'ids'>,
  good: DigitalGood,
  ask: DigitalAsk,
): Promise<Outcome<AcquireOutcomes>> {
  for (let tries = 0; tries < mostTries; tries++) {
    const account = await readDigital(ports, ask);
    if (owns(account, good.id)) return outcome('owned', { good, account });
    const change = changeFor(account, good, ask);
    if (!change) return tooFew(account, good);
    if ((await ports.digital.commit(change)) === 'committed')
      return outcome('owned', { good, account: afterChange(change) });
  }
  throw new Fault('store-conflict', 'the balance of stars changed in every try', { good: good.id });
}
