import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { auditItem } from '../../lambda/adapters/dynamodb/audit-items';
import type { Item } from '../../lambda/adapters/dynamodb/requests';
import { closeEndedDays } from '../../lambda/domain/books/close-day';
import type { Archive } from '../../lambda/domain/proof/archive';
import { LedgerAudit } from '../../lambda/domain/proof/audit/audit';
import { memoryRoom } from '../../lambda/domain/proof/audit/evidence';
import { inWords } from '../../lambda/domain/proof/audit/finding';
import { type Receipt, receiptOf, receiptProblem } from '../../lambda/domain/proof/receipt';
import { readSealedDay, sealedDays, sealName } from '../../lambda/domain/proof/seal';
import { dayMs, plusMs } from '../../lambda/domain/time';
import { standardWalletTerms } from '../../lambda/domain/wallet/terms';
import { memoryArchive } from '../support/archive';
import { type TestTable, testTable } from '../support/dynamodb';
import { type RandomLedger, randomLedger } from '../support/random-ledger';
import { sampleHousehold } from '../support/samples';
import { testSeller } from '../support/sellers';
import { journalItem, lineItem } from './books-as-items';
import { fillTable, putItems } from './filled-table';

let table: TestTable;

beforeEach(async () => {
  table = await testTable();
});
afterEach(() => table.drop());

const from = '2026-03-01T00:00:00.000Z';
const cutOffHours = 3;
const seller = { ...testSeller, wallet: standardWalletTerms };
const ledgerOf = (seed: number): RandomLedger =>
  randomLedger({ seed, walletCount: 5, movementCount: 150, from, stepMs: dayMs / 10 });

const put = (items: readonly Item[]) => putItems(table, items);
const fill = (ledger: RandomLedger) => fillTable(table, ledger);

const shopAt = (now: string, archive: Archive) => ({
  ...table.stores(),
  archive,
  seller,
  clock: { now: () => now },
});

async function findings(archive: Archive): Promise<string[]> {
  const audit = new LedgerAudit(memoryRoom());
  for (const day of await sealedDays(archive)) audit.addSeal(day, (await archive.get(sealName(day))) ?? '');
  const { Items = [] } = await table.client.send(new ScanCommand({ TableName: table.name }));
  for (const item of Items) auditItem(audit, item);
  return audit.report().findings.map(inWords);
}

const afterAll = plusMs(from, 30 * dayMs);

test('every day that has ended is sealed once, the books are found equal, and a second night finds nothing to do', async () => {
  const ledger = ledgerOf(1);
  await fill(ledger);
  const archive = memoryArchive();
  const night = await closeEndedDays(shopAt(afterAll, archive), cutOffHours);
  expect(night).toMatchObject({ kind: 'closed', driftCoins: 0, lateLineCount: 0, missingLineCount: 0 });
  expect(night.kind === 'closed' && night.kpis.driftCoins).toBe(0);
  expect(await sealedDays(archive)).toHaveLength(29);
  expect(await closeEndedDays(shopAt(afterAll, archive), cutOffHours)).toEqual({ kind: 'up-to-date' });
  expect(await findings(archive)).toEqual([]);
});

test('a day is sealed when its hours for late lines are over, not before', async () => {
  await fill(ledgerOf(1));
  const archive = memoryArchive();
  await closeEndedDays(shopAt('2026-03-03T02:59:59.999Z', archive), cutOffHours);
  expect(await sealedDays(archive)).toEqual(['2026-03-01']);
  await closeEndedDays(shopAt('2026-03-03T03:00:00.000Z', archive), cutOffHours);
  expect(await sealedDays(archive)).toEqual(['2026-03-01', '2026-03-02']);
});

