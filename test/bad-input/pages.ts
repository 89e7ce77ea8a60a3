import { agree, invite, mostContacts } from '../../lambda/domain/contacts/agree';
import type { ContactKind } from '../../lambda/domain/contacts/contact';
import { issueGiftCodes } from '../../lambda/domain/gift-codes/issue';
import { redeemGiftCode } from '../../lambda/domain/gift-codes/redeem';
import type { Household } from '../../lambda/domain/household/household';
import { plusMs } from '../../lambda/domain/time';
import { creditPurchased } from '../../lambda/domain/wallet/moves';
import { emptyWallet } from '../../lambda/domain/wallet/wallet';
import type { TestTable } from '../support/dynamodb';
import { newId, sampleHousehold, testNow } from '../support/samples';
import { openPageHouse, type PageHouse, type Seen, type Visitor, wordsOf } from '../support/visitor';
import type { Row } from './row';

/** Somebody with the pages open. */
interface Guest {
  house: PageHouse;
  visitor: Visitor;
  household: Household;
}

interface Try {
  input: string;
  outcome: string;
  send(guest: Guest): Promise<Seen>;
}

/** Shorter than anybody stays signed in. */
const validMs = 600_000;

async function newCode({ shop }: PageHouse): Promise<string> {
  const request = { requestId: newId('req'), count: 1, coins: 500, kind: 'sold' as const };
  const expiresAt = plusMs(testNow, validMs);
  const issued = await issueGiftCodes(shop, { ...request, expiresAt, now: testNow });
  return issued.name === 'issued' ? (issued.facts.codes[0] ?? '') : '';
}

async function fill({ shop }: PageHouse, { id }: Household): Promise<void> {
  const ask = {
    key: newId('key'),
    kind: 'pack-purchase' as const,
    subject: 's',
    coins: 15_000,
    now: testNow,
  };
  await shop.wallets.commit(creditPurchased(emptyWallet(id, newId('acc')), ask));
}

const buying = (input: string, coins: string): Try => ({
  input: `buying: ${input}`,
  outcome: 'amount-invalid',
  send: ({ visitor }) => visitor.get(`/account/packs/confirm?${new URLSearchParams({ coins })}`),
});

const redeem = ({ visitor }: Guest, code: string): Promise<Seen> =>
  visitor.post('/account/gift-code', { code });

const wrongDigit = (code: string): string => `${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`;

/** Another household, with coins of the same currency. */
async function newHouseholdIn({ shop }: PageHouse, { country, currency }: Household): Promise<Household> {
  const household = sampleHousehold({ country, currency });
  await shop.households.save(household);
  return household;
}

/** The code of an invitation. */
async function invitationCode(
  { shop }: PageHouse,
  { id }: Household,
  otherName: string,
  kind: ContactKind = 'home',
): Promise<string> {
  const invited = await invite(shop, { householdId: id, kind, otherName, ownName: 'Paul', now: testNow });
  return invited.name === 'invited' ? invited.facts.code : '';
}

/** So many others agree with a household. */
async function addContacts(
  house: PageHouse,
  household: Household,
  count: number,
  kind: ContactKind,
): Promise<void> {
  for (let place = 1; place <= count; place++) {
    const code = await invitationCode(house, household, `Contact ${place}`, kind);
    const { id } = await newHouseholdIn(house, household);
    await agree(house.shop, { householdId: id, code, now: testNow });
  }
}

const fillHome = (house: PageHouse, household: Household) =>
  addContacts(house, household, house.shop.seller.wallet.home.most, 'home');
const fillContacts = (house: PageHouse, household: Household) =>
  addContacts(house, household, mostContacts, 'other');

