import type { StoredItem } from './items';
import { keyText } from './items';

/** One item before and after a commit; undefined where none stood or stands. */
export interface ItemChange {
  key: string;
  before?: StoredItem;
  after?: StoredItem;
}

/** All that became visible at once. */
export type Commit = readonly ItemChange[];

interface Partition {
  items: Map<string, StoredItem>;
  /** In order; undefined after a change of what stands, until somebody asks. */
  sorted?: string[];
}

const indexKeys: Record<string, { hash: string; range?: string }> = {
  due: { hash: 'gpk', range: 'gsk' },
  orderById: { hash: 'orderId' },
};
const forgottenAfter = 10_000;

/** An index: what was written reaches it later, in the order of writing. */
class LateIndex {
  private readonly entries = new Map<string, Map<string, StoredItem>>();
  private readonly waiting: ItemChange[] = [];
  private applied = 0;

  constructor(private readonly keys: { hash: string; range?: string }) {}

  tell(change: ItemChange): void {
    const { hash } = this.keys;
    if (change.before?.[hash] !== undefined || change.after?.[hash] !== undefined) this.waiting.push(change);
  }

  /** Catches up with all but the latest changes. */
  catchUp(behind: number): void {
    const until = Math.max(this.applied, this.waiting.length - behind);
    for (; this.applied < until; this.applied++) this.apply(this.waiting[this.applied]);
    if (this.applied < forgottenAfter) return;
    this.waiting.splice(0, this.applied);
    this.applied = 0;
  }

  read(hash: unknown): StoredItem[] {
    const { range } = this.keys;
    const found = [...(this.entries.get(String(hash))?.values() ?? [])];
    if (!range) return found;
    return found.sort((a, b) => (String(a[range]) < String(b[range]) ? -1 : 1));
  }

  /** Indexes hold keys only. */
  private projected(item: StoredItem): StoredItem {
    const { hash, range } = this.keys;
    return { pk: item.pk, sk: item.sk, [hash]: item[hash], ...(range && { [range]: item[range] }) };
  }

  private apply(change: ItemChange | undefined): void {
    if (!change) return;
    const [before, after] = [change.before?.[this.keys.hash], change.after?.[this.keys.hash]];
    if (before !== undefined) this.entries.get(String(before))?.delete(change.key);
    if (after === undefined || !change.after) return;
    const group = this.entries.get(String(after)) ?? new Map<string, StoredItem>();
    this.entries.set(String(after), group.set(change.key, this.projected(change.after)));
  }
}

/** The table's items in memory, with its indexes. A commit is visible whole, to whoever listens first. */
export class Storage {
  private readonly partitions = new Map<string, Partition>();
  private readonly indexes = new Map<string, LateIndex>(
    Object.entries(indexKeys).map(([name, keys]) => [name, new LateIndex(keys)]),
  );

  constructor(private readonly onCommit: (commit: Commit) => void = () => undefined) {}

  get(key: { pk?: unknown; sk?: unknown }): StoredItem | undefined {
    return this.partitions.get(String(key.pk))?.items.get(String(key.sk));
  }

  /** Items of a partition in the order of their sort keys. */
  partition(pk: unknown): { sorted: readonly string[]; items: ReadonlyMap<string, StoredItem> } {
    const partition = this.partitions.get(String(pk));
    if (!partition) return { sorted: [], items: new Map() };
    partition.sorted ??= [...partition.items.keys()].sort();
    return { sorted: partition.sorted, items: partition.items };
  }

  index(name: string, hash: unknown, behind: number): StoredItem[] {
    const index = this.indexes.get(name);
    if (!index) throw new Error(`the table has no index ${name}`);
    index.catchUp(behind);
    return index.read(hash);
  }

  commit(changes: { key: Record<string, unknown>; after: StoredItem | undefined }[]): void {
    const commit = changes.map(({ key, after }): ItemChange => {
      const before = this.get(key);
      return { key: keyText(key), ...(before && { before }), ...(after && { after }) };
    });
    for (const { key, after } of changes) this.write(String(key.pk), String(key.sk), after);
    for (const change of commit) for (const index of this.indexes.values()) index.tell(change);
    this.onCommit(commit);
  }

  /** Every item, in the order of the keys. */
  *all(): Generator<StoredItem> {
    for (const pk of [...this.partitions.keys()].sort()) {
      const { sorted, items } = this.partition(pk);
      for (const sk of sorted) {
        const item = items.get(sk);
        if (item) yield item;
      }
    }
  }

  private write(pk: string, sk: string, after: StoredItem | undefined): void {
    const partition = this.partitions.get(pk) ?? { items: new Map<string, StoredItem>() };
    this.partitions.set(pk, partition);
    const isNew = after !== undefined && !partition.items.has(sk);
    if (after) partition.items.set(sk, after);
    else if (partition.items.delete(sk)) delete partition.sorted;
    if (!isNew || !partition.sorted) return;
    const last = partition.sorted.at(-1);
    // Lines and orders come in the order of their keys: nothing has to be sorted again.
    if (last === undefined || last < sk) partition.sorted.push(sk);
    else delete partition.sorted;
  }
}
