import { paginateQuery } from '@aws-sdk/lib-dynamodb';
import { lineShape, parse } from '../../lambda/adapters/dynamodb/parse';
import { linesPk } from '../../lambda/adapters/dynamodb/table';
import { entryHash, lineHash } from '../../lambda/domain/wallet/chain';
import { promoTotal } from '../../lambda/domain/wallet/lots';
import type { Line } from '../../lambda/domain/wallet/movement';
import { purchasedCoins, type Wallet } from '../../lambda/domain/wallet/wallet';
import type { TestTable } from './dynamodb';
import { expectBalanced } from './samples';

/** Every line of an account, those that moved nothing too, oldest first. */
export async function linesOf({ client, name }: TestTable, account: string): Promise<Line[]> {
  const question = {
    TableName: name,
    KeyConditionExpression: 'pk = :account',
    ExpressionAttributeValues: { ':account': linesPk(account) },
    ConsistentRead: true,
  };
  const lines: Line[] = [];
  for await (const { Items = [] } of paginateQuery({ client }, question))
    lines.push(...Items.map((item) => parse(lineShape, item)));
  return lines;
}

/** Each line carries on from the one before: number, time, balance and hash. */
function expectChained(lines: readonly Line[]): void {
  let before: Pick<Line, 'sequence' | 'at' | 'balanceCoins' | 'hash'> = {
    sequence: 0,
    at: '',
    balanceCoins: 0,
    hash: '',
  };
  for (const line of lines) {
    expect(line.sequence).toBe(before.sequence + 1);
    expect(line.at >= before.at).toBe(true);
    expect(line.balanceCoins).toBe(before.balanceCoins + line.coins - (line.expiredCoins ?? 0));
    expect(line.previousHash).toBe(before.hash);
    expect(line.hash).toBe(lineHash(line));
    before = line;
  }
}

async function expectExplained(table: TestTable, line: Line): Promise<void> {
  const journal = await table.stores().wallets.journal(line.journalKey);
  expectBalanced(journal);
  const entries = [journal?.entry, journal?.resolution].flatMap((entry) => (entry ? [entry] : []));
  expect(entries.map((entry) => entryHash(line.journalKey, entry))).toContain(line.entryHash);
}

/**
 * Checks one account from its first line to its wallet: nothing missing, nothing made, every line explained by a
 * journal whose legs cancel out. @returns its lines, oldest first.
 */
export async function expectSoundAccount(table: TestTable, wallet: Wallet): Promise<Line[]> {
  const lines = await linesOf(table, wallet.account);
  expectChained(lines);
  const last = lines.at(-1);
  expect(wallet).toMatchObject({
    sequence: lines.length,
    availableCoins: last?.balanceCoins ?? 0,
    heldCoins: last?.heldCoins ?? 0,
    owedCoins: last?.owedCoins ?? 0,
    head: last?.hash ?? '',
  });
  expect(purchasedCoins(wallet) + promoTotal(wallet.promo)).toBe(wallet.availableCoins);
  for (const line of lines) await expectExplained(table, line);
  return lines;
}
