import { Fault } from '../fault';
import type { Shop } from '../shop';
import { changeWindow } from './change';
import type { Command, CommandBody } from './command';
import { provesRecording } from './live';
import type { CommandAnswer } from './lock';
import type { Notice } from './notify';
import type { DeliveryWindow } from './window';

export type SendShop = Pick<
  Shop,
  'commands' | 'windows' | 'locks' | 'cameras' | 'notifier' | 'clock' | 'seller'
>;

type BodyOf<K extends CommandBody['kind']> = Extract<CommandBody, { kind: K }>;
const by = { role: 'system', id: 'outbox' } as const;

/** Marks a command as sent, before it is: whoever comes second sends nothing. */
async function takeCommand(shop: SendShop, command: Command): Promise<Command | undefined> {
  const taken: Command = {
    ...command,
    status: 'sent',
    attempts: command.attempts + 1,
    sentAt: shop.clock.now(),
  };
  return (await shop.commands.replace(command, taken)) ? taken : undefined;
}

async function note(shop: SendShop, command: Command, answer: CommandAnswer): Promise<void> {
  const { outcome, detail, providerReference } = answer;
  await shop.commands.replace(command, {
    ...command,
    status: outcome,
    ...(detail !== undefined && { detail }),
    ...(providerReference !== undefined && { providerReference }),
  });
}

/** Between the decision and the sending the world may have changed: whatever is in doubt stays closed. */
async function isStillWanted(
  { windows, clock, seller }: SendShop,
  windowId: string,
  { notAfter }: BodyOf<'unlock'>,
): Promise<boolean> {
  const watched = await windows.read(windowId);
  const now = clock.now();
  if (watched?.window.state !== 'unlocking' || now >= notAfter) return false;
  return provesRecording(watched.live, watched.window, now, seller.delivery);
}

/**
 * At most once: it is taken before it is sent, and one that was taken is never sent again, whatever became of it. Too
 * late, or no longer wanted, it is not sent at all.
 */
async function sendUnlock(shop: SendShop, command: Command, body: BodyOf<'unlock'>): Promise<void> {
  if (command.status !== 'pending') return;
  const { windowId, commandId } = command;
  const taken = await takeCommand(shop, command);
  if (!taken) return;
  const isWanted = await isStillWanted(shop, windowId, body);
  const { lockId, notAfter, relockAfterSeconds } = body;
  const answer: CommandAnswer = isWanted
    ? await shop.locks.unlock({ commandId, lockId, notAfter, relockAfterSeconds })
    : { outcome: 'rejected', detail: 'not wanted any more' };
  await note(shop, taken, answer);
  const { outcome, detail } = answer;
  const event = {
    kind: 'unlock-answered',
    commandId,
    outcome,
    ...(detail !== undefined && { detail }),
  } as const;
  await changeWindow(shop, { windowId, event, by });
}

/** A lock command may be sent as often as it comes: two do no harm, none does. */
async function sendLock(shop: SendShop, command: Command, { lockId }: BodyOf<'lock'>): Promise<void> {
  if (command.status === 'confirmed' || command.status === 'accepted') return;
  const taken = (await takeCommand(shop, command)) ?? command;
  await note(shop, taken, await shop.locks.lock({ commandId: command.commandId, lockId }));
}

/** A camera that is told too late would record nobody's delivery. */
async function isStillAwaited(
  { windows }: SendShop,
  windowId: string,
  { challenge }: BodyOf<'camera-start'>,
): Promise<boolean> {
  const { window } = (await windows.read(windowId)) ?? {};
  return window?.camera?.challenge === challenge && window.camera.stoppedAt === undefined;
}

const isDone = ({ status }: Command): boolean => status === 'accepted' || status === 'confirmed';

async function sendToCamera(
  shop: SendShop,
  command: Command,
  body: BodyOf<'camera-start'> | BodyOf<'camera-stop'>,
): Promise<void> {
  if (isDone(command)) return;
  const { commandId, windowId } = command;
  if (body.kind === 'camera-start' && !(await isStillAwaited(shop, windowId, body)))
    return note(shop, command, { outcome: 'rejected', detail: 'not wanted any more' });
  const taken = (await takeCommand(shop, command)) ?? command;
  const { cameraId } = body;
  const answer =
    body.kind === 'camera-start'
      ? await shop.cameras.start({ commandId, cameraId, windowId, challenge: body.challenge })
      : await shop.cameras.stop({ commandId, cameraId, windowId });
  await note(shop, taken, answer);
}

function noticeOf(command: Command, body: BodyOf<'notify'>, window: DeliveryWindow): Notice {
  const { windowId, householdId, door, startsAt, endsAt, timeZone } = window;
  return {
    noticeId: command.commandId,
    topic: body.topic,
    to: body.to,
    at: command.createdAt,
    doorKind: door.kind,
    ...{ windowId, householdId, startsAt, endsAt, timeZone },
  };
}

async function sendNotice(shop: SendShop, command: Command, body: BodyOf<'notify'>): Promise<void> {
  if (isDone(command)) return;
  const watched = await shop.windows.read(command.windowId);
  if (!watched) return;
  await shop.notifier.send(noticeOf(command, body, watched.window));
  await note(shop, command, { outcome: 'accepted' });
}

/**
 * Sends what stands in the outbox: the only way by which a command leaves. Repeatable for ever: what was done is not
 * done again, and an unlock that may have been sent is not sent.
 * @throws Fault `notify-unreachable` for a notice, to be tried again; locks and cameras answer, they do not throw.
 */
export async function sendCommand(shop: SendShop, commandId: string): Promise<void> {
  const command = await shop.commands.read(commandId);
  if (!command) throw new Fault('store-corrupt', 'a command that is not there', { commandId });
  const { body } = command;
  switch (body.kind) {
    case 'unlock':
      return sendUnlock(shop, command, body);
    case 'lock':
      return sendLock(shop, command, body);
    case 'notify':
      return sendNotice(shop, command, body);
    default:
      return sendToCamera(shop, command, body);
  }
}
