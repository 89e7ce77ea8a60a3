import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { inclusionPath, merkleRoot, rootAlong } from './merkle';

const leavesOf = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => createHash('sha256').update(`${index}`).digest('base64url'));

const sha = (...parts: Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** RFC 6962, 2.1, word by word. */
function naiveRoot(leaves: readonly string[]): Buffer {
  const [first] = leaves;
  if (first === undefined) return sha();
  if (leaves.length === 1) return sha(Buffer.of(0), Buffer.from(first, 'base64url'));
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha(Buffer.of(1), naiveRoot(leaves.slice(0, split)), naiveRoot(leaves.slice(split)));
}

test('the root is the one of RFC 6962, for every number of leaves', () => {
  for (let count = 0; count <= 70; count++)
    expect(merkleRoot(leavesOf(count))).toBe(naiveRoot(leavesOf(count)).toString('base64url'));
});

test('every leaf of every tree is proven, and no other leaf by its path', () => {
  for (let leafCount = 1; leafCount <= 40; leafCount++) {
    const leaves = leavesOf(leafCount);
    const root = merkleRoot(leaves);
    for (const [index, leaf] of leaves.entries()) {
      const path = inclusionPath(leaves, index);
      expect(rootAlong(leaf, { index, leafCount, path })).toBe(root);
      const other = leaves[(index + 1) % leafCount] ?? leaf;
      if (other !== leaf) expect(rootAlong(other, { index, leafCount, path })).not.toBe(root);
    }
  }
});

test('a path that is longer, shorter, of another place or altered in one hash proves nothing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 300 }), fc.nat(), fc.nat(), (leafCount, one, other) => {
      const leaves = leavesOf(leafCount);
      const root = merkleRoot(leaves);
      const index = one % leafCount;
      const leaf = leaves[index] ?? '';
      const path = inclusionPath(leaves, index);
      const wrong = leavesOf(999)[998] ?? '';
      const altered = path.with(other % path.length, wrong);
      expect(rootAlong(leaf, { index, leafCount, path: [...path, wrong] })).toBeUndefined();
      expect(rootAlong(leaf, { index, leafCount, path: path.slice(1) })).not.toBe(root);
      expect(rootAlong(leaf, { index, leafCount, path: altered })).not.toBe(root);
      expect(rootAlong(leaf, { index: leafCount, leafCount, path })).toBeUndefined();
      expect(rootAlong(leaf, { index: (index + 1) % leafCount, leafCount, path })).not.toBe(root);
    }),
    { seed: 6962 },
  );
});

test('the path is as long as the tree is high: 20 hashes would do for a million lines', () => {
  const leaves = leavesOf(2 ** 14 + 1);
  const path = inclusionPath(leaves, 777);
  expect(path).toHaveLength(15);
  expect(Math.ceil(Math.log2(1_000_000))).toBe(20);
  expect(rootAlong(leaves[777] ?? '', { index: 777, leafCount: leaves.length, path })).toBe(
    merkleRoot(leaves),
  );
});