const tries: Try[] = [
  buying('0 coins', '0'),
  buying('−5 coins', '-5'),
  buying('1.5 coins', '1.5'),
  buying('NaN', 'NaN'),
  buying('2^53 coins', String(2 ** 53)),
  {
    input: 'gift code: digits that do not belong together',
    outcome: 'malformed',
    send: async (guest) => redeem(guest, wrongDigit(await newCode(guest.house))),
  },
  {
    input: 'gift code: one that nobody issued',
    outcome: 'code-unknown',
    send: (guest) => redeem(guest, '000000000000'),
  },
  {
    input: 'gift code: one that somebody else used',
    outcome: 'code-used',
    async send(guest) {
      const code = await newCode(guest.house);
      const { household } = await guest.house.household();
      await redeemGiftCode(guest.house.shop, { householdId: household.id, code, now: testNow });
      return redeem(guest, code);
    },
  },
  {
    input: 'gift code: one that has expired',
    outcome: 'code-expired',
    async send(guest) {
      const code = await newCode(guest.house);
      guest.house.moveClock(validMs);
      return redeem(guest, code);
    },
  },
  {
    input: 'gift code: a sold one, into a wallet that is full',
    outcome: 'wallet-full',
    async send(guest) {
      await fill(guest.house, guest.household);
      return redeem(guest, await newCode(guest.house));
    },
  },
  {
    input: 'contacts: an invitation that nobody made',
    outcome: 'code-unknown',
    send: ({ visitor }) => visitor.post('/account/contacts/agree', { code: '2222222222', name: '' }),
  },
  {
    input: 'contacts: one’s own invitation',
    outcome: 'self',
    async send({ house, visitor, household }) {
      const asked = { householdId: household.id, kind: 'home' as const, now: testNow };
      const invited = await invite(house.shop, { ...asked, otherName: 'Marie', ownName: 'Paul' });
      const code = invited.name === 'invited' ? invited.facts.code : '';
      return visitor.post('/account/contacts/agree', { code, name: '' });
    },
  },
  {
    input: 'contacts: an invitation to a home that is full',
    outcome: 'home-full',
    async send({ house, visitor, household }) {
      await fillHome(house, household);
      return visitor.post('/account/contacts/invite', { otherName: 'Marie', ownName: 'Paul', kind: 'home' });
    },
  },
  {
    input: 'contacts: a code, when one’s own home is full',
    outcome: 'home-full',
    async send({ house, visitor, household }) {
      const code = await invitationCode(house, await newHouseholdIn(house, household), 'Marie');
      await fillHome(house, household);
      return visitor.post('/account/contacts/agree', { code, name: '' });
    },
  },
  {
    input: 'contacts: a code of a home that is full',
    outcome: 'other-home-full',
    async send({ house, visitor, household }) {
      const other = await newHouseholdIn(house, household);
      const code = await invitationCode(house, other, 'Marie');
      await fillHome(house, other);
      return visitor.post('/account/contacts/agree', { code, name: '' });
    },
  },
  {
    input: 'contacts: a code, when one has as many contacts as anybody may have',
    outcome: 'too-many-contacts',
    async send({ house, visitor, household }) {
      const code = await invitationCode(house, await newHouseholdIn(house, household), 'Marie');
      await fillContacts(house, household);
      return visitor.post('/account/contacts/agree', { code, name: '' });
    },
  },
  {
    input: 'contacts: a code of somebody with as many contacts as anybody may have',
    outcome: 'other-too-many-contacts',
    async send({ house, visitor, household }) {
      const other = await newHouseholdIn(house, household);
      const code = await invitationCode(house, other, 'Marie');
      await fillContacts(house, other);
      return visitor.post('/account/contacts/agree', { code, name: '' });
    },
  },
  {
    input: 'statement: a day in the future',
    outcome: 'future',
    send: ({ visitor }) => visitor.get('/account/statement?from=2099-01-01'),
  },
];

/** What the page says to be wrong. */
function problemOn(seen: Seen): string {
  const marked = /<(\w+)[^>]*(?:role="alert"|class="[^"]*(?:problem|error)[^"]*")[^>]*>(.*?)<\/\1>/s.exec(
    seen.text,
  );
  if (!marked) throw new Error(`no problem on the page: ${wordsOf(seen)}`);
  return wordsOf({ text: marked[2] ?? '' });
}

async function seenIn(table: TestTable, country: 'US' | 'FR', { send }: Try): Promise<Seen> {
  const house = openPageHouse(table);
  const { visitor, household } = await house.arrive({ country });
  return send({ house, visitor, household });
}

async function rowOf(table: TestTable, one: Try): Promise<Row> {
  const [en, fr] = [await seenIn(table, 'US', one), await seenIn(table, 'FR', one)];
  if (en.status !== fr.status) throw new Error(`${one.input}: ${en.status} and ${fr.status}`);
  const { input, outcome } = one;
  return { input, outcome, status: en.status, en: problemOn(en), fr: problemOn(fr) };
}

/** What the account pages answer to bad input. */
export async function pageRows(table: TestTable): Promise<Row[]> {
  const rows: Row[] = [];
  for (const one of tries) rows.push(await rowOf(table, one));
  return rows;
}
