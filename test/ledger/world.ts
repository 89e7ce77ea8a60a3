import { createStores, type Stores } from '../../lambda/adapters/dynamodb';
import { keys } from '../../lambda/adapters/dynamodb/table';
import { makeCodeSource } from '../../lambda/adapters/system/codes';
import { makeIdSource } from '../../lambda/adapters/system/ids';
import type { CodeSource } from '../../lambda/domain/codes';
import type { InSkillProducts } from '../../lambda/domain/digital/in-skill-products';
import { Fault } from '../../lambda/domain/fault';
import type { Household } from '../../lambda/domain/household/household';
import type { IdSource } from '../../lambda/domain/ids';
import type { CommercePort } from '../../lambda/domain/orders/commerce';
import type { PaymentPort } from '../../lambda/domain/payments/port';
import type { Seller } from '../../lambda/domain/seller';
import { type Clock, type Instant, instantOf } from '../../lambda/domain/time';
import { standardWalletTerms } from '../../lambda/domain/wallet/terms';
import { sampleHousehold } from '../support/samples';
import { testSeller } from '../support/sellers';
import { Amazon, productsFor } from './amazon';
import { Auditor } from './audit/auditor';
import type { Limits } from './audit/limits-check';
import { Chance } from './chance';
import { Engine } from './fake/engine';
import { type Commit, Storage } from './fake/storage';
import { Network, type Process } from './network';
import { Bank, providerFor } from './provider';

/** The shop as one process has it: real stores on a client of its own, a clock that may be wrong. */
export type SimulatedShop = Stores & {
  seller: Seller;
  clock: Clock;
  ids: IdSource;
  codes: CodeSource;
  commerce: CommercePort;
  paymentProvider: PaymentPort;
  inSkillProducts: InSkillProducts;
};

/** Somebody the house knows. */
export interface Contact {
  contactId: string;
  householdId: string;
  otherId: string;
  kind: 'home' | 'other';
}

/** What the stream tells of: it comes late, twice, or in another order. */
export interface Told {
  kind: 'order' | 'payment';
  householdId: string;
  id: string;
}

/** A command as the store did it. */
export interface Heard {
  name: string;
  input: unknown;
  answer?: unknown;
  error?: unknown;
  atMs: number;
}

const tableName = 'ledger';
const beginning = Date.parse('2026-01-05T08:00:00.000Z');
const codeKey = 'obviously-fake-key-of-the-simulated-codes';

const seller: Seller = {
  ...testSeller,
  wallet: {
    ...standardWalletTerms,
    gifts: { ...standardWalletTerms.gifts, toOtherHouseholds: true },
    // So generous that what was earned is often more than what is left when goods come back.
    rewards: [
      { id: 'purchase', on: 'purchase', percent: 60, validMonths: 3 },
      { id: 'first-order', on: 'first-order', coins: 900, validMonths: 2 },
    ],
  },
};

function limitsOf(isVerified: boolean): Limits {
  const { limits, gifts } = seller.wallet;
  const { dayCoins, monthCoins } = limits[isVerified ? 'verified' : 'unverified'];
  return {
    boughtADay: dayCoins,
    boughtAMonth: monthCoins,
    givenADay: gifts.dayCoins,
    givenAMonth: gifts.monthCoins,
    giftsADay: gifts.mostPerDay,
  };
}

/** Everything there is in one run, made of one seed. */
export class World {
  readonly chance: Chance;
  readonly auditor = new Auditor();
  readonly storage: Storage;
  readonly network: Network;
  readonly bank: Bank;
  readonly amazon = new Amazon();
  readonly ids: IdSource;
  readonly seller = seller;
  readonly households: Household[] = [];
  readonly contacts: Contact[] = [];
  /** What the stream has still to tell. */
  readonly stream: Told[] = [];
  /** The store's own time: it only goes on. */
  nowMs = beginning;
  /** Hears every command and its answer. */
  heard?: (command: Heard) => void;
  readonly codes = makeCodeSource(codeKey);
  private readonly engine: Engine;
  private processes = 0;

