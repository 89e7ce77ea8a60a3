import type { CommandAnswer } from '../../lambda/domain/delivery/lock';
import type { Shop } from '../../lambda/domain/shop';
import { makeHandler } from '../../lambda/entry/doors';
import { actors } from '../delivery/samples';
import { allStreamRecords } from '../seller/support';
import { type PlayedDelivery, placeDelivery } from '../support/deliveries';
import { quietPorts } from '../support/ports';
import { tableSuite } from '../support/table-suite';

/** The function that commands doors, as AWS calls it: by the stream of a real table, before providers that hang. */

const table = tableSuite();
const hangingCount = 13;
const plenty = { getRemainingTimeInMillis: () => 60_000 };

/** A door that may be open, and is to be locked: the customer has called the delivery off, and people are told. */
async function callOff(): Promise<PlayedDelivery> {
  const play = await placeDelivery(table());
  await play.to('unlocking');
  await play.must(actors.customer, { kind: 'revoke', reason: 'customer-request' });
  return play;
}

const lockOf = async (play: PlayedDelivery) => {
  const commands = await play.shop.commands.ofWindow(play.windowId);
  return commands.find(({ body }) => body.kind === 'lock')?.status;
};

it('locks a door and has people told while the provider of all the others hangs', async () => {
  const hanging: PlayedDelivery[] = [];
  for (let place = 0; place < hangingCount; place++) hanging.push(await callOff());
  const healthy = await callOff();
  let answer: (given: CommandAnswer) => void = () => undefined;
  const answered = new Promise<CommandAnswer>((resolve) => {
    answer = resolve;
  });
  const told = new Set<string>();
  const lock: Shop['locks']['lock'] = async ({ commandId }) =>
    commandId.startsWith(healthy.windowId) ? { outcome: 'confirmed' } : answered;
  const notifier = { send: async ({ windowId }: { windowId: string }) => void told.add(windowId) };
  const shop: Shop = { ...healthy.shop, notifier, locks: { ...quietPorts.locks, lock } };
  const Records = await allStreamRecords(table());
  const following = makeHandler(() => shop)({ Records }, plenty);
  while ((await lockOf(healthy)) !== 'confirmed') await new Promise(setImmediate);
  while (told.size <= hangingCount) await new Promise(setImmediate);
  expect(await Promise.all(hanging.map(lockOf))).toEqual(hanging.map(() => 'sent'));
  answer({ outcome: 'unknown', detail: 'timeout' });
  expect(await following).toEqual({ batchItemFailures: [] });
  expect(await Promise.all(hanging.map(lockOf))).toEqual(hanging.map(() => 'unknown'));
});

it('follows nothing of what is bought and paid, which another function does', async () => {
  const charge = jest.fn();
  const play = await callOff();
  const shop: Shop = { ...play.shop, paymentProvider: { ...quietPorts.paymentProvider, charge } };
  const image = {
    pk: { S: 'H#hh_1' },
    sk: { S: 'M#1' },
    householdId: { S: 'hh_1' },
    paymentId: { S: 'pay_1' },
  };
  const Records = [{ eventID: '1', dynamodb: { SequenceNumber: '1', NewImage: image } }];
  expect(await makeHandler(() => shop)({ Records }, plenty)).toEqual({ batchItemFailures: [] });
  expect(charge).not.toHaveBeenCalled();
});