test('lines that come to light after their day was sealed are sealed as its supplement', async () => {
  const ledger = ledgerOf(2);
  const late = ledger.wallets[0]?.account;
  const isLate = (account: string) => account === late;
  const early = ledger.lines.filter(({ account }) => !isLate(account));
  const archive = memoryArchive();
  await put([...early.map(lineItem), ...ledger.journals.map(journalItem)]);
  await closeEndedDays(shopAt('2026-03-04T04:00:00.000Z', archive), cutOffHours);
  await fill(ledger);
  const night = await closeEndedDays(shopAt(afterAll, archive), cutOffHours);
  const expected = ledger.lines.filter(({ account, at }) => isLate(account) && at < '2026-03-04');
  expect(night).toMatchObject({ lateLineCount: expected.length, missingLineCount: 0 });
  const next = await readSealedDay(archive, '2026-03-04');
  expect(next?.seal.parts.slice(1).map(({ supplement }) => supplement)).toEqual(
    next?.seal.parts.slice(1).map(() => 1),
  );
  expect(await findings(archive)).toEqual([]);
  const [line] = expected;
  const receipt = line && (await receiptOf(shopAt(afterAll, archive), line.account, line.sequence));
  expect(receipt?.sealed?.seal.day).toBe('2026-03-04');
  expect(receipt && receiptProblem(receipt)).toBeUndefined();
});

test.each([0, 1, 7, 20])('broken off after %i seals, a night goes on where it was', async (sealsBefore) => {
  await fill(ledgerOf(3));
  const texts = new Map<string, string>();
  const whole = memoryArchive(texts);
  const failing: Archive = {
    ...whole,
    put: async (name, text) => {
      if (texts.size === sealsBefore) throw new Error('the power went');
      return whole.put(name, text);
    },
  };
  await expect(closeEndedDays(shopAt(afterAll, failing), cutOffHours)).rejects.toThrow('power');
  await closeEndedDays(shopAt(afterAll, whole), cutOffHours);
  const straight = memoryArchive();
  await closeEndedDays(shopAt(afterAll, straight), cutOffHours);
  const names = await straight.list('');
  expect([...texts]).toEqual(await Promise.all(names.map(async (name) => [name, await straight.get(name)])));
});

test('two nights at once make one chain', async () => {
  await fill(ledgerOf(4));
  const archive = memoryArchive();
  await Promise.all([1, 2].map(() => closeEndedDays(shopAt(afterAll, archive), cutOffHours)));
  expect(await findings(archive)).toEqual([]);
});

test('a sealed line that is gone is counted by the next night', async () => {
  const ledger = ledgerOf(5);
  await put(ledger.lines.slice(1).map(lineItem));
  const archive = memoryArchive();
  await fill(ledger);
  await closeEndedDays(shopAt('2026-03-04T04:00:00.000Z', archive), cutOffHours);
  const { DeleteCommand } = await import('@aws-sdk/lib-dynamodb');
  const { pk, sk } = lineItem(ledger.lines[0] as (typeof ledger.lines)[number]);
  await table.client.send(new DeleteCommand({ TableName: table.name, Key: { pk, sk } }));
  const night = await closeEndedDays(shopAt(afterAll, archive), cutOffHours);
  expect(night).toMatchObject({ missingLineCount: 1 });
});

test('P23: when a household is erased, the books verify and its receipts still do', async () => {
  const ledger = ledgerOf(6);
  const [wallet] = ledger.wallets;
  if (!wallet) throw new Error('no wallet');
  await fill(ledger);
  const stores = table.stores();
  await stores.households.save(sampleHousehold({ id: wallet.householdId }));
  const archive = memoryArchive();
  const shop = shopAt(afterAll, archive);
  await closeEndedDays(shop, cutOffHours);
  const before = await receiptOf(shop, wallet.account, 1);
  await stores.households.erase(wallet.householdId);
  expect(await stores.households.read(wallet.householdId)).toBeUndefined();
  expect(await findings(archive)).toEqual([]);
  expect(before && receiptProblem(before)).toBeUndefined();
  expect(await receiptOf(shop, wallet.account, 1)).toEqual(before);
});

