import { addDays, type Day, dayOf, type Instant, startOfDay, type TimeZone } from '../../../domain/time';
import { isOfGroup, type MovementGroup, movementGroups } from '../../../domain/wallet/groups';
import type { Line } from '../../../domain/wallet/movement';

/** As it was asked for: what was typed, valid or not. */
export interface AskedFilter {
  kind: string;
  from: string;
  to: string;
}

/** Which lines are wanted. */
export interface Filter {
  group?: MovementGroup;
  /** From this instant on. */
  since?: Instant;
  /** Before this instant. */
  before?: Instant;
}

export type FilterProblem = 'not-a-day' | 'future' | 'reversed';

export type ReadFilter =
  | { kind: 'filter'; filter: Filter }
  | { kind: 'problem'; field: 'from' | 'to'; problem: FilterProblem };

const isGroup = (text: string): text is MovementGroup => Object.hasOwn(movementGroups, text);

/** `2026-02-30` is no day. */
const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;

function problemOf(day: Day, today: Day): FilterProblem | undefined {
  if (day === '') return undefined;
  if (!isDay(day)) return 'not-a-day';
  return day > today ? 'future' : undefined;
}

/** Days as the household counts them, the last one whole. */
export function readFilter({ kind, from, to }: AskedFilter, now: Instant, zone: TimeZone): ReadFilter {
  const today = dayOf(now, zone);
  const [fromProblem, toProblem] = [problemOf(from, today), problemOf(to, today)];
  if (fromProblem) return { kind: 'problem', field: 'from', problem: fromProblem };
  if (toProblem) return { kind: 'problem', field: 'to', problem: toProblem };
  if (from && to && from > to) return { kind: 'problem', field: 'to', problem: 'reversed' };
  return {
    kind: 'filter',
    filter: {
      ...(isGroup(kind) && { group: kind }),
      ...(from && { since: startOfDay(from, zone) }),
      ...(to && { before: startOfDay(addDays(to, 1), zone) }),
    },
  };
}

/** Promo coins may have expired with any movement: such a line is one of expiry too. */
const isAbout = ({ kind, expiredCoins = 0 }: Line, group: MovementGroup): boolean =>
  isOfGroup(kind, group) || (group === 'expired' && expiredCoins > 0);

export const isWanted = (line: Line, { group, since, before }: Filter): boolean =>
  (group === undefined || isAbout(line, group)) &&
  (since === undefined || line.at >= since) &&
  (before === undefined || line.at < before);
