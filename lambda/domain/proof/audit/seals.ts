import { addDays, type Day } from '../../time';
import { canonical, type Hashable } from '../../wallet/chain';
import type { Line } from '../../wallet/movement';
import { merkleRoot } from '../merkle';
import { parseSealedDay, type Seal, type SealedDay, type SealedPart, sealHash } from '../seal';
import type { EvidenceRoom, SealedLeaf } from './evidence';
import type { Finding } from './finding';

const textOf = (sums: SealedPart['sums']): string => canonical(sums as unknown as Hashable);

/** Seals from the first to the last: each hashed again, each tree made again, no day left out. */
export class SealAudit {
  private previous: Seal | undefined;
  private readonly sums = new Map<Day, { expected: SealedPart; found: SealedPart['sums'] }[]>();

  /** Takes the next seal as it stands in the archive; its leaves become evidence. */
  add(day: string, text: string, room: Pick<EvidenceRoom, 'of'>): Finding | undefined {
    let sealed: SealedDay;
    try {
      sealed = parseSealedDay(text);
    } catch (error) {
      return this.finding(day, `it cannot be read: ${(error as Error).message}`);
    }
    const problem = this.problemOf(day, sealed);
    this.previous = sealed.seal;
    for (const [part, leaves] of sealed.leaves.entries())
      for (const { account, sequence, hash } of leaves)
        room.of(account).leaves.push({ sequence, hash, sealedOn: day, part });
    this.sums.set(
      day,
      sealed.seal.parts.map((expected) => ({ expected, found: {} })),
    );
    return problem ? this.finding(day, problem) : undefined;
  }

  /** Counts a line towards the sums of its seal. */
  count({ kind, coins, expiredCoins = 0 }: Line, { sealedOn, part }: SealedLeaf): void {
    const found = this.sums.get(sealedOn)?.[part]?.found;
    if (!found) return;
    const sum = found[kind] ?? { lineCount: 0, coins: 0, expiredCoins: 0 };
    sum.lineCount++;
    sum.coins += coins;
    sum.expiredCoins += expiredCoins;
    found[kind] = sum;
  }

  /** Sums that are not those of the lines, once all lines were counted. */
  *wrongSums(): Generator<Finding> {
    for (const [day, parts] of this.sums) {
      const isWrong = parts.some(({ expected, found }) => textOf(found) !== textOf(expected.sums));
      if (isWrong) yield this.finding(day, 'its sums are not those of its lines');
    }
  }

  get lastDay(): string | undefined {
    return this.previous?.day;
  }

  private finding(day: string, problem: string): Finding {
    return { place: { of: 'seal', day }, problem };
  }

  private problemOf(day: string, { seal, leaves }: SealedDay): string | undefined {
    const { previous } = this;
    if (seal.day !== day || seal.parts[0]?.day !== day) return `it says that it is of ${seal.day}`;
    if (sealHash(seal) !== seal.hash) return 'its hash is not the hash of what it says';
    if (seal.previousHash !== (previous?.hash ?? '')) return 'it does not continue the seal before';
    if (previous && seal.day !== addDays(previous.day, 1))
      return `the seal of ${addDays(previous.day, 1)} is missing`;
    const lineCount = seal.parts.reduce((sum, part) => sum + part.lineCount, previous?.totalLineCount ?? 0);
    if (seal.totalLineCount !== lineCount)
      return 'its total is not that of the seals before and its own lines';
    const wrong = seal.parts.findIndex(
      ({ root }, part) => merkleRoot((leaves[part] ?? []).map(({ hash }) => hash)) !== root,
    );
    return wrong < 0 ? undefined : 'its root is not the root of its leaves';
  }
}
