import type { DynamoDBRecord } from 'aws-lambda';
import { journalOf } from '../../../lambda/adapters/dynamodb/journal-image';
import { followedBy } from '../../../lambda/adapters/dynamodb/table';
import { authorizeWindow } from '../../../lambda/domain/delivery/authorize';
import { changeWindow } from '../../../lambda/domain/delivery/change';
import { unlockDoor } from '../../../lambda/domain/delivery/courier-unlock';
import { enrollDevice, revokeDevice as revokeTerminal } from '../../../lambda/domain/delivery/enroll';
import type { DeliveryEvent } from '../../../lambda/domain/delivery/events';
import type { HaltScope } from '../../../lambda/domain/delivery/halt';
import { halt, lift, type OperatorEvent, operate } from '../../../lambda/domain/delivery/operations';
import { requestWindow } from '../../../lambda/domain/delivery/request';
import { sendCommand } from '../../../lambda/domain/delivery/send';
import { sweepNotices, sweepWindows } from '../../../lambda/domain/delivery/sweep';
import { wakeWindow } from '../../../lambda/domain/delivery/wake';
import type { Shop } from '../../../lambda/domain/shop';
import { instantOf } from '../../../lambda/domain/time';
import { followStream } from '../../../lambda/outbox/stream';
import type { Signed, Terminal } from './terminal';
import type { House, World } from './world';

/** One run of a use case, by a process of its own; what it says it was answered. */
export interface Task {
  name: string;
  work(shop: Shop): Promise<string>;
}

const task = (name: string, work: Task['work']): Task => ({ name, work });

/** What the outbox does with one record of the stream; what failed is given again. */
export const followRecord = (world: World, record: DynamoDBRecord): Task =>
  task('stream', async (shop) => {
    const report = (error: unknown) => world.observer.told('a log', String(error));
    const { batchItemFailures } = await followStream(shop, [record], { followedBy, journalOf, report });
    if (batchItemFailures.length === 0) return 'followed';
    world.stream.push(record);
    return 'given again';
  });

export const wake = (windowId: string): Task =>
  task('wake', async (shop) => {
    await wakeWindow(shop, windowId);
    return 'woken';
  });

/** The outbox hears of a command, perhaps again. */
export const sendCommandTask = (commandId: string): Task =>
  task('send', async (shop) => {
    await sendCommand(shop, commandId);
    return 'sent';
  });

export const sweep = (): Task =>
  task('sweep', async (shop) => {
    const swept = await Promise.allSettled([sweepWindows(shop), sweepNotices(shop)]);
    const failed = swept.find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
    return 'swept';
  });

/** A customer asks for a window that begins after and lasts so long. */
export const request = (world: World, house: House, startsInMs: number, lengthMs: number): Task => {
  const orderId = world.ids.next('ord', world.nowMs);
  return task('request', async (shop) => {
    const { householdId } = house;
    const known = await shop.deliveryHomes.read(householdId);
    if (!known) return 'no home';
    const now = shop.clock.now();
    const startsAt = instantOf(Date.parse(now) + startsInMs);
    const endsAt = instantOf(Date.parse(startsAt) + lengthMs);
    const order = { orderId, householdId, status: 'shipped' as const };
    const asked = await requestWindow(shop, known, { order, doorId: 'door_1', startsAt, endsAt, now });
    if (asked.name !== 'requested') return asked.name;
    const { windowId } = asked.facts.window;
    if (!house.windowIds.includes(windowId)) house.windowIds.push(windowId);
    return 'requested';
  });
};

export const authorize = (householdId: string, windowId: string): Task =>
  task('authorize', async (shop) => {
    const asked = await shop.windows.read(windowId);
    return (await authorizeWindow(shop, { by: { role: 'customer', id: householdId }, asked })).name;
  });

/** What a customer says by voice. */
export const customerSays = (
  world: World,
  householdId: string,
  windowId: string,
  event: DeliveryEvent,
): Task =>
  task(`customer: ${event.kind}`, async (shop) => {
    const by = { role: 'customer', id: householdId } as const;
    const result = await changeWindow(shop, { windowId, event, by });
    return watched(world, windowId, event, answerOf(result));
  });

export const operatorSays = (world: World, id: string, windowId: string, event: OperatorEvent): Task =>
  task(`operator: ${event.kind}`, async (shop) =>
    watched(world, windowId, event, answerOf(await operate(shop, { id }, windowId, event))),
  );

/** Lock commands are taken, always. */
function watched(world: World, windowId: string, event: DeliveryEvent, answer: string): string {
  if (event.kind === 'lock') world.observer.lockAsked(windowId, answer === 'changed', answer);
  return answer;
}

const answerOf = ({ name, facts }: { name: string; facts: unknown }): string =>
  name === 'refused' ? String((facts as { why: string }).why) : name;

export const haltAll = (id: string, scope: HaltScope): Task =>
  task('halt', async (shop) => (await halt(shop, { id }, { scope, reason: 'suspected-fraud' })).name);

export const liftHalt = (id: string, scope: HaltScope): Task =>
  task('lift', async (shop) => (await lift(shop, { id }, scope)).name);

export const revokeDevice = (deviceId: string): Task =>
  task('revoke device', async (shop) => {
    const result = await revokeTerminal(shop, { id: 'op_1' }, deviceId, {
      reason: 'courier-compromised',
    });
    return result.name;
  });

export const enroll = (id: string, { deviceId, courierId, publicKey }: Terminal): Task =>
  task('enroll', async (shop) => (await enrollDevice(shop, { id }, { deviceId, courierId, publicKey })).name);

/** A terminal sends something; heard by `then` when an answer comes. */
export const courierSends = (
  world: World,
  terminal: Terminal,
  signed: Signed,
  then: (body: Record<string, unknown>, status: number) => void = () => undefined,
): Task =>
  task(`courier: ${signed.path.split('/').pop() ?? ''}`, async (shop) => {
    const answer = await terminal.send(shop, signed);
    then(answer.body, answer.status);
    const [, windowId = ''] = /stops\/([^/]+)\/lock$/.exec(signed.path) ?? [];
    const code = String(answer.body.code ?? answer.status);
    if (windowId !== '') checkLock(world, terminal, windowId, code);
    return code;
  });

/** A terminal whose signature was proven asks for the door. */
export const unlockTask = ({ deviceId, courierId }: Terminal, stopId: string, challenge: string): Task =>
  task(
    'unlock',
    async (shop) => (await unlockDoor(shop, { deviceId, courierId }, { stopId, challenge })).name,
  );

/** What the signature, the key or the store says comes before; the stop of somebody else is none. */
function checkLock(world: World, { courierId }: Terminal, windowId: string, code: string): void {
  const passing =
    /^(STORE_|SIGNATURE_|NONCE_USED|DEVICE_REVOKED|REQUEST_RUNNING|IDEMPOTENCY_|STOP_UNKNOWN|NOT_ASSIGNED)/;
  if (world.window(windowId)?.assignment?.courierId !== courierId || passing.test(code)) return;
  world.observer.lockAsked(windowId, code === '200', code);
}
