import type { DeliveryWindow } from '../../lambda/domain/delivery/window';
import type { Shop } from '../../lambda/domain/shop';
import type { Row } from './row';

/** What came back, of couriers' and of operations' requests alike. */
export interface Answered {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

/** A request as it can be sent again: rightly, and under the same key. */
export interface Asked {
  answer: Answered;
  again(): Promise<Answered>;
}

/** All that a request could have changed of a window: its log says what happened, its commands what follows. */
async function traceOf({ windows, commands }: Shop, { windowId }: DeliveryWindow): Promise<string> {
  const read = [windows.read(windowId), windows.entries(windowId), commands.ofWindow(windowId)];
  return JSON.stringify(await Promise.all(read));
}

/**
 * A line of the paper: what bad input is answered, that it changed nothing of the window, and whether the answer is kept,
 * which shows when the request is sent again.
 */
export async function keptRow(
  input: string,
  shop: Shop,
  window: DeliveryWindow,
  ask: () => Promise<Asked>,
): Promise<Row> {
  const before = await traceOf(shop, window);
  const { answer, again } = await ask();
  if ((await traceOf(shop, window)) !== before) throw new Error(`${input}: it changed something`);
  const { status, code, title } = answer.body as { status: number; code: string; title: string };
  if (status !== answer.status) throw new Error(`${input}: ${answer.status} says ${status}`);
  const isKept = (await again()).headers.get('idempotent-replayed') === 'true';
  return { input, outcome: code, status, en: title, kept: isKept ? 'the answer' : 'nothing' };
}
