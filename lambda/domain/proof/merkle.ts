import { sha256, sha256Bytes } from '../wallet/chain';

/*
 * The Merkle tree of RFC 6962 (certificate transparency): leaves and nodes are hashed with different tags, so that
 * neither can be passed off as the other, and the tree of n leaves splits at the largest power of two below n. Hashes
 * are written in base64url.
 */

const hashBytes = 32;
const leafTag = 0;
const nodeTag = 1;

/** Tag and content side by side in one buffer, used again and again: hashing reads it before the next call. */
const content = Buffer.alloc(1 + 2 * hashBytes);

/** Hash of a tag and what stands behind it in `content`, written to a place in another buffer. */
function writeHash(tag: number, byteCount: number, to: Buffer, offset: number): void {
  content[0] = tag;
  to.write(sha256Bytes(content.subarray(0, 1 + byteCount)), offset, 'latin1');
}

function writeLeaf(leaf: string, to: Buffer, offset: number): void {
  content.write(leaf, 1, hashBytes, 'base64url');
  writeHash(leafTag, hashBytes, to, offset);
}

/** The node over two hashes that stand side by side. */
function writeNode(level: Buffer, from: number, to: Buffer, offset: number): void {
  level.copy(content, 1, from, from + 2 * hashBytes);
  writeHash(nodeTag, 2 * hashBytes, to, offset);
}

/** Hashes of a level side by side in one buffer: a day may have a million. */
function firstLevel(leaves: readonly string[]): Buffer {
  const level = Buffer.allocUnsafe(leaves.length * hashBytes);
  for (const [place, leaf] of leaves.entries()) writeLeaf(leaf, level, place * hashBytes);
  return level;
}

/** Pairs become nodes; one that is left over rises as it is. */
function nextLevel(level: Buffer): Buffer {
  const pairBytes = 2 * hashBytes;
  const next = Buffer.allocUnsafe(Math.ceil(level.length / pairBytes) * hashBytes);
  for (let from = 0; from < level.length; from += pairBytes) {
    if (from + pairBytes > level.length) level.copy(next, from / 2, from);
    else writeNode(level, from, next, from / 2);
  }
  return next;
}

/** The root over leaves in their order. */
export function merkleRoot(leaves: readonly string[]): string {
  if (leaves.length === 0) return sha256('');
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

function nodeOf(left: Uint8Array, right: Uint8Array): Buffer {
  const node = Buffer.alloc(hashBytes);
  writeNode(Buffer.concat([left, right]), 0, node, 0);
  return node;
}

const halved = ({ place, last, hash }: Step): Step => ({ place: place >> 1, last: last >> 1, hash });

/** One hash further up. The last of an odd level has no partner and rises until it has one. */
function stepUp({ place, last, hash }: Step, beside: Buffer): Step {
  if (place % 2 === 0 && place !== last) return halved({ place, last, hash: nodeOf(hash, beside) });
  let step = { place, last, hash: nodeOf(beside, hash) };
  while (step.place % 2 === 0 && step.place !== 0) step = halved(step);
  return halved(step);
}

/** The root to which a path leads from a leaf; undefined when it is no path of such a tree (RFC 9162, 2.1.3.2). */
export function rootAlong(leaf: string, { index, leafCount, path }: Inclusion): string | undefined {
  if (!Number.isSafeInteger(index) || index < 0 || index >= leafCount) return undefined;
  const hash = Buffer.alloc(hashBytes);
  writeLeaf(leaf, hash, 0);
  let step: Step = { place: index, last: leafCount - 1, hash };
  for (const beside of path) {
    if (step.last === 0) return undefined;
    const other = Buffer.from(beside, 'base64url');
    if (other.length !== hashBytes) return undefined;
    step = stepUp(step, other);
  }
  return step.last === 0 ? step.hash.toString('base64url') : undefined;
}
