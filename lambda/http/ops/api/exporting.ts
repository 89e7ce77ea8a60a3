import { gzipSync } from 'node:zlib';
import type { Context, Hono } from 'hono';
import { accepts } from 'hono/accepts';
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

/** A function answers 6 MB at most, and what is not plain text takes a third more. */
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

/** A file to keep; smaller on its way where the other side unpacks it, as browsers do. */
function file(context: Context<OpsEnv>, text: string, headers: Record<string, string>): Response {
  const encoding = accepts(context, {
    header: 'Accept-Encoding',
    supports: ['gzip', 'identity'],
    default: 'identity',
  });
  const isPacked = encoding === 'gzip';
  const body = isPacked ? gzipSync(text) : Buffer.from(text);
  if (body.length > largestExportBytes) return refuse(context, 'export-too-large');
  return context.body(body, 200, {
    ...headers,
    vary: 'Accept-Encoding',
    ...(isPacked && { 'content-encoding': 'gzip' }),
  });
}

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
    return file(context, text, {
      'content-type': 'text/csv; charset=utf-8',
      ...named(range, 'windows', 'csv'),
    });
  });
  app.get('/exports/audit.jsonl', asLog, permitted('export'), async (context) => {
    const range = queryOrRefusal(context, rangeSchema);
    if (range instanceof Response) return range;
    const text = await exportAudit(shop, context.get('person').id, range);
    return file(context, text, {
      'content-type': 'application/x-ndjson; charset=utf-8',
      ...named(range, 'delivery-audit', 'jsonl'),
    });
  });
}
