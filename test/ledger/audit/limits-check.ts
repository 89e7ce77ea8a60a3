import { assertThat } from './violation';

/** What a household may do, in coins; a seller's terms spelt for the auditor. */
export interface Limits {
  boughtADay: number;
  boughtAMonth: number;
  givenADay: number;
  givenAMonth: number;
  giftsADay: number;
}

/** P17: sums over days and months, made of what happened and of nothing that the wallet says of itself. */
export class LimitsCheck {
  private readonly limits = new Map<string, Limits>();
  private readonly sums = new Map<string, number>();

  may(householdId: string, limits: Limits): void {
    this.limits.set(householdId, limits);
  }

  /** To be told of each movement of a household, with the coins that it brought or set aside. */
  see(householdId: string, kind: string, at: string, coins: number): void {
    const limits = this.limits.get(householdId);
    if (!limits) return;
    const [day, month] = [at.slice(0, 10), at.slice(0, 7)];
    if (kind === 'pack-purchase') {
      this.add(`${householdId} bought on ${day}`, coins, limits.boughtADay);
      this.add(`${householdId} bought in ${month}`, coins, limits.boughtAMonth);
    }
    if (kind !== 'gift-hold') return;
    this.add(`${householdId} gave on ${day}`, coins, limits.givenADay);
    this.add(`${householdId} gave in ${month}`, coins, limits.givenAMonth);
    this.add(`gifts of ${householdId} on ${day}`, 1, limits.giftsADay);
  }

  private add(what: string, more: number, most: number): void {
    const sum = (this.sums.get(what) ?? 0) + more;
    this.sums.set(what, sum);
    assertThat(sum <= most, 'P17', `${what}: ${sum} of at most ${most}`);
  }
}
