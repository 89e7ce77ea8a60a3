import { sendCommand } from '../domain/delivery/send';
import { Fault } from '../domain/fault';
import type { Shop } from '../domain/shop';
import type { Report } from './order-effects';

/**
 * Sends a command of a delivery. Whoever tells people may be down; that must not hold up the stream, where lock
 * commands wait behind: a notice that was not sent stays in the outbox, and the sweeper sends it.
 */
export async function followCommand(shop: Shop, commandId: string, report: Report): Promise<void> {
  try {
    await sendCommand(shop, commandId);
  } catch (error) {
    if (!(error instanceof Fault && error.code === 'notify-unreachable')) throw error;
    report(error, { commandId });
  }
}
