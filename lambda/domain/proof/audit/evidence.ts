import type { Day } from '../../time';
import type { AccountChange, Entry, Line } from '../../wallet/movement';
import type { Wallet } from '../../wallet/wallet';

/** What a journal says of one line, and nothing else of it: a million are kept until their lines have come. */
export interface Told extends Pick<Entry, 'at' | 'kind' | 'subject'> {
  journalKey: string;
  entryHash: string;
  sequence: number;
  /** What it sets aside, or takes out of what is set aside. */
  heldCoins: number;
  change: AccountChange;
}

/** What a seal says of one line. */
export interface SealedLeaf {
  sequence: number;
  hash: string;
  /** Whose seal it is in, and in which part. */
  sealedOn: Day;
  part: number;
}

/** All that is known of an account, in no order. */
export interface AccountEvidence {
  account: string;
  lines: Line[];
  told: Told[];
  leaves: SealedLeaf[];
  wallets: Wallet[];
}

/** Brings together what comes in no order: by account, one account after the other. */
export interface EvidenceRoom {
  /** Where to put what is known of an account. Good until the next call. */
  of(account: string): AccountEvidence;
  accounts(): Iterable<AccountEvidence>;
}

export const noEvidence = (account: string): AccountEvidence => ({
  account,
  lines: [],
  told: [],
  leaves: [],
  wallets: [],
});

/** Keeps everything in memory. */
export function memoryRoom(): EvidenceRoom {
  const accounts = new Map<string, AccountEvidence>();
  let last: AccountEvidence | undefined;
  return {
    of(account) {
      // What belongs together mostly comes together.
      if (last?.account === account) return last;
      last = accounts.get(account) ?? noEvidence(account);
      accounts.set(account, last);
      return last;
    },
    accounts: () => accounts.values(),
  };
}
