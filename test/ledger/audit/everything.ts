import type { StoredItem } from '../fake/items';
import { entryHashOf, lineHashOf } from './chain';
import { amount, kindOf, list, part, promoOf, type Raw, signed, text } from './raw';
import { assertSame, assertThat } from './violation';

/*
 * The whole ledger from its raw items alone, as if nothing had been watched: naive sums, chains from the first line to
 * the last, and nothing left over.
 */

interface Ledger {
  journals: Map<string, Raw>;
  /** In the order of their keys. */
  lines: Map<string, Raw[]>;
  wallets: Raw[];
  orders: Raw[];
  payments: Raw[];
}

function addLine({ lines: all }: Ledger, line: Raw): void {
  const account = text(line, 'account');
  const lines = all.get(account) ?? [];
  all.set(account, lines);
  lines.push(line);
}

function ledgerOf(items: Iterable<StoredItem>): Ledger {
  const ledger: Ledger = { journals: new Map(), lines: new Map(), wallets: [], orders: [], payments: [] };
  for (const item of items) {
    const kind = kindOf(`${String(item.pk)}\n${String(item.sk)}`);
    if (kind === 'wallet' || kind === 'order' || kind === 'payment') ledger[`${kind}s`].push(item);
    if (kind === 'journal') ledger.journals.set(text(item, 'key'), item);
    if (kind === 'line') addLine(ledger, item);
  }
  return ledger;
}

const entriesOf = (journal: Raw): Raw[] =>
  journal.resolution === undefined
    ? [part(journal, 'entry')]
    : [part(journal, 'entry'), part(journal, 'resolution')];

/** P1: balances of all accounts, the system's too, from the legs of every entry. */
function balancesOf(journals: Iterable<Raw>): Map<string, number> {
  const balances = new Map<string, number>();
  for (const journal of journals)
    for (const entry of entriesOf(journal))
      for (const leg of list(entry, 'legs')) {
        const account = text(leg, 'account');
        balances.set(account, (balances.get(account) ?? 0) + signed(leg, 'coins'));
      }
  return balances;
}

function checkLineAfter(line: Raw, before: Raw | undefined, journals: Ledger['journals']): void {
  const where = `line ${line.sequence} of ${line.account}`;
  assertSame('P6', `the sequence of ${where}`, amount(line, 'sequence'), Number(before?.sequence ?? 0) + 1);
  assertSame('P8', `what ${where} continues`, text(line, 'previousHash'), before?.hash ?? '');
  assertSame('P8', `the hash of ${where}`, text(line, 'hash'), lineHashOf(line));
  const moved = signed(line, 'coins') - Number(line.expiredCoins ?? 0);
  const balance = Number(before?.balanceCoins ?? 0) + moved;
  assertSame('P7 P20', `the balance of ${where}`, amount(line, 'balanceCoins'), balance);
  assertThat(text(line, 'at') >= String(before?.at ?? ''), 'P21', `${where} is older than the one before`);
  const journalKey = text(line, 'journalKey');
  const journal = journals.get(journalKey);
  assertThat(journal !== undefined, 'P5', `${where} has no journal`);
  const hashes = entriesOf(journal ?? {}).map((entry) => entryHashOf(journalKey, entry));
  assertThat(hashes.includes(text(line, 'entryHash')), 'P8', `${where} is explained by no entry`);
}

/** P6 to P8, P20, P21: one account from its first line to its last. */
function checkAccount(lines: readonly Raw[], journals: Ledger['journals']): void {
  let before: Raw | undefined;
  const explained = new Set<string>();
  for (const line of lines) {
    checkLineAfter(line, before, journals);
    explained.add(text(line, 'entryHash'));
    before = line;
  }
  assertSame('P3', 'the entries of an account', explained.size, lines.length);
}

