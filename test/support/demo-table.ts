import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { localCredentials, localRegion } from '../../demo/engine';
import { profiles } from '../../demo/household/profiles';
import { householdOf } from '../../demo/household/seed';
import { householdKey } from '../../demo/terms';
import { createStores, type Stores } from '../../lambda/adapters/dynamodb';
import { createDocumentClient } from '../../lambda/adapters/dynamodb/client';
import type { Order } from '../../lambda/domain/orders/order';
import { expectBalanced } from './samples';

/** The table of a running demo, seen past the skill. */
export interface DemoTable {
  use<T>(work: (stores: Stores) => Promise<T>): Promise<T>;
  newestOrder(locale: string): Promise<Order | undefined>;
  /** The balance of a locale's household, after checking that every coin of it is accounted for. */
  auditedBalance(locale: string): Promise<number>;
}

const householdIdOf = (locale: string): string => {
  const profile = profiles.find((each) => each.locale === locale);
  return profile ? householdOf(profile, householdKey).id : '';
};

/** The lines that moved something add up to the balance, in order, and the legs of every journal cancel out. */
async function audit({ households, wallets }: Stores, locale: string): Promise<number> {
  const wallet = (await households.read(householdIdOf(locale)))?.wallet;
  if (!wallet) throw new Error('no wallet');
  const lines = await wallets.statement(wallet.account, { limit: 1_000 });
  const moved = lines.reduce((sum, { coins, expiredCoins = 0 }) => sum + coins - expiredCoins, 0);
  expect(moved).toBe(wallet.availableCoins);
  const sequences = lines.map(({ sequence }) => sequence);
  expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => b - a));
  for (const { journalKey } of lines) expectBalanced(await wallets.journal(journalKey));
  return wallet.availableCoins;
}

export function demoTable(dataDir: string): DemoTable {
  const use: DemoTable['use'] = async (work) => {
    const { endpoint, tableName } = JSON.parse(readFileSync(join(dataDir, 'engine.json'), 'utf8'));
    const where = { region: localRegion, endpoint, credentials: localCredentials };
    const client = createDocumentClient({ ...where, requestTimeoutMs: 20_000 });
    try {
      return await work(createStores(client, tableName));
    } finally {
      client.destroy();
    }
  };
  return {
    use,
    newestOrder: (locale) => use(async ({ orders }) => (await orders.latest(householdIdOf(locale), 1))[0]),
    auditedBalance: (locale) => use((stores) => audit(stores, locale)),
  };
}
