import { dayMs, epochMsOf, type Instant } from '../time';

/** A balance and since when it has not been below: seconds since 1970, coins. */
export type SteadyLevel = [sinceEpochSeconds: number, coins: number];

/** How long a balance has been held: what tiers are measured by. No threshold stands in it. */
export interface Holdings {
  /** Oldest and lowest first; the last is the balance now. */
  steadyLevels: SteadyLevel[];
  /** The level that was lost last and still counts, and until when. */
  keptLevel?: SteadyLevel;
}

/** A balance counts once it was held this long: borrowed coins buy no tier. */
const countsAfterSeconds = (7 * dayMs) / 1000;
/** A level that was lost counts this much longer. */
const keptForSeconds = (30 * dayMs) / 1000;
const mostLevels = 5;

const secondsOf = (instant: Instant): number => Math.floor(epochMsOf(instant) / 1000);

/** The level held for long enough at an instant. */
const heldLevel = (levels: readonly SteadyLevel[], atSeconds: number): number =>
  levels.findLast(([since]) => since <= atSeconds - countsAfterSeconds)?.[1] ?? 0;

/** Leaves out the level that tells least; to forget one can only make a tier later, never sooner. */
function withoutSmallest(levels: SteadyLevel[]): SteadyLevel[] {
  const gains = levels.map(
    ([, coins], place) => coins - (levels[place - 1]?.[1] ?? Number.NEGATIVE_INFINITY),
  );
  const smallest = gains.slice(1, -1).indexOf(Math.min(...gains.slice(1, -1))) + 1;
  return levels.filter((_level, place) => place !== smallest);
}

function levelsAfter(levels: readonly SteadyLevel[], atSeconds: number, coins: number): SteadyLevel[] {
  const below = levels.filter((level) => level[1] < coins);
  const since = levels.find((level) => level[1] >= coins)?.[0] ?? atSeconds;
  const all: SteadyLevel[] = [...below, [since, coins]];
  const oldest = all.findLastIndex(([from]) => from <= atSeconds - countsAfterSeconds);
  const kept = all.slice(Math.max(0, oldest));
  return kept.length > mostLevels ? withoutSmallest(kept) : kept;
}

/** Holdings after the balance has become so many coins. */
export function holdingsAfter(before: Holdings, at: Instant, coins: number): Holdings {
  const atSeconds = secondsOf(at);
  const steadyLevels = levelsAfter(before.steadyLevels, atSeconds, coins);
  const [lost, held] = [heldLevel(before.steadyLevels, atSeconds), heldLevel(steadyLevels, atSeconds)];
  const standing = before.keptLevel && before.keptLevel[0] > atSeconds ? before.keptLevel : undefined;
  const isDrop = lost > held && lost > (standing?.[1] ?? 0);
  const keptLevel: SteadyLevel | undefined = isDrop ? [atSeconds + keptForSeconds, lost] : standing;
  return { steadyLevels, ...(keptLevel && { keptLevel }) };
}

/** The coins that tiers are measured by: held for a week, or lost less than thirty days ago. */
export function countedHoldings({ steadyLevels, keptLevel }: Holdings, at: Instant): number {
  const atSeconds = secondsOf(at);
  const kept = keptLevel && keptLevel[0] > atSeconds ? keptLevel[1] : 0;
  return Math.max(kept, heldLevel(steadyLevels, atSeconds));
}