  constructor(seed: number) {
    this.chance = new Chance(seed);
    const ids = this.chance;
    this.ids = makeIdSource((byteCount) => Uint8Array.from({ length: byteCount }, () => ids.between(0, 255)));
    this.bank = new Bank(this.chance);
    this.storage = new Storage((commit) => this.see(commit));
    const lag = () => (this.chance.happens(0.5) ? 0 : this.chance.between(0, 12));
    this.engine = new Engine(this.storage, () => this.nowMs, lag);
    this.network = new Network((name, input) => this.execute(name, input));
  }

  private execute(name: string, input: unknown): unknown {
    try {
      const answer = this.engine.execute(name, input);
      this.heard?.({ name, input, answer, atMs: this.nowMs });
      return answer;
    } catch (error) {
      this.heard?.({ name, input, error, atMs: this.nowMs });
      throw error;
    }
  }

  newProcess(onDeath: () => void): Process {
    return { id: this.processes++, isDead: false, onDeath };
  }

  newId(prefix: string): string {
    return this.ids.next(prefix, this.nowMs);
  }

  /** What a clock shows that is so far off. */
  read(skewMs: number): Instant {
    const instant = instantOf(this.nowMs + skewMs);
    this.auditor.showed(instant);
    return instant;
  }

  shopFor(process: Process, skewMs: number): SimulatedShop {
    const clock = { now: () => this.read(skewMs) };
    const patience = this.network.patienceFor(process, this.chance.fraction);
    const client = this.network.clientFor(process);
    return {
      ...createStores(client, tableName, { clock, patience }),
      seller: this.seller,
      clock,
      ids: this.ids,
      codes: this.codes,
      commerce: this.commerceFor(process),
      paymentProvider: providerFor(this.bank, this.network, process),
      inSkillProducts: productsFor(this.amazon, this.network, process),
    };
  }

  /** Puts an item where nobody has to hear of it. */
  furnish(item: Record<string, unknown>): void {
    this.execute('PutCommand', { TableName: tableName, Item: item });
  }

  addHousehold(): Household {
    const id = this.newId('hh');
    const isVerified = this.chance.happens(0.5);
    const household = sampleHousehold({ id, paymentCustomerId: `cus_${id}`, isVerified });
    this.furnish({ ...keys.profile(id), ...household });
    this.households.push(household);
    this.auditor.limits.may(id, limitsOf(isVerified));
    return household;
  }

  /** Somebody else moves in where a household was, unless somebody has already. */
  replace(householdId: string): void {
    const place = this.households.findIndex(({ id }) => id === householdId);
    if (place < 0) return;
    const newcomer = this.addHousehold();
    this.households.pop();
    this.households[place] = newcomer;
  }

  /** Two households know each other. */
  acquaint(a: string, b: string, kind: Contact['kind']): void {
    for (const [householdId, otherId] of [
      [a, b],
      [b, a],
    ] as const) {
      const contact = { contactId: this.newId('con'), householdId, otherId, kind };
      const agreedAt = instantOf(this.nowMs - 1_000 * 3_600_000);
      const item = { ...contact, name: 'Sample', knownAs: 'Sample', agreedAt };
      this.furnish({ ...keys.contact(householdId, contact.contactId), ...item });
      this.contacts.push(contact);
    }
  }

  private commerceFor(process: Process): CommercePort {
    return {
      handOver: async () => {
        try {
          await this.network.call(process, 'hand over', () => undefined);
        } catch (cause) {
          throw new Fault('commerce-unreachable', 'the seller did not answer', {}, { cause });
        }
        if (this.chance.happens(0.02)) throw new Fault('commerce-refused', 'the seller said no');
      },
    };
  }

  private see(commit: Commit): void {
    this.auditor.see(commit);
    for (const { key, after } of commit) {
      const isOrder = key.includes('\nO#');
      const isPayment = key.includes('\nM#');
      if (!after || !(isOrder || isPayment)) continue;
      const id = String(isOrder ? after.orderId : after.paymentId);
      const kind = isOrder ? 'order' : 'payment';
      this.stream.push({ kind, householdId: String(after.householdId), id });
    }
  }
}
