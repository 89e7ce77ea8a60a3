import type { Shop } from '../shop';
import { entryHash } from '../wallet/chain';
import type { Entry, Journal, Line } from '../wallet/movement';
import { isEntry, isLine } from './audit/shape';
import { entryProblem, lineProblem, pairProblem } from './checks';
import { inclusionPath, rootAlong } from './merkle';
import { bookDayOf, readSealedDay, type Seal, type SealedDay, sealedDays, sealHash } from './seal';

/** That a line stands in a part of a seal: the way from the line up to the part's root. */
export interface InclusionProof {
  /** Place of the part among the seal's parts. */
  part: number;
  /** Place of the line among the part's lines. */
  index: number;
  /** Hashes beside the way up, the lowest first. */
  path: string[];
}

/** One movement of one account, with all it takes to check it without us: see docs/proof.md. */
export interface Receipt {
  format: typeof receiptFormat;
  line: Line;
  /** What happened, on both sides. */
  entry: Entry;
  /** Absent until the line's day has ended and is sealed. */
  sealed?: { proof: InclusionProof; seal: Seal };
}

export const receiptFormat = 'majordomo:receipt:1';

const entriesOf = ({ entry, resolution }: Journal): Entry[] => [entry, ...(resolution ? [resolution] : [])];

function proofIn({ seal, leaves }: SealedDay, { hash }: Line): Receipt['sealed'] {
  for (const [part, lines] of leaves.entries()) {
    const index = lines.findIndex((leaf) => leaf.hash === hash);
    if (index < 0) continue;
    const path = inclusionPath(
      lines.map((leaf) => leaf.hash),
      index,
    );
    return { proof: { part, index, path }, seal };
  }
  return undefined;
}

/** The seal of its own day, nearly always; a line that came late is in the one of a day after. */
async function sealedIn({ archive }: Pick<Shop, 'archive'>, line: Line): Promise<Receipt['sealed']> {
  const day = bookDayOf(line.at);
  const own = await readSealedDay(archive, day);
  if (!own) return undefined;
  const found = proofIn(own, line);
  if (found) return found;
  const later = (await sealedDays(archive)).filter((sealedDay) => sealedDay > day);
  for (const sealedDay of later) {
    const sealed = await readSealedDay(archive, sealedDay);
    const foundLater = sealed && proofIn(sealed, line);
    if (foundLater) return foundLater;
  }
  return undefined;
}

/**
 * The receipt of a line; undefined when the account has no such line or its journal is gone. Whoever calls has checked
 * that the account is the asker's own.
 */
export async function receiptOf(
  shop: Pick<Shop, 'ledger' | 'wallets' | 'archive'>,
  account: string,
  sequence: number,
): Promise<Receipt | undefined> {
  const line = await shop.ledger.line(account, sequence);
  if (!line) return undefined;
  const [journal, sealed] = await Promise.all([shop.wallets.journal(line.journalKey), sealedIn(shop, line)]);
  const entry = journal && entriesOf(journal).find((one) => entryHash(journal.key, one) === line.entryHash);
  return entry && { format: receiptFormat, line, entry, ...(sealed && { sealed }) };
}

function sealedProblem(line: Line, { proof, seal }: NonNullable<Receipt['sealed']>): string | undefined {
  if (sealHash(seal) !== seal.hash) return 'the hash of the seal is not the hash of what it says';
  const part = seal.parts[proof.part];
  if (!part) return 'the seal has no such part';
  if (part.day !== bookDayOf(line.at)) return 'the line is of another day than the part of the seal';
  const root = rootAlong(line.hash, { index: proof.index, leafCount: part.lineCount, path: proof.path });
  return root === part.root ? undefined : 'the path does not lead to the root in the seal';
}

/** The first thing wrong with a receipt; undefined when all of it holds together. */
export const receiptProblem = ({ line, entry, sealed }: Receipt): string | undefined =>
  (isLine(line) && isEntry(entry) ? undefined : 'it lacks a line, or the entry behind it') ??
  lineProblem(line) ??
  entryProblem(entry) ??
  pairProblem(line, entry) ??
  (sealed && sealedProblem(line, sealed));
