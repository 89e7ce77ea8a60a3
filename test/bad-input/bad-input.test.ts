import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { MovableClock, testShop } from '../seller/support';
import { root } from '../support/source-tree';
import { tableSuite } from '../support/table-suite';
import { apiRows } from './api';
import { courierRows } from './courier';
import { operationsRows } from './operations';
import { opsRequestRows } from './ops-requests';
import { pageRows } from './pages';
import { type Row, tableOf } from './row';
import { voiceRows } from './voice';

/*
 * docs/bad-input.md tells what comes of bad input. Each line of it was really given here, and is what was answered.
 * Run this test with UPDATE_DOCS=1 to write the paper anew.
 */

const paper = path.join(root, 'docs/bad-input.md');
const parts = (name: string): RegExp => new RegExp(`(<!-- ${name} -->\n)([\\s\\S]*?)(\n<!-- end -->)`);

const table = tableSuite();

const shop = () => testShop(table(), new MovableClock(), { handOver: async () => undefined });

function expectTold(name: string, rows: readonly Row[]): void {
  const text = readFileSync(paper, 'utf8');
  const told = tableOf(rows);
  if (process.env.UPDATE_DOCS === '1')
    writeFileSync(
      paper,
      text.replace(parts(name), (_all, start, _old, end) => `${start}${told}${end}`),
    );
  else expect(parts(name).exec(text)?.[2]).toBe(told);
}

it('by voice is answered as docs/bad-input.md says', async () => {
  expectTold('voice', await voiceRows(table(), shop()));
});

it('on the account pages is answered as docs/bad-input.md says', async () => {
  const rows = await pageRows(table());
  expect(rows.filter(({ status = 0 }) => status < 400)).toEqual([]);
  expectTold('pages', rows);
});

it('in the console of operations is answered as docs/bad-input.md says', async () => {
  const rows = await operationsRows(table());
  expect(rows.filter(({ status = 0 }) => status < 400 || status >= 500)).toEqual([]);
  expectTold('operations', rows);
});

it('from couriers is answered as docs/bad-input.md says', async () => {
  const rows = await courierRows(table());
  expect(
    rows.filter(({ status = 0, outcome }) => status < 400 || (status >= 500 && outcome !== 'KILLSWITCH')),
  ).toEqual([]);
  expectTold('courier', rows);
});

it('from programs of operations is answered as docs/bad-input.md says', async () => {
  const rows = await opsRequestRows(table());
  expect(rows.filter(({ status = 0 }) => status < 400 || status >= 500)).toEqual([]);
  expectTold('ops', rows);
});

it('from programs is answered as docs/bad-input.md says', async () => {
  const rows = await apiRows(shop());
  expect(rows.filter(({ status = 0 }) => status < 400 || status >= 500)).toEqual([]);
  expectTold('programs', rows);
});
