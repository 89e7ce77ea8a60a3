import { dayMs, epochMsOf, type Instant } from '../time';

/** A balance and since when it has not been below: seconds since 1970, coins. */
export type SteadyLevel = [sinceEpochSeconds: number, coins: number];

/** A balance that was lost, and until when it still counts. */
export type KeptLevel = [untilEpochSeconds: number, coins: number];

/** How long a balance has been held: what tiers are measured by. No threshold stands in it. */
export interface Holdings {
  /** Oldest and lowest first; the last is the balance now. */
  steadyLevels: SteadyLevel[];
  /** Lowest first, which is the one that was lost last. */
  keptLevels: KeptLevel[];
}

/** A balance counts once it was held this long: borrowed coins buy no tier. */
export const countsAfterSeconds = (7 * dayMs) / 1000;
/** A level that was lost counts this much longer. */
export const keptForSeconds = (30 * dayMs) / 1000;
/** More are not remembered, so that the wallet stays small. */
const mostSteadyLevels = 5;
const mostKeptLevels = 3;

const secondsOf = (instant: Instant): number => Math.floor(epochMsOf(instant) / 1000);

/** The level held for long enough at an instant. */
const heldLevel = (levels: readonly SteadyLevel[], atSeconds: number): number =>
  levels.findLast(([since]) => since <= atSeconds - countsAfterSeconds)?.[1] ?? 0;

/**
 * Leaves out the level that is least above the one below it, so that no more than so many are left. To forget one can
 * only make a tier come later and go sooner, never the other way.
 */
function atMost<Level extends SteadyLevel | KeptLevel>(levels: Level[], most: number): Level[] {
  if (levels.length <= most) return levels;
  const gains = levels.map(([, coins], place) => coins - (levels[place - 1]?.[1] ?? 0)).slice(1, -1);
  const smallest = gains.indexOf(Math.min(...gains)) + 1;
  return levels.filter((_level, place) => place !== smallest);
}

function steadyAfter(levels: readonly SteadyLevel[], atSeconds: number, coins: number): SteadyLevel[] {
  const below = levels.filter((level) => level[1] < coins);
  const since = levels.find((level) => level[1] >= coins)?.[0] ?? atSeconds;
  const all: SteadyLevel[] = [...below, [since, coins]];
  const oldest = all.findLastIndex(([from]) => from <= atSeconds - countsAfterSeconds);
  return atMost(all.slice(Math.max(0, oldest)), mostSteadyLevels);
}

/** What was lost now outlasts all that was lost before; of that, only what is more than it is still worth keeping. */
function keptAfter(levels: readonly KeptLevel[], atSeconds: number, lostCoins: number): KeptLevel[] {
  const more = levels.filter(([until, coins]) => until > atSeconds && coins > lostCoins);
  return lostCoins > 0 ? atMost([[atSeconds + keptForSeconds, lostCoins], ...more], mostKeptLevels) : more;
}

/** Holdings after the balance has become so many coins. */
export function holdingsAfter(before: Holdings, at: Instant, coins: number): Holdings {
  const atSeconds = secondsOf(at);
  const steadyLevels = steadyAfter(before.steadyLevels, atSeconds, coins);
  const held = heldLevel(before.steadyLevels, atSeconds);
  const isLost = heldLevel(steadyLevels, atSeconds) < held;
  return { steadyLevels, keptLevels: keptAfter(before.keptLevels, atSeconds, isLost ? held : 0) };
}

/** The coins that tiers are measured by: held for a week, or lost less than thirty days ago. */
export function countedHoldings({ steadyLevels, keptLevels }: Holdings, at: Instant): number {
  const atSeconds = secondsOf(at);
  const kept = keptLevels.filter(([until]) => until > atSeconds).map(([, coins]) => coins);
  return Math.max(heldLevel(steadyLevels, atSeconds), ...kept);
}
