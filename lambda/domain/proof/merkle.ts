import { createHash } from 'node:crypto';

/*
 * The Merkle tree of RFC 6962 (certificate transparency): leaves and nodes are hashed with different tags, so that
 * neither can be passed off as the other, and the tree of n leaves splits at the largest power of two below n. Hashes
 * are written in base64url.
 */

const hashBytes = 32;
const leafTag = Buffer.of(0);
const nodeTag = Buffer.of(1);

const tagged = (tag: Buffer, ...parts: Uint8Array[]): Buffer => {
  const hash = createHash('sha256').update(tag);
  for (const part of parts) hash.update(part);
  return hash.digest();
};

const leafHash = (leaf: string): Buffer => tagged(leafTag, Buffer.from(leaf, 'base64url'));

/** Hashes of a level side by side in one buffer: a day may have a million. */
function firstLevel(leaves: readonly string[]): Buffer {
  const level = Buffer.allocUnsafe(leaves.length * hashBytes);
  for (const [place, leaf] of leaves.entries()) leafHash(leaf).copy(level, place * hashBytes);
  return level;
}

/** Pairs become nodes; one that is left over rises as it is. */
function nextLevel(level: Buffer): Buffer {
  const pairBytes = 2 * hashBytes;
  const next = Buffer.allocUnsafe(Math.ceil(level.length / pairBytes) * hashBytes);
  for (let from = 0; from < level.length; from += pairBytes) {
    const pair = level.subarray(from, from + pairBytes);
    const node = pair.length === pairBytes ? tagged(nodeTag, pair) : pair;
    node.copy(next, from / 2);
  }
  return next;
}

/** The root over leaves in their order. */
export function merkleRoot(leaves: readonly string[]): string {
  if (leaves.length === 0) return createHash('sha256').digest('base64url');
  let level = firstLevel(leaves);
  while (level.length > hashBytes) level = nextLevel(level);
  return level.toString('base64url');
}

/** Hashes beside the way from a leaf up to the root, the lowest first: ≤ 20 for a million leaves. */
export function inclusionPath(leaves: readonly string[], index: number): string[] {
  const path: string[] = [];
  let place = index;
  for (let level = firstLevel(leaves); level.length > hashBytes; level = nextLevel(level)) {
    const sibling = (place ^ 1) * hashBytes;
    if (sibling < level.length) path.push(level.subarray(sibling, sibling + hashBytes).toString('base64url'));
    place >>= 1;
  }
  return path;
}

/** Where a leaf is said to stand, and the way up from there. */
export interface Inclusion {
  index: number;
  leafCount: number;
  path: readonly string[];
}

/** A place on the way up: its index in a level, and the last one of that level. */
interface Step {
  place: number;
  last: number;
  hash: Buffer;
}

const halved = ({ place, last, hash }: Step): Step => ({ place: place >> 1, last: last >> 1, hash });

/** One hash further up. The last of an odd level has no partner and rises until it has one. */
function stepUp({ place, last, hash }: Step, beside: Buffer): Step {
  if (place % 2 === 0 && place !== last) return halved({ place, last, hash: tagged(nodeTag, hash, beside) });
  let step = { place, last, hash: tagged(nodeTag, beside, hash) };
  while (step.place % 2 === 0 && step.place !== 0) step = halved(step);
  return halved(step);
}

/** The root to which a path leads from a leaf; undefined when it is no path of such a tree (RFC 9162, 2.1.3.2). */
export function rootAlong(leaf: string, { index, leafCount, path }: Inclusion): string | undefined {
  if (!Number.isSafeInteger(index) || index < 0 || index >= leafCount) return undefined;
  let step: Step = { place: index, last: leafCount - 1, hash: leafHash(leaf) };
  for (const beside of path) {
    if (step.last === 0) return undefined;
    step = stepUp(step, Buffer.from(beside, 'base64url'));
  }
  return step.last === 0 ? step.hash.toString('base64url') : undefined;
}
