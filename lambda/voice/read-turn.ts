import type { RequestEnvelope } from 'ask-sdk-model';
import type { AmazonCaller } from '../domain/digital/in-skill-products';
import { Fault } from '../domain/fault';
import { type LinkedAccount, type TokenReader, updatedBy } from '../domain/household/account';
import type { HouseholdView } from '../domain/household/household';
import { householdIdFromSubject, householdIdFromUser } from '../domain/household/identity';
import type { Shop } from '../domain/shop';
import { dayOf, type Instant, instantOf } from '../domain/time';
import type { Conversation } from './conversation';
import { customsOf, type Locale, languageOf, localeFor } from './locale';
import { isFallback } from './requests/dispatch';
import { isLinked, newHousehold, type Turn } from './turn';

export interface TurnPorts {
  shop: Shop;
  readToken: TokenReader;
  /** Key of the hash that turns ids of others into household ids. */
  householdKey: string;
  log: { warn(message: string, facts: Record<string, unknown>): void };
}

const userIdOf = (envelope: RequestEnvelope): string | undefined =>
  envelope.context?.System?.user?.userId ?? envelope.session?.user?.userId;

export const requestLocale = (envelope: RequestEnvelope): string | undefined =>
  envelope.request && 'locale' in envelope.request ? envelope.request.locale : undefined;

/** The turn's clock is Alexa's: the request says when it was made. */
function nowOf(envelope: RequestEnvelope): Instant {
  const epochMs = Date.parse(envelope.request.timestamp);
  if (Number.isNaN(epochMs)) throw new Fault('request-malformed', 'a request without a time');
  return instantOf(epochMs);
}

/** The first turn of a linked account: its profile begins with the customs of the locale it speaks. */
async function register(turn: Turn): Promise<HouseholdView> {
  const household = newHousehold(turn);
  await Promise.all([
    turn.shop.households.save(household),
    turn.shop.households.rememberAccount(turn.guestId, household.id),
  ]);
  return { household };
}

/** What the account's token says is kept in the profile: written only when it changed. */
async function keepAccount({ shop, account }: Turn, view: HouseholdView): Promise<HouseholdView> {
  const household = account && updatedBy(view.household, account);
  if (!household) return view;
  await shop.households.save(household);
  return { ...view, household };
}

async function viewOf(turn: Turn): Promise<HouseholdView> {
  const view = await turn.shop.households.read(turn.householdId);
  if (view) return keepAccount(turn, view);
  return isLinked(turn) ? register(turn) : { household: newHousehold(turn) };
}

type Facts = Omit<Turn, 'household' | 'once' | 'today'>;

function withHousehold(facts: Facts): Turn {
  let reading: Promise<HouseholdView> | undefined;
  let { timeZone } = customsOf[facts.locale];
  const begun = new Map<string, Promise<unknown>>();
  const turn: Turn = {
    ...facts,
    once: <T>(name: string, read: () => Promise<T>) => {
      const reading = begun.get(name) ?? read();
      begun.set(name, reading);
      return reading as Promise<T>;
    },
    household: () => {
      reading ??= viewOf(turn).then((view) => {
        timeZone = view.household.timeZone;
        return view;
      });
      return reading;
    },
    today: () => dayOf(facts.now, timeZone),
  };
  return turn;
}

function amazonOf({ context }: RequestEnvelope, locale: Locale): AmazonCaller | undefined {
  const { apiEndpoint, apiAccessToken } = context.System;
  return apiEndpoint && apiAccessToken ? { apiEndpoint, apiAccessToken, locale } : undefined;
}

async function accountOf(
  envelope: RequestEnvelope,
  now: Instant,
  ports: TurnPorts,
): Promise<LinkedAccount | undefined> {
  const token = envelope.context.System.user.accessToken;
  return token ? ports.readToken(token, Date.parse(now)) : undefined;
}

/**
 * A request as the intents see it.
 * @throws Fault `request-malformed` when the user or the time is missing.
 */
export async function readTurn(
  envelope: RequestEnvelope,
  conversation: Conversation,
  ports: TurnPorts,
): Promise<Turn> {
  const userId = userIdOf(envelope);
  if (!userId || !envelope.context?.System?.user) {
    throw new Fault('request-malformed', 'a request without a user');
  }
  const now = nowOf(envelope);
  const account = await accountOf(envelope, now, ports);
  const guestId = householdIdFromUser(ports.householdKey, userId);
  const locale = localeFor(requestLocale(envelope));
  const amazon = amazonOf(envelope, locale);
  const personId = envelope.context.System.person?.personId;
  return withHousehold({
    shop: ports.shop,
    locale,
    language: languageOf[locale],
    now,
    guestId,
    householdId: account ? householdIdFromSubject(ports.householdKey, account.subject) : guestId,
    ...(account && { account }),
    ...(amazon && { amazon }),
    overlook: ({ code, message, evidence }) =>
      ports.log.warn('done without', { code, detail: message, ...evidence }),
    ...(personId !== undefined && { personId }),
    isCodeProven: false,
    misses: isFallback(envelope.request) ? conversation.misses + 1 : 0,
    inDoubt: conversation.inDoubt === true,
    ...(conversation.pending && { pending: conversation.pending }),
  });
}
