import * as v from 'valibot';
import { type ControlEntry, type ControlLog, controlLogStart } from '../../domain/delivery/controls';
import { roles } from '../../domain/delivery/window';
import { loggedEntries } from './logged-entries';
import { putNew, putVersion } from './movements';
import { controlKeys, controlsPk } from './operations-keys';
import { count, parse } from './parse';
import { getItem, type Table } from './requests';
import { transact } from './transact';

const headLabel = 'head of controls';
const headShape = v.object({ version: count, head: v.string() });

const kinds = ['halt', 'propose-lift', 'lift', 'enroll', 'revoke-device'];
const eventShape = v.looseObject({ kind: v.picklist(kinds) });

/** Loose, so that the hash is checked over all that stands there, and not over what is expected alone. */
const entryShape: v.GenericSchema<unknown, ControlEntry> = v.looseObject({
  day: v.string(),
  sequence: count,
  at: v.string(),
  by: v.looseObject({ role: v.picklist(roles), id: v.string() }),
  event: v.custom<ControlEntry['event']>((event) => v.is(eventShape, event)),
  previousHash: v.string(),
  hash: v.string(),
});

/** As text: what is read is to the letter what was hashed. */
const writesOf = (table: Table, entry: ControlEntry) => {
  const { day, sequence, hash } = entry;
  return [
    putVersion(table, headLabel, { ...controlKeys.head(day), version: sequence, head: hash }),
    putNew(table, 'entry of controls', { ...controlKeys.entry(day, sequence), entry: JSON.stringify(entry) }),
  ];
};

export const controlLog = (table: Table): ControlLog => ({
  async end(day) {
    const item = await getItem(table, controlKeys.head(day));
    if (!item) return { sequence: 0, head: controlLogStart(day) };
    const { version: sequence, head } = parse(headShape, item);
    return { sequence, head };
  },

  async append(entry) {
    const result = await transact(table, writesOf(table, entry));
    // Its own answer may have been lost: the very same stands because of it.
    return result.kind === 'committed' || result.failed.get(headLabel)?.head === entry.hash;
  },

  entries: (day) => loggedEntries(table, controlsPk(day), entryShape),
});
