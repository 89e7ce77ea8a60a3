import { issueGiftCodes } from '../../lambda/domain/gift-codes/issue';
import { redeemGiftCode } from '../../lambda/domain/gift-codes/redeem';
import { giftRefusal, type Sending } from '../../lambda/domain/gifts/rules';
import { beginTopUp } from '../../lambda/domain/payments/top-up';
import type { Shop } from '../../lambda/domain/shop';
import { dayMs, plusMs } from '../../lambda/domain/time';
import { checkVoiceCode } from '../../lambda/domain/voice-code/check';
import { setVoiceCode } from '../../lambda/domain/voice-code/set';
import { creditPurchased } from '../../lambda/domain/wallet/moves';
import { emptyWallet, type Wallet } from '../../lambda/domain/wallet/wallet';
import { speech as redeemEn } from '../../lambda/voice/intents/redeem-code/speech.en-US';
import { speech as redeemFr } from '../../lambda/voice/intents/redeem-code/speech.fr-FR';
import { speech as sendEn } from '../../lambda/voice/intents/send-coins/speech.en-US';
import { speech as sendFr } from '../../lambda/voice/intents/send-coins/speech.fr-FR';
import { speech as topUpEn } from '../../lambda/voice/intents/top-up/speech.en-US';
import { speech as topUpFr } from '../../lambda/voice/intents/top-up/speech.fr-FR';
import { speech as codeEn } from '../../lambda/voice/intents/voice-code/speech.en-US';
import { speech as codeFr } from '../../lambda/voice/intents/voice-code/speech.fr-FR';
import type { Moment, Words } from '../../lambda/voice/outcome';
import type { TestTable } from '../support/dynamodb';
import { openHouse } from '../support/house';
import { newId, sampleHousehold, testNow } from '../support/samples';
import type { Row } from './row';

const moment: Moment = { today: '2026-03-02', turn: 0 };

/** The sentences of an outcome; the outcome is what really came, not what was hoped for. */
function rowOf<Facts>(
  input: string,
  outcome: string,
  facts: Facts,
  en: Record<string, unknown>,
  fr: Record<string, unknown>,
): Row {
  const said = (speech: Record<string, unknown>): string => {
    const words = speech[outcome] as ((facts: Facts, moment: Moment) => Words) | undefined;
    if (!words) throw new Error(`${input}: nobody says ${outcome}`);
    return words(facts, moment).say;
  };
  return { input, outcome, en: said(en), fr: said(fr) };
}

const contact = {
  contactId: 'c',
  householdId: 'me',
  otherId: 'other',
  name: 'Marie',
  knownAs: 'Paul',
  kind: 'home' as const,
  agreedAt: plusMs(testNow, -30 * dayMs),
};

const walletWith = (householdId: string, coins: number): Wallet =>
  creditPurchased(emptyWallet(householdId, `acc_${householdId}`), {
    key: 'k',
    kind: 'pack-purchase',
    subject: 's',
    coins,
    now: testNow,
  }).sides[0].after;

/** Sending coins, by what is wrong with it. */
function sendingRows(shop: Shop): Row[] {
  const view = (id: string) => ({ household: sampleHousehold({ id }), wallet: walletWith(id, 1_000) });
  const sending: Sending = {
    seller: shop.seller,
    sender: view('me'),
    recipient: view('other'),
    contact,
    payments: [],
    coins: 100,
    now: testNow,
  };
  const recipient = { ...view('other'), wallet: { ...walletWith('other', 1), status: 'closed' as const } };
  const { contact: _contact, ...toNobody } = sending;
  const wishes: [string, Sending][] = [
    ['0 coins', { ...sending, coins: 0 }],
    ['−5 coins', { ...sending, coins: -5 }],
    ['1.5 coins', { ...sending, coins: 1.5 }],
    ['coins that are no number (NaN)', { ...sending, coins: Number.NaN }],
    ['2^53 coins', { ...sending, coins: 2 ** 53 }],
    ['a recipient whom nobody knows', { ...toNobody, contact: undefined }],
    ['oneself', { ...sending, contact: { ...contact, otherId: 'me' } }],
    ['a recipient whose wallet is closed', { ...sending, recipient }],
    ['a recipient who was forgotten', { ...sending, recipient: undefined }],
  ];
  const { wallet } = shop.seller;
  const homeOff = { ...shop.seller, wallet: { ...wallet, home: { ...wallet.home, transfers: false } } };
  const rich = { ...view('me'), wallet: walletWith('me', 5_000) };
  wishes.push(
    ['more coins than go within a home in a day', { ...sending, sender: rich, coins: 2_501 }],
    ['coins within a home, where the seller lets none go', { ...sending, seller: homeOff }],
  );
  return wishes.map(([input, wish]) => {
    const refusal = giftRefusal(wish);
    if (!refusal) throw new Error(`${input}: nothing speaks against it`);
    const facts = { said: 'Jean', names: ['Marie'], ...refusal.facts };
    return rowOf(`sending: ${input}`, refusal.name, facts, sendEn, sendFr);
  });
}

