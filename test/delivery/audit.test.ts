import { type AuditEntry, flawIn, sealed } from '../../lambda/domain/delivery/audit';
import { checkExport, exportAudit } from '../../lambda/domain/delivery/export';
import { tell } from './world/story';

/* What somebody does to a log of a real delivery, and what gives them away. */

let windowId: string;
let head: string;
let log: AuditEntry[];
let exported: string;
beforeAll(async () => {
  const story = await tell().open();
  story.door('closed');
  await story.until('completed');
  ({ windowId } = story);
  ({ head } = story.window);
  log = story.entries as unknown as AuditEntry[];
  await story.does({
    name: 'export',
    work: async (shop) => {
      exported = await exportAudit(shop, 'op_1', { from: '2026-06-10', to: '2026-06-10' });
      return 'exported';
    },
  });
});

const flawOf = (entries: readonly AuditEntry[]) => flawIn(windowId, entries, head);
const middle = 7;
const changed = (change: (entry: AuditEntry) => AuditEntry): AuditEntry[] =>
  log.map((entry, place) => (place === middle ? change(entry) : entry));
/** The log from a place on, hashed anew. */
function resealed(entries: readonly AuditEntry[], from: number): AuditEntry[] {
  const done = entries.slice(0, from);
  for (const { hash: _hash, ...entry } of entries.slice(from))
    done.push(sealed({ ...entry, previousHash: done.at(-1)?.hash ?? entry.previousHash }));
  return done;
}
const flipped = (text: string): string => (text.startsWith('A') ? 'B' : 'A') + text.slice(1);

it('nothing: the log is whole', () => {
  expect(log.length).toBeGreaterThan(12);
  expect(flawOf(log)).toBeUndefined();
});

it('a flipped bit of an event', () => {
  const forged = changed((entry) => ({ ...entry, at: entry.at.replace('2026', '2027') }));
  expect(flawOf(forged)).toEqual({ sequence: middle + 1, why: 'hash' });
});

it('a flipped bit of a hash', () => {
  const forged = changed((entry) => ({ ...entry, hash: flipped(entry.hash) }));
  expect(flawOf(forged)).toEqual({ sequence: middle + 1, why: 'hash' });
});

it('an entry that is dropped', () => {
  const forged = log.filter((_entry, place) => place !== middle);
  expect(flawOf(forged)).toEqual({ sequence: middle + 1, why: 'sequence' });
});

it('entries in another order', () => {
  const forged = [
    ...log.slice(0, middle),
    ...log.slice(middle, middle + 2).reverse(),
    ...log.slice(middle + 2),
  ];
  expect(flawOf(forged)).toEqual({ sequence: middle + 1, why: 'sequence' });
});

it('an end that is cut off', () => {
  expect(flawOf(log.slice(0, -1))).toEqual({ sequence: log.length, why: 'end' });
  expect(flawIn(windowId, log.slice(0, -1))).toBeUndefined();
});

it('a fork: another end, properly hashed', () => {
  const forged = log.map((entry, place) =>
    place < middle ? entry : { ...entry, by: { ...entry.by, id: 'op_9' } },
  );
  expect(flawOf(resealed(forged, middle))?.why).toBe('end');
});

it('an entry that is hashed anew by itself', () => {
  const forged = changed(({ hash: _hash, ...entry }) =>
    sealed({ ...entry, by: { role: 'operator', id: 'op_9' } }),
  );
  expect(flawOf(forged)).toEqual({ sequence: middle + 2, why: 'previous-hash' });
});

it('an entry of another window', () => {
  const forged = changed((entry) => ({ ...entry, windowId: 'win_other' }));
  expect(flawOf(forged)).toEqual({ sequence: middle + 1, why: 'foreign' });
});

it('an entry that is told twice', () => {
  const forged = [...log.slice(0, middle), ...log.slice(middle - 1)];
  expect(flawOf(forged)).toEqual({ sequence: middle + 1, why: 'sequence' });
});

it('an export: whole it verifies by itself, and without a line, or with another, it does not', () => {
  expect(checkExport(exported)).toMatchObject({ kind: 'right', windows: 1, entries: log.length });
  const lines = exported.split('\n');
  for (const place of [1, 2, 5, lines.length - 2]) {
    const without = lines.filter((_line, one) => one !== place).join('\n');
    expect([place, checkExport(without).kind]).toEqual([place, 'wrong']);
  }
  expect(checkExport(exported.replace('"cou_1"', '"cou_2"')).kind).toBe('wrong');
});
