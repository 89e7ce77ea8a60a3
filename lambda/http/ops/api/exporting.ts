import type { Hono } from 'hono';
import { type DayRange, windowsOfDays } from '../../../domain/delivery/board';
import { exportAudit } from '../../../domain/delivery/export';
import { exposureMsOf } from '../../../domain/delivery/figures';
import type { DeliveryWindow } from '../../../domain/delivery/window';
import type { Shop } from '../../../domain/shop';
import { queryOrRefusal } from '../../json-body';
import { csvOf } from '../../pages/csv';
import { refuse } from '../../problem';
import type { OpsEnv } from '../env';
import { permitted } from '../guards';
import { may } from '../roles';
import { providerOf } from '../views';
import { rangeSchema } from './bodies';
import { describeLooking } from './describe';

/** A function answers 6 MB at most, and what is not text alone takes a third more. */
const largestExportBytes = 4_000_000;

const headings = [
  ...[
    'window',
    'order',
    'household',
    'door',
    'lock_provider',
    'courier',
    'starts_at',
    'ends_at',
    'time_zone',
  ],
  ...['state', 'unlock_commanded_at', 'secured_at', 'exposure_seconds', 'revoked_because', 'alarms'],
];

function rowOf(window: DeliveryWindow, isNamed: boolean): (string | number)[] {
  const { windowId, orderId, householdId, door, assignment, startsAt, endsAt, timeZone, state } = window;
  const { unlock, revocation, alarms } = window;
  const exposureMs = exposureMsOf(window);
  return [
    ...[windowId, orderId, isNamed ? householdId : '', door.kind, providerOf(door.lockId)],
    ...[assignment?.courierId ?? '', startsAt, endsAt, timeZone, state],
    ...[
      unlock?.commandedAt ?? '',
      unlock?.securedAt ?? '',
      exposureMs === undefined ? '' : exposureMs / 1000,
    ],
    ...[revocation?.reason ?? '', alarms.map(({ name }) => name).join(' ')],
  ];
}

const named = ({ from, to }: DayRange, what: string, ending: string): Record<string, string> => ({
  'content-disposition': `attachment; filename="${what}-${from}-${to}.${ending}"`,
});

const asCsv = describeLooking('Windows of some days as CSV; households only for those who may know them', [
  'from',
  'to',
]);
const asLog = describeLooking(
  'The log of some days as JSON lines, which `npm run delivery:verify` checks. Role: auditor',
  ['from', 'to'],
);

export function exportingRoutes(app: Hono<OpsEnv>, shop: Shop): void {
  app.get('/exports/windows.csv', asCsv, permitted('look'), async (context) => {
    const range = queryOrRefusal(context, rangeSchema);
    if (range instanceof Response) return range;
    const isNamed = may(context.get('person').roles, 'identify');
    const windows = await windowsOfDays(shop, range);
    const text = csvOf([headings, ...windows.map((window) => rowOf(window, isNamed))]);
    const headers = { 'content-type': 'text/csv; charset=utf-8', ...named(range, 'windows', 'csv') };
    return context.body(text, 200, headers);
  });
  app.get('/exports/audit.jsonl', asLog, permitted('export'), async (context) => {
    const range = queryOrRefusal(context, rangeSchema);
    if (range instanceof Response) return range;
    const text = await exportAudit(shop, context.get('person').id, range);
    if (Buffer.byteLength(text) > largestExportBytes) return refuse(context, 'export-too-large');
    const headers = {
      'content-type': 'application/x-ndjson; charset=utf-8',
      ...named(range, 'delivery-audit', 'jsonl'),
    };
    return context.body(text, 200, headers);
  });
}
