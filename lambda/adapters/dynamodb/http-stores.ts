import type { Shop } from '../../domain/shop';
import { controlLog } from './control-log';
import { courierStore } from './couriers';
import { doorStore } from './doors';
import { haltStore } from './halts';
import { replyStore } from './replies';
import type { Table } from './requests';

/** What couriers and operations ask for over HTTP, and no turn, worker or timer does; who tells people needs `replies`. */
export type HttpStores = Pick<Shop, 'controls' | 'couriers' | 'doors' | 'halts' | 'replies'>;

/** Apart from the others, so that the skill carries none of them. */
export const httpStores = (table: Table): HttpStores => ({
  controls: controlLog(table),
  couriers: courierStore(table),
  doors: doorStore(table),
  halts: haltStore(table),
  replies: replyStore(table),
});
