import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { localCredentials, localRegion } from '../../demo/engine';
import { profiles } from '../../demo/household/profiles';
import { householdOf } from '../../demo/household/seed';
import { householdKey } from '../../demo/terms';
import { createStores, type Stores } from '../../lambda/adapters/dynamodb';
import { createDocumentClient } from '../../lambda/adapters/dynamodb/client';
import type { Order } from '../../lambda/domain/orders/order';

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

/** Every line adds up to the balance, no sequence is missing, and the legs of every journal cancel out. */
async function audit({ households, wallets }: Stores, locale: string): Promise<number> {
  const wallet = (await households.read(householdIdOf(locale)))?.wallet;
  if (!wallet) throw new Error('no wallet');
  const lines = await wallets.statement(wallet.account, 1_000);
  expect(lines.reduce((sum, { coins }) => sum + coins, 0)).toBe(wallet.availableCoins);
  expect(lines.map(({ sequence }) => sequence)).toEqual(lines.map((_, index) => lines.length - index));
  for (const { journalKey } of lines) {
    const journal = await wallets.journal(journalKey);
    expect(journal?.legs.reduce((sum, { coins }) => sum + coins, 0)).toBe(0);
  }
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
