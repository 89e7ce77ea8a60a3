import { profiles } from '../../demo/household/profiles';
import { makeSeal } from '../../lambda/adapters/system/seal';
import { agree, invite } from '../../lambda/domain/contacts/agree';
import type { Household } from '../../lambda/domain/household/household';
import { householdIdFromSubject } from '../../lambda/domain/household/identity';
import { settlePayment } from '../../lambda/domain/payments/settle';
import { beginTopUp } from '../../lambda/domain/payments/top-up';
import { setVoiceCode } from '../../lambda/domain/voice-code/set';
import { creditPromo, takeCoins } from '../../lambda/domain/wallet/moves';
import type { Wallet } from '../../lambda/domain/wallet/wallet';
import { sessionKey } from './account';
import type { TestTable } from './dynamodb';
import { houseKey } from './house';
import { newId } from './samples';
import { type SignedInServer, serveSignedIn } from './signed-in-server';
import { openPageHouse, type PageHouse } from './visitor';

/** The account pages, with households to sign in as. */
export type AccountServer = SignedInServer<PageHouse>;

export function serveAccountPages(table: TestTable): Promise<AccountServer> {
  const seal = makeSeal(sessionKey);
  return serveSignedIn('client', (entrance) =>
    openPageHouse(table, {}, { ...entrance, seal, householdKey: houseKey }),
  );
}

async function buyPack({ shop }: PageHouse, { id, currency }: Household): Promise<void> {
  const now = shop.clock.now();
  const paymentId = newId('pay');
  await beginTopUp(shop, { householdId: id, paymentId, coins: 2_500, cents: 2_350, now });
  const reference = { householdId: id, paymentId };
  const charge = { reference: `charge-${paymentId}`, cents: 2_350, currency };
  await settlePayment(shop, reference, { kind: 'succeeded', ...charge });
}

async function walletOf({ shop }: PageHouse, { id }: Household): Promise<Wallet> {
  const wallet = await shop.wallets.read(id);
  if (!wallet) throw new Error('no wallet');
  return wallet;
}

async function moveSome(house: PageHouse, household: Household): Promise<void> {
  const { shop } = house;
  const now = shop.clock.now();
  const ask = { subject: 'first-order', now };
  const reward = { ...ask, key: newId('key'), kind: 'reward' as const, coins: 200, month: '2026-12' };
  await shop.wallets.commit(creditPromo(await walletOf(house, household), reward));
  const wallet = await walletOf(house, household);
  const taken = takeCoins(wallet, { ...ask, key: newId('key'), kind: 'purchase', coins: 1_234 });
  if (taken) await shop.wallets.commit(taken);
}

/** The households that the account server knows, each with something on every page. */
export async function furnishAccounts(house: PageHouse): Promise<void> {
  const { shop } = house;
  const households = profiles.map(({ subject, currency, country, timeZone }) => ({
    id: householdIdFromSubject(houseKey, subject),
    customerId: subject,
    paymentCustomerId: `payer-${subject}`,
    ...{ currency, country, timeZone },
  }));
  for (const household of households) {
    await shop.households.save(household);
    await buyPack(house, household);
    await moveSome(house, household);
    await setVoiceCode(shop, household.id, '8274', shop.clock.now());
  }
  const [one, other] = households;
  if (one && other) await agreeBoth(house, one, other);
}

async function agreeBoth({ shop }: PageHouse, one: Household, other: Household): Promise<void> {
  const now = shop.clock.now();
  const names = { otherName: 'Marie-Élise', ownName: 'Paul', kind: 'home' as const };
  const invited = await invite(shop, { householdId: one.id, ...names, now });
  if (invited.name === 'invited')
    await agree(shop, { householdId: other.id, code: invited.facts.code, name: '', now });
}