describe('a receipt', () => {
  let receipt: Receipt;
  beforeEach(async () => {
    const ledger = ledgerOf(7);
    await fill(ledger);
    const archive = memoryArchive();
    await closeEndedDays(shopAt(afterAll, archive), cutOffHours);
    const made = await receiptOf(shopAt(afterAll, archive), ledger.wallets[0]?.account ?? '', 2);
    if (!made) throw new Error('no receipt');
    receipt = made;
  });

  const verify = (content: unknown): { exitCode: number; output: string } => {
    const folder = mkdtempSync(path.join(tmpdir(), 'receipt-'));
    const file = path.join(folder, 'receipt.json');
    writeFileSync(file, JSON.stringify(content));
    try {
      const command = ['tools/run.mjs', 'tools/receipt-verify.ts', file];
      return {
        exitCode: 0,
        output: execFileSync(process.execPath, command, { encoding: 'utf8', stdio: 'pipe' }),
      };
    } catch (error) {
      const { status, stderr } = error as { status: number; stderr: string };
      return { exitCode: status, output: stderr };
    } finally {
      rmSync(folder, { recursive: true });
    }
  };

  test('verifies offline, and says with which seal to compare it', () => {
    const { exitCode, output } = verify(receipt);
    expect(exitCode).toBe(0);
    expect(output).toContain(receipt.sealed?.seal.hash);
  });

  test('that was altered says what is wrong', () => {
    const { exitCode, output } = verify({
      ...receipt,
      line: { ...receipt.line, coins: receipt.line.coins + 1 },
    });
    expect(exitCode).toBe(1);
    expect(output).toContain('WRONG');
  });

  test('is wrong with any part of its proof altered', () => {
    const { sealed } = receipt;
    if (!sealed) throw new Error('not sealed');
    const { proof, seal } = sealed;
    const wrong: Receipt['sealed'][] = [
      { proof: { ...proof, index: proof.index + 1 }, seal },
      { proof: { ...proof, part: 1 }, seal },
      { proof: { ...proof, path: [...proof.path, seal.hash] }, seal },
      { proof, seal: { ...seal, hash: seal.previousHash } },
      { proof, seal: { ...seal, totalLineCount: seal.totalLineCount + 1 } },
    ];
    for (const one of wrong) expect(one && receiptProblem({ ...receipt, sealed: one })).toBeDefined();
  });

  test('of a line that is not sealed yet holds together without a proof', () => {
    const { sealed: _sealed, ...unsealed } = receipt;
    expect(receiptProblem(unsealed)).toBeUndefined();
  });
});

test('holders of each tier are counted from the journals, of one that is new as of one that was always there', async () => {
  const ledger = randomLedger({ seed: 8, walletCount: 12, movementCount: 400, from, stepMs: dayMs / 20 });
  await fill(ledger);
  expect(ledger.wallets.map(({ purse }) => purse)).toContain('digital');
  const tierFrom = (fromCoins: number) => ({ ...seller.wallet.tiers[0], id: `from-${fromCoins}`, fromCoins });
  const tiers = [1, 700, 2_500].map(tierFrom) as typeof seller.wallet.tiers;
  const later = { ...seller, wallet: { ...seller.wallet, tiers } };
  const night = await closeEndedDays({ ...shopAt(afterAll, memoryArchive()), seller: later }, cutOffHours);
  const holding = (fromCoins: number) =>
    ledger.wallets.filter(({ purse, availableCoins }) => purse === 'coins' && availableCoins >= fromCoins);
  const expected = tiers.map(({ id, fromCoins }) => ({
    tier: id,
    fromCoins,
    wallets: holding(fromCoins).length,
  }));
  expect(new Set(expected.map(({ wallets }) => wallets)).size).toBeGreaterThan(1);
  expect(night.kind === 'closed' && night.kpis.holders).toEqual(expected);
});
