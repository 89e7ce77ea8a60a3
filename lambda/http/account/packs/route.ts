import { Hono } from 'hono';
import { outcome } from '../../../domain/outcome';
import { topUpRoom } from '../../../domain/payments/limits';
import { type CoinOffer, offerOf } from '../../../domain/payments/packs';
import type { Payment } from '../../../domain/payments/payment';
import { mostPayments } from '../../../domain/payments/store';
import { beginTopUp } from '../../../domain/payments/top-up';
import { unusedCoins, withdrawPack } from '../../../domain/payments/withdraw';
import { dayMs, epochMsOf } from '../../../domain/time';
import { doneOf, formBody } from '../../pages/form-body';
import { formatsOf } from '../../pages/formats';
import type { PageContext, PageEnv, Pages } from '../frame/env';
import { show } from '../frame/layout';
import type { Purchase } from './history';
import { topUpRefusal, withdrawalRefusal } from './problems';
import { confirmView, type PackProblem, packsPath, packsView } from './view';
import { en } from './words.en';
import { fr } from './words.fr';

const words = { en, fr };
const shownPurchases = 20;

const newId = ({ shop }: Pages, prefix: string): string => shop.ids.next(prefix, epochMsOf(shop.clock.now()));
const isId = (text: string, prefix: string): boolean => new RegExp(`^${prefix}_[0-9A-Z]{26}$`).test(text);

/** A page may stay open for so long; its payment keeps the place in time at which it was shown. */
const pageValidMs = dayMs;

/** The part of an id that says when it was made, and by which payments are found again. */
const timeIn = (id: string): string => id.slice(0, 'pay_'.length + 10);

/** Made lately: an id that names another time would put its payment where nobody looks for it. */
function isOfToday(paymentId: string, { shop: { ids, clock } }: Pages): boolean {
  const now = epochMsOf(clock.now());
  const timeAt = (ms: number) => timeIn(ids.next('pay', ms));
  const made = timeIn(paymentId);
  return timeAt(now - pageValidMs) <= made && made <= timeAt(now + pageValidMs);
}

const saidOf = (context: PageContext) => {
  const language = context.get('language');
  return { words: words[language], formats: formatsOf(language), household: context.get('view').household };
};

/** Whole coins, as people type them: `1000`, `1 000`, `1,000`; `1.5` is none. */
function coinsIn(typed: string): number | undefined {
  const isGrouped = /^\d{1,3}([\s,.'’]\d{3})+$/.test(typed);
  const digits = isGrouped ? typed.replace(/\D/g, '') : typed;
  const coins = /^\d{1,12}$/.test(digits) ? Number(digits) : 0;
  return coins > 0 ? coins : undefined;
}

function purchasesIn(context: PageContext, pages: Pages, payments: readonly Payment[]): Purchase[] {
  const { wallet } = context.get('view');
  const now = pages.shop.clock.now();
  return payments.slice(0, shownPurchases).flatMap((payment) => {
    const { purpose, credited } = payment;
    if (purpose.kind !== 'coins') return [];
    const isOpen = credited !== undefined && wallet !== undefined && now <= credited.withdrawableUntil;
    const unused = isOpen ? unusedCoins(payment, payments, wallet) : 0;
    return [{ payment, coins: purpose.coins, unusedCoins: unused, requestId: newId(pages, 'wdr') }];
  });
}

interface Refused extends PackProblem {
  status: 400 | 409 | 422;
  typed?: string;
}

async function page(context: PageContext, pages: Pages, refused?: Refused) {
  const said = saidOf(context);
  const { wallet, household } = context.get('view');
  const { seller, clock } = pages.shop;
  const payments = await pages.shop.payments.latest(household.id, mostPayments);
  const isVerified = household.isVerified === true;
  const body = packsView({
    ...said,
    seller,
    roomCoins: topUpRoom(seller.wallet, isVerified, wallet, payments, clock.now()).coins,
    purchases: purchasesIn(context, pages, payments),
    done: doneOf(context, said.words.done),
    problem: refused,
    typed: refused?.typed,
  });
  const content = { title: said.words.title, body, place: 'packs', isRefused: !!refused } as const;
  return show(context, pages, content, refused?.status ?? 200);
}

/** A price is shown only of what can be bought. */
async function amountRefusal(context: PageContext, { shop }: Pages, { coins, cents }: CoinOffer) {
  const { household, wallet } = context.get('view');
  const terms = shop.seller.wallet;
  if (cents < terms.leastCardCents) return outcome('below-least', { leastCents: terms.leastCardCents });
  const payments = await shop.payments.latest(household.id, mostPayments);
  const room = topUpRoom(terms, household.isVerified === true, wallet, payments, shop.clock.now());
  return coins > room.coins
    ? outcome('over-limit', { limit: room.limit, atMostCoins: room.coins })
    : undefined;
}

/** What was asked for, once more, with its price. */
async function confirm(context: PageContext, pages: Pages) {
  const said = saidOf(context);
  const typed = context.req.query('coins') ?? '';
  const coins = coinsIn(typed);
  if (coins === undefined) {
    const text = said.words.problems['amount-invalid'];
    return page(context, pages, { status: 422, field: 'coins', text, typed });
  }
  const { seller } = pages.shop;
  const offer = offerOf(seller.wallet, coins);
  const refusal = await amountRefusal(context, pages, offer);
  if (refusal) return page(context, pages, { ...topUpRefusal(refusal, said), typed });
  const body = confirmView({ ...said, seller, offer, paymentId: newId(pages, 'pay') });
  return show(context, pages, { title: said.words.confirm.title, body, place: 'packs' });
}

async function buy(context: PageContext, pages: Pages) {
  const said = saidOf(context);
  const { paymentId, coins, cents } = await formBody(context, ['paymentId', 'coins', 'cents']);
  const [wanted, price] = [coinsIn(coins), coinsIn(cents)];
  if (!isId(paymentId, 'pay') || wanted === undefined || price === undefined)
    return page(context, pages, { status: 422, text: said.words.problems.incomplete });
  if (!isOfToday(paymentId, pages))
    return page(context, pages, { status: 400, text: said.words.problems.outdated });
  const now = pages.shop.clock.now();
  const request = { householdId: said.household.id, paymentId, coins: wanted, cents: price, now };
  const result = await beginTopUp(pages.shop, request);
  if (result.name === 'begun') return context.redirect(`${packsPath}?done=begun`, 303);
  return page(context, pages, { ...topUpRefusal(result, said), typed: coins });
}

async function withdraw(context: PageContext, pages: Pages) {
  const said = saidOf(context);
  const { paymentId, requestId } = await formBody(context, ['paymentId', 'requestId']);
  if (!isId(requestId, 'wdr'))
    return page(context, pages, { status: 422, text: said.words.problems.incomplete });
  const reference = { householdId: said.household.id, paymentId };
  const result = await withdrawPack(pages.shop, reference, requestId);
  if (result.name === 'withdrawn') return context.redirect(`${packsPath}?done=withdrawn`, 303);
  return page(context, pages, withdrawalRefusal(result, said));
}

/** Coins for money, and back again for two weeks. */
export const packsPage = (pages: Pages): Hono<PageEnv> =>
  new Hono<PageEnv>()
    .get('/', (context) => page(context, pages))
    .get('/confirm', (context) => confirm(context, pages))
    .post('/buy', (context) => buy(context, pages))
    .post('/withdraw', (context) => withdraw(context, pages));
