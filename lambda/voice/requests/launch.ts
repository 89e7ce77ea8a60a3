import { knownHome } from '../../domain/delivery/request';
import { deliveryProgress } from '../../domain/delivery/status';
import type { Payment } from '../../domain/payments/payment';
import { dueHabits } from '../../domain/purchases/run-out';
import { dayOf, daysBetween } from '../../domain/time';
import { expiringSoon } from '../../domain/wallet/expiring';
import { spanOf } from '../delivery';
import { alarmAtLaunch } from '../intents/delivery-status/intent';
import { offeredOf, pendingFor, waitingGifts } from '../intents/gift-accept/waiting';
import { dealsOf } from '../intents/take-deal/offers';
import { type Known, readKnown } from '../known';
import { outcome, type Pending, type Reply } from '../outcome';
import { settleStars } from '../stars/read';
import { isTold, rememberTold } from '../told';
import { isLinked, type Turn } from '../turn';
import { declinedSince, readPayments } from './declined';
import { exampleFor } from './example';
import { reply } from './words';

/** What may be greeted with. */
interface Matter {
  /** Of what is told once. */
  id?: string;
  reply: Reply;
}

const offerToReorder = (sku: string): Pending => ({
  intent: 'ReorderIntent',
  question: 'offer',
  data: { sku },
});

/** Names of the household's own goods, most bought first, so that Alexa hears them well. */
const ownProducts = (turn: Turn, known: Known) =>
  known.habits
    .map(({ sku }) => known.catalogue.find(sku))
    .filter((item) => item !== undefined)
    .map(({ sku, names }) => ({
      id: sku,
      name: names[turn.language].name,
      synonyms: names[turn.language].synonyms,
    }));

/** What runs out first, unless it is on its way already. */
function due(turn: Turn, known: Known): Reply | undefined {
  const today = turn.today();
  const [first] = dueHabits({ version: 0, habits: known.habits }, known.catalogue, today);
  if (!first || !isLinked(turn)) return undefined;
  const dueInDays = daysBetween(today, first.runOutDay);
  return reply(outcome('welcome-due', { item: first.item, dueInDays }), {
    pending: offerToReorder(first.item.sku),
  });
}

function arriving(turn: Turn, known: Known): Reply | undefined {
  const today = turn.today();
  const order = known.orders.find(
    ({ status, deliveryDay }) => (status === 'placed' || status === 'shipped') && deliveryDay === today,
  );
  return order && reply(outcome('welcome-arriving', { order }));
}

/** A door in doubt, before everything; else a courier who may come in today. */
function atTheDoor(turn: Turn, known: Known): Reply | undefined {
  const at = knownHome(known);
  if (!at || !isLinked(turn)) return undefined;
  const alarm = alarmAtLaunch(turn, at);
  if (alarm) return alarm;
  const zone = at.home.timeZone;
  const isToday = (instant: string) => dayOf(instant, zone) === dayOf(turn.now, zone);
  const window = at.windows.find(
    (one) => deliveryProgress(one) === 'to-come' && isToday(one.startsAt) && one.endsAt > turn.now,
  );
  const told = window && { span: spanOf(window, zone, turn.now), door: window.door.kind };
  return told && reply(outcome('welcome-delivery', told));
}

function deal(turn: Turn, known: Known): Reply | undefined {
  const best = dealsOf(turn, known).find(({ dueInDays }) => dueInDays !== undefined);
  if (!best || !isLinked(turn)) return undefined;
  const price = { cents: best.nowCents, currency: known.household.currency };
  return reply(outcome('welcome-deal', { item: best.item, price, percentOff: best.percentOff }), {
    pending: offerToReorder(best.item.sku),
  });
}

/** Coins that go back if nobody accepts them in time. */
function gift(turn: Turn, known: Known): Reply | undefined {
  const [first] = waitingGifts(known, turn);
  if (!first || !isLinked(turn)) return undefined;
  return reply(outcome('welcome-gift', offeredOf(first, known)), {
    pending: pendingFor({ gift: first, askedIds: [] }),
  });
}

/** Coins that go soon, until they were told. */
function expiring(turn: Turn, { household, wallet }: Known): Matter | undefined {
  const soon = wallet && isLinked(turn) ? expiringSoon(wallet, turn.now, turn.today()) : [];
  const news = soon.find(({ id }) => !isTold(household, id));
  if (!news) return undefined;
  const { id, coins, lastDay } = news;
  const worth = { cents: coins, currency: household.currency };
  return { id, reply: reply(outcome('welcome-expiring', { coins, worth, lastDay })) };
}

const always = (told: Reply | undefined): Matter | undefined => told && { reply: told };

const firstMatter = (turn: Turn, known: Known, payments: readonly Payment[]): Matter | undefined =>
  always(atTheDoor(turn, known)) ??
  declinedSince(turn, known, payments) ??
  always(gift(turn, known)) ??
  expiring(turn, known) ??
  always(arriving(turn, known) ?? due(turn, known) ?? deal(turn, known));

/** Those it can send coins to: a guest has none. */
async function ownContacts(turn: Turn) {
  const contacts = isLinked(turn) ? await turn.shop.contacts.list(turn.householdId) : [];
  return contacts.map(({ contactId, name }) => ({ id: contactId, name, synonyms: [] }));
}

/**
 * Greets with the one thing that matters now: a door, what a card did not pay, a gift, coins that go soon, what arrives,
 * what runs out, what is cheap; and one question.
 */
export async function launch(turn: Turn): Promise<Reply> {
  const [known, contacts, payments] = await Promise.all([
    readKnown(turn),
    ownContacts(turn),
    readPayments(turn),
    settleStars(turn),
  ]);
  const matter = firstMatter(turn, known, payments);
  if (matter?.id !== undefined) await rememberTold(turn, known.household, matter.id);
  const welcome =
    matter?.reply ?? reply(outcome('welcome', { example: exampleFor(known), linked: isLinked(turn) }));
  return { ...welcome, products: ownProducts(turn, known), contacts };
}