function checkWallet(wallet: Raw, ledger: Ledger, balances: Map<string, number>): void {
  const account = text(wallet, 'account');
  const lines = ledger.lines.get(account) ?? [];
  const last = lines.at(-1);
  assertSame('P6', `the sequence of ${account}`, amount(wallet, 'sequence'), lines.length);
  assertSame('P8', `the head of ${account}`, wallet.head, last?.hash);
  assertSame('P7', `the balance of ${account}`, wallet.availableCoins, last?.balanceCoins);
  assertSame('P1', `the legs of ${account}`, balances.get(account) ?? 0, amount(wallet, 'availableCoins'));
  const held = balances.get(`${account}/held`) ?? 0;
  assertSame('P1', `what ${account} holds, by its legs`, held, amount(wallet, 'heldCoins'));
  const purchased = amount(wallet, 'credited') - amount(wallet, 'debited');
  const lots = Object.values(promoOf(wallet)).reduce((sum, coins) => sum + coins, purchased);
  assertSame('P2', `the lots of ${account}`, lots, amount(wallet, 'availableCoins'));
}

const coinsIn = (lots: Raw): number =>
  Object.values(part(lots, 'promo')).reduce((sum: number, coins) => sum + Number(coins), 0) +
  amount(lots, 'purchasedCoins');

/** P8, P9: what wallets hold is what pending holds hold, until the instant that is hashed with them. */
function checkHolds({ journals, wallets }: Ledger): void {
  const waiting = new Map<string, number>();
  for (const journal of journals.values()) {
    if (journal.hold === undefined) continue;
    const hold = part(journal, 'hold');
    const until = text(part(journal, 'entry'), 'expiresAt');
    assertSame('P8', `until when ${journal.key} waits`, text(hold, 'expiresAt'), until);
    if (journal.status !== 'pending') continue;
    const account = text(hold, 'account');
    waiting.set(account, (waiting.get(account) ?? 0) + coinsIn(part(hold, 'lots')));
  }
  for (const wallet of wallets) {
    const account = text(wallet, 'account');
    assertSame('P9', `what ${account} holds`, amount(wallet, 'heldCoins'), waiting.get(account) ?? 0);
  }
}

/** P16: what is noted of an order as told to its payment, goes back there. */
function checkCardsBack({ orders, payments }: Ledger): void {
  const known = new Map<unknown, number>();
  for (const payment of payments) {
    const back = list(payment, 'refunds').filter(({ reason }) => reason === 'order');
    const cents = back.reduce((sum, refund) => sum + amount(refund, 'cents'), 0);
    known.set(part(payment, 'purpose').orderId, cents);
  }
  for (const { orderId, cardBackToldCents = 0 } of orders)
    assertThat((known.get(orderId) ?? 0) >= Number(cardBackToldCents), 'P16', `the card of ${orderId} waits`);
}

/** Coins of the whole ledger, by where they are; together they are nothing. */
export interface Totals {
  accounts: number;
  lines: number;
  journals: number;
  householdCoins: number;
  systemCoins: number;
}

/** Checks all that the items alone can tell. @throws Violation for the first thing that is wrong. */
export function checkEverything(items: Iterable<StoredItem>): Totals {
  const ledger = ledgerOf(items);
  const balances = balancesOf(ledger.journals.values());
  for (const lines of ledger.lines.values()) checkAccount(lines, ledger.journals);
  for (const wallet of ledger.wallets) checkWallet(wallet, ledger, balances);
  checkHolds(ledger);
  checkCardsBack(ledger);
  const lines = [...ledger.lines.values()].reduce((sum, all) => sum + all.length, 0);
  const changes = [...ledger.journals.values()]
    .flatMap(entriesOf)
    .reduce((sum, entry) => sum + list(entry, 'changes').length, 0);
  assertSame('P5', 'the lines of all entries', lines, changes);
  const householdCoins = ledger.wallets.reduce(
    (sum, wallet) => sum + amount(wallet, 'availableCoins') + amount(wallet, 'heldCoins'),
    0,
  );
  const systemCoins = [...balances]
    .filter(([account]) => account.startsWith('~'))
    .reduce((sum, [, coins]) => sum + coins, 0);
  assertSame('P1', 'coins lost or made', householdCoins + systemCoins, 0);
  return { accounts: ledger.lines.size, lines, journals: ledger.journals.size, householdCoins, systemCoins };
}
