import { periodSlot } from './period';
import { inPeriod as inEnglish } from './phrases/period.en-US';
import { inPeriod as inFrench } from './phrases/period.fr-FR';

/** A Tuesday. */
const today = '2026-03-10';

const heard = (value: string) => ({
  name: 'PurchaseHistoryIntent',
  confirmationStatus: 'NONE' as const,
  slots: { date: { name: 'date', value, confirmationStatus: 'NONE' as const } },
});
const turn = { now: `${today}T12:00:00.000Z`, today: () => today } as Parameters<typeof periodSlot>[1];

test.each([
  ['2026-03-09', { from: '2026-03-09', to: '2026-03-09' }],
  ['2026-03-10', { from: '2026-03-10', to: '2026-03-10' }],
  // Thursday to Monday: the ones that were.
  ['2026-03-12', { from: '2026-03-05', to: '2026-03-05' }],
  ['2026-03-16', { from: '2026-03-09', to: '2026-03-09' }],
  // "Next Friday", where Alexa takes it for the one after the coming one.
  ['2026-03-20', 'to-come'],
  ['2026-12-24', { from: '2025-12-24', to: '2025-12-24' }],
  ['2026-10', { from: '2025-10-01', to: '2025-10-31' }],
  ['2026-W11', { from: '2026-03-09', to: '2026-03-15' }],
  ['2026', { from: '2026-01-01', to: '2026-12-31' }],
  ['2026-W13', 'to-come'],
  ['2026-W11-WE', 'to-come'],
  ['2027', 'to-come'],
  ['2027-10', 'to-come'],
  ['PRESENT_REF', 'unclear'],
  ['202X', 'unclear'],
  ['2026-02-31', 'unclear'],
])('%s said on a Tuesday in March', (value, expected) => {
  expect(periodSlot(heard(value), turn)).toEqual(expected);
});

test.each([
  ['2026-03-09', '2026-03-09', 'yesterday', 'hier'],
  ['2026-03-09', '2026-03-15', 'this week', 'cette semaine'],
  ['2026-03-02', '2026-03-08', 'last week', 'la semaine dernière'],
  ['2026-02-23', '2026-03-01', 'from February 23 to March 1', 'du 23 février au 1er mars'],
  ['2026-02-28', '2026-03-01', 'on the weekend of February 28', 'le week-end du 28 février'],
  ['2026-02-01', '2026-02-28', 'in February', 'en février'],
  ['2025-10-01', '2025-10-31', 'in October', 'en octobre'],
  ['2025-02-01', '2025-02-28', 'in February 2025', 'en février 2025'],
  ['2024-10-01', '2024-10-31', 'in October 2024', 'en octobre 2024'],
  ['2025-01-01', '2025-12-31', 'in 2025', 'en 2025'],
])('%s to %s is %s', (from, to, english, french) => {
  expect(inEnglish({ from, to }, today)).toBe(english);
  expect(inFrench({ from, to }, today)).toBe(french);
});
