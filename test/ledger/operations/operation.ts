import type { Household } from '../../../lambda/domain/household/household';
import type { SimulatedShop, World } from '../world';

/** One wish: it may be asked any number of times, by anybody, at any time, and is done once. */
export interface Request {
  name: string;
  /** Asks for it; tells how it was answered. */
  ask(shop: SimulatedShop): Promise<string>;
  /** Answers that stand: once told, nothing else is ever told. */
  final?: readonly string[];
  /** Answers that may follow a final one: somebody took it back. */
  later?: readonly string[];
  /** Answers that may come instead to whoever asked before the final one was there. */
  meanwhile?: readonly string[];
  /** Answers that would be wrong, whenever they came. */
  never?: readonly string[];
  /** The journal that must be there once a final answer was given. */
  journalKey?: string;
  /** Whose coins must really be too few, and for how many, when the answer is one of these. */
  short?: { householdId: string; purse?: 'digital'; coins: number; answers: readonly string[] };
}

/** Something that happens in the house, so often. */
export interface Operation {
  name: string;
  weight: number;
  /** Makes a wish and tells the auditor what it may do; undefined when there is nothing to wish for now. */
  begin(world: World): Request | undefined;
}

const hotHouseholds = 4;

/** Half of all that happens, happens to a few. */
export function someHousehold({ chance, households }: World): Household {
  return chance.happens(0.5) ? chance.pick(households.slice(0, hotHouseholds)) : chance.pick(households);
}

/** The month in which coins given now expire after so many more, as the auditor's own calendar has it. */
export function monthAfter(world: World, months: number): string {
  const now = new Date(world.nowMs);
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1)).toISOString().slice(0, 7);
}

/** Things that can be picked up again later: a bounded memory, old and new, one for each world. */
export class Pool<T> {
  private readonly kept = new WeakMap<World, T[]>();

  constructor(private readonly most = 400) {}

  add(world: World, one: T): void {
    const all = this.in(world);
    if (all.length < this.most) all.push(one);
    else all[world.chance.between(0, this.most - 1)] = one;
    this.kept.set(world, all);
  }

  pick(world: World): T | undefined {
    const all = this.in(world);
    return all.length === 0 ? undefined : world.chance.pick(all);
  }

  private in(world: World): T[] {
    return this.kept.get(world) ?? [];
  }
}