async function customer(shop: Shop, coins = 0): Promise<string> {
  const household = sampleHousehold({ paymentCustomerId: 'cus_x' });
  await shop.households.save(household);
  if (coins > 0) {
    const ask = { key: newId('key'), kind: 'pack-purchase' as const, subject: 's', coins, now: testNow };
    await shop.wallets.commit(creditPurchased(emptyWallet(household.id, newId('acc')), ask));
  }
  return household.id;
}

async function toppingUpRows(shop: Shop): Promise<Row[]> {
  const least = shop.seller.wallet.leastCardCents;
  const inputs: [string, number][] = [
    ['0 coins', 0],
    ['fewer coins than a card takes', least - 1],
    ['more coins than the day allows', 5_001],
  ];
  return Promise.all(
    inputs.map(async ([input, coins]) => {
      const householdId = await customer(shop);
      const request = { householdId, paymentId: newId('pay'), coins, cents: coins, now: testNow };
      const { name, facts } = await beginTopUp(shop, request);
      return rowOf(`buying: ${input}`, name, { leastCoins: least, ...facts }, topUpEn, topUpFr);
    }),
  );
}

async function newCode(shop: Shop, kind: 'sold' | 'given' = 'sold'): Promise<string> {
  const asked = { count: 1, coins: 500, kind, expiresAt: plusMs(testNow, dayMs), now: testNow };
  const issued = await issueGiftCodes(shop, { requestId: newId('req'), ...asked });
  return issued.name === 'issued' ? (issued.facts.codes[0] ?? '') : '';
}

const wrongDigit = (code: string): string => `${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`;

async function redeemingRows(shop: Shop): Promise<Row[]> {
  const [used, expired, sold] = await Promise.all([newCode(shop), newCode(shop), newCode(shop)]);
  const [one, other, full, guesser] = await Promise.all(
    [0, 0, 15_000, 0].map((coins) => customer(shop, coins)),
  );
  const redeem = (householdId = '', code = '', now = testNow) =>
    redeemGiftCode(shop, { householdId, code, now });
  await redeem(one, used);
  for (let tries = 0; tries < 5; tries++) await redeem(guesser, '000000000000');
  const inputs: [string, ReturnType<typeof redeem>][] = [
    ['digits that do not belong together', redeem(other, wrongDigit(sold))],
    ['a code that nobody issued', redeem(other, '000000000000')],
    ['a code that somebody else used', redeem(other, used)],
    ['a code that has expired', redeem(other, expired, plusMs(testNow, dayMs))],
    ['a sold code, into a wallet that is full', redeem(full, sold)],
    ['a sixth guess within the hour', redeem(guesser, sold)],
  ];
  return Promise.all(
    inputs.map(async ([input, result]) => {
      const { name, facts } = await result;
      return rowOf(`gift code: ${input}`, name, { zone: 'Europe/Paris', ...facts }, redeemEn, redeemFr);
    }),
  );
}

async function voiceCodeRows(shop: Shop): Promise<Row[]> {
  const householdId = await customer(shop);
  await setVoiceCode(shop, householdId, '4713', testNow);
  const rows: Row[] = [];
  for (const input of [
    'a wrong code',
    'a second wrong code',
    'a third wrong code',
    'the right code after that',
  ]) {
    const standing = (await shop.households.read(householdId))?.voiceCode;
    const digits = input.startsWith('the right') ? '4713' : '8265';
    const { name, facts } = await checkVoiceCode(shop, standing, { householdId, digits, now: testNow });
    rows.push(rowOf(`voice code: ${input}`, name, { nothingDone: true, ...facts }, codeEn, codeFr));
  }
  return rows;
}

async function statementRow(table: TestTable): Promise<Row> {
  const [english, french] = await Promise.all([
    openHouse(table, { locale: 'en-US' }),
    openHouse(table, { locale: 'fr-FR' }),
  ]);
  const en = await english.say('ask my majordomo what did i spend tomorrow');
  const fr = await french.say("demande à mon majordome qu'est-ce que j'ai dépensé demain");
  const first = ({ spoken }: { spoken: string[] }): string => /^[^.]*\./.exec(spoken.join(' '))?.[0] ?? '';
  const faults = [...english.faults, ...french.faults];
  if (faults.length > 0) throw new Error(`apologies are no answer: ${faults.join()}`);
  const input = 'statement: a day in the future';
  return { input, outcome: 'still-to-come', en: first(en), fr: first(fr) };
}

/** What is said to bad input, by voice. */
export async function voiceRows(table: TestTable, shop: Shop): Promise<Row[]> {
  return [
    ...sendingRows(shop),
    ...(await toppingUpRows(shop)),
    ...(await redeemingRows(shop)),
    ...(await voiceCodeRows(shop)),
    await statementRow(table),
  ];
}
