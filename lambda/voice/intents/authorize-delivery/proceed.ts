import type { Door } from '../../../domain/delivery/home';
import { windowTimes } from '../../../domain/delivery/local-window';
import { dayRefused, knownHome, requestRefused, type WindowRequest } from '../../../domain/delivery/request';
import type { KnownHome } from '../../../domain/delivery/vacation';
import type { Order } from '../../../domain/orders/order';
import { outcome } from '../../../domain/outcome';
import { doorsOf, spanOf } from '../../delivery';
import { type OrdersKnown, readOrders } from '../../orders-known';
import type { Reply } from '../../outcome';
import type { Turn } from '../../turn';
import { readOut } from './confirm';
import { type Draft, withoutHours } from './draft';
import { orderMeant, windowsBeside } from './orders';
import { refused } from './refused';
import { askFor, askWhether, reply } from './reply';

/** Which door, when there are several. */
function doorMeant({ home }: KnownHome, draft: Draft): Door | Reply {
  const kinds = [...new Set(home.doors.map(({ kind }) => kind))];
  const doors = doorsOf(home.doors, draft.door);
  const [door] = doors;
  const isClear = door && (draft.door !== undefined || kinds.length === 1);
  if (isClear) return door;
  if (draft.door === undefined) return askFor(outcome('ask-door', { doors: kinds }), 'door', draft);
  const unknown = outcome('door-unknown', { door: draft.door, doors: kinds });
  return askFor(unknown, 'door', { ...draft, door: undefined });
}

type Times = { startsAt: string; endsAt: string };

/** The hours as instants, or what is to be asked of them. No hours are asked for a day that cannot be. */
function timesMeant(turn: Turn, at: KnownHome, draft: Draft): Times | Reply {
  const zone = at.home.timeZone;
  const here = { now: turn.now, zone };
  const wrongDay = draft.day && dayRefused(draft.day, here, turn.shop.seller.delivery);
  if (wrongDay) return refused(turn, wrongDay, at, draft);
  const result = windowTimes(draft, here);
  switch (result.name) {
    case 'times':
      return result.facts;
    case 'ask-day':
      return askFor(result, 'day', draft);
    case 'ask-time':
      return askFor(outcome('ask-time', { isAgain: false }), 'time', draft);
    case 'ask-from':
      return askFor(result, 'from', draft);
    case 'ask-until':
      return askFor(result, 'until', draft);
    case 'ask-afternoon':
      return askWhether(result, 'afternoon', { ...draft });
    case 'no-such-time':
      return askFor(outcome('no-such-time', { time: result.facts.time }), 'time', withoutHours(draft));
    case 'ask-which': {
      const { edge, first } = result.facts;
      return askWhether(outcome('ask-which', { first, zone }), 'which-time', { ...draft, edge });
    }
  }
}

const isReply = (found: object): found is Reply => 'words' in found;

/** All is known: refused, or read out. */
function whole(turn: Turn, at: KnownHome, order: Order, door: Door, times: Times, draft: Draft): Reply {
  const request: WindowRequest = { order, doorId: door.doorId, ...times, now: turn.now };
  const beside = windowsBeside(at.windows, draft);
  const refusal = requestRefused(at.home, beside, request, turn.shop.seller.delivery);
  if (refusal) return refused(turn, refusal, at, draft);
  const span = spanOf(request, at.home.timeZone, turn.now);
  return readOut(outcome('confirm', { span, door: door.kind, order }), door.doorId, draft);
}

/** Asks for what is missing, one thing at a time; then reads it all out. */
export async function proceed(turn: Turn, draft: Draft, known?: OrdersKnown): Promise<Reply> {
  const orders = known ?? (await readOrders(turn));
  const at = knownHome(orders);
  if (!at) return reply(outcome('no-door', { sellerName: turn.shop.seller.name }));
  const order = orderMeant(turn, orders, at, draft);
  if (isReply(order)) return order;
  const chosen: Draft = { ...draft, orderId: order.orderId, orderIds: undefined };
  const times = timesMeant(turn, at, chosen);
  if (isReply(times)) return times;
  const door = doorMeant(at, chosen);
  return isReply(door) ? door : whole(turn, at, order, door, times, chosen);
}
