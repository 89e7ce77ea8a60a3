import { Fault } from '../fault';
import { type NoFacts, type Outcome, outcome } from '../outcome';
import type { Shop } from '../shop';
import { dayMs, type Instant, plusMs } from '../time';
import type { DeliveryHome } from './home';
import { type DeliveryWindow, hasEnded, isBeforeEntry } from './window';

/** What is known of a home. */
export interface KnownHome {
  home: DeliveryHome;
  windows: readonly DeliveryWindow[];
}

export type VacationOutcomes = {
  /** `during`: windows that fall in that time, and stand until they are revoked. */
  away: { home: DeliveryHome; during: DeliveryWindow[] };
  'in-the-past': NoFacts;
  'too-far': NoFacts;
};

export type BackOutcomes = {
  back: { home: DeliveryHome };
  /** Nobody was away. */
  'was-back': NoFacts;
};

type VacationShop = Pick<Shop, 'deliveryHomes'>;

/** Nobody means a year. */
const furthestMs = 366 * dayMs;
const mostTries = 8;

/** Until when somebody is away, as far as it matters still. */
const awayUntil = ({ noneUntil }: DeliveryHome, now: Instant): Instant | undefined =>
  noneUntil !== undefined && noneUntil > now ? noneUntil : undefined;

/** Windows that begin before somebody is back, and whose courier has not come yet. */
const windowsBefore = (windows: readonly DeliveryWindow[], until: Instant): DeliveryWindow[] =>
  windows.filter((window) => !hasEnded(window) && isBeforeEntry(window) && window.startsAt < until);

/** Changes a home on the revision it was read at, and again when another window was asked for meanwhile. */
async function change(
  { deliveryHomes }: VacationShop,
  known: KnownHome,
  changed: (home: DeliveryHome) => DeliveryHome,
): Promise<KnownHome> {
  let { home, windows } = known;
  for (let tries = 0; tries < mostTries; tries++) {
    const after = { ...changed(home), revision: home.revision + 1 };
    if ((await deliveryHomes.save(after)) === 'saved') return { home: after, windows };
    const current = await deliveryHomes.read(home.householdId);
    if (!current) break;
    ({ home, windows } = current);
  }
  throw new Fault('store-conflict', 'a home kept changing');
}

/** No window may begin before the customer is back. */
export async function stayAway(
  shop: VacationShop,
  known: KnownHome,
  { until, now }: { until: Instant; now: Instant },
): Promise<Outcome<VacationOutcomes>> {
  if (until <= now) return outcome('in-the-past');
  if (until > plusMs(now, furthestMs)) return outcome('too-far');
  const { home, windows } = await change(shop, known, (before) => ({ ...before, noneUntil: until }));
  return outcome('away', { home, during: windowsBefore(windows, until) });
}

/** Windows may begin again at once. */
export async function comeBack(
  shop: VacationShop,
  known: KnownHome,
  now: Instant,
): Promise<Outcome<BackOutcomes>> {
  if (awayUntil(known.home, now) === undefined) return outcome('was-back');
  const { home } = await change(shop, known, ({ noneUntil: _ended, ...rest }) => rest);
  return outcome('back', { home });
}
