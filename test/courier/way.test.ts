import { plusMs } from '../../lambda/domain/time';
import type { PageHouse } from '../support/visitor';
import {
  armedWindow,
  devicesSay,
  doorLocation,
  happens,
  lockReads,
  packageId,
  recordingWindow,
  system,
  Terminal,
} from './door';
import { courierSuite } from './suite';

/** What a courier does from the door to the locked door, over HTTP. */

let house: PageHouse;
let terminal: Terminal;

courierSuite((parts) => {
  ({ house, terminal } = parts);
});

const stateOf = async (windowId: string) => (await house.shop.windows.read(windowId))?.window.state;

it('goes from the list of stops to the locked door', async () => {
  const { shop } = house;
  const window = await armedWindow(shop, terminal);
  const { windowId } = window;
  const list = await terminal.get('/stops');
  expect(list.status).toBe(200);
  expect(list.body).toMatchObject({
    stops: [{ stopId: windowId, state: 'armed', doorKind: 'front', packageCount: 1, arrivalsLeft: 3 }],
  });

  expect(await terminal.arrive(window)).toMatchObject({ status: 200, body: { state: 'arrived' } });
  await devicesSay(shop, window);
  await happens(shop, window, system, { kind: 'camera-recording' });
  expect((await terminal.get(`/stops/${windowId}`)).body).toMatchObject({ state: 'recording' });

  const challenged = await terminal.post(window, 'challenge');
  expect(challenged.body).toEqual({
    challenge: expect.stringMatching(/^[\w-]{22}$/),
    expiresAt: plusMs(shop.clock.now(), 30_000),
  });
  const { challenge } = challenged.body;
  const unlocked = await terminal.post(window, 'unlock', { body: { challenge } });
  expect(unlocked).toMatchObject({ status: 202, body: { commandId: expect.stringMatching(windowId) } });
  const command = await shop.commands.read(String(unlocked.body.commandId));
  expect(command).toMatchObject({ status: 'pending', body: { kind: 'unlock', lockId: 'simulated:l1' } });

  house.moveClock(2_000);
  await happens(shop, window, system, lockReads(shop, { lock: 'unlocked' }));
  await happens(shop, window, system, lockReads(shop, { lock: 'unlocked', door: 'open' }));
  expect(await terminal.post(window, 'placed', { body: { photoReference: 'photo-1' } })).toMatchObject({
    status: 200,
    body: { state: 'placed', leaveBy: plusMs(shop.clock.now(), 178_000) },
  });
  expect(await terminal.post(window, 'lock')).toMatchObject({ status: 200, body: { state: 'securing' } });
  const kinds = (await shop.commands.ofWindow(windowId)).map(({ body }) => body.kind);
  expect(kinds.filter((kind) => kind === 'unlock')).toHaveLength(1);
  expect(kinds.filter((kind) => kind === 'lock')).toHaveLength(1);
});

it('tells a courier neither packages nor places nor households', async () => {
  const window = await armedWindow(house.shop, terminal);
  const told = JSON.stringify((await terminal.get(`/stops/${window.windowId}`)).body);
  for (const secret of [packageId, String(doorLocation.latitude), window.householdId, terminal.courierId])
    expect(told).not.toContain(secret);
});

it('keeps a challenge nowhere', async () => {
  const window = await recordingWindow(house.shop, terminal);
  const { body } = await terminal.post(window, 'challenge');
  const kept = JSON.stringify([
    await house.shop.windows.read(window.windowId),
    await house.shop.windows.entries(window.windowId),
  ]);
  expect(kept).not.toContain(body.challenge);
});

it('gives another challenge when asked again, and believes only the last', async () => {
  const window = await recordingWindow(house.shop, terminal);
  const first = await terminal.post(window, 'challenge', { key: 'the-same' });
  const second = await terminal.post(window, 'challenge', { key: 'the-same' });
  expect(first.body.challenge).not.toBe(second.body.challenge);
  const late = await terminal.post(window, 'unlock', { body: { challenge: first.body.challenge } });
  expect(late.body).toMatchObject({ code: 'CHALLENGE_USED' });
  const unlocked = await terminal.post(window, 'unlock', { body: { challenge: second.body.challenge } });
  expect(unlocked.status).toBe(202);
});

it('believes no challenge of the courier’s other terminal', async () => {
  const window = await recordingWindow(house.shop, terminal);
  const { body } = await terminal.post(window, 'challenge');
  const other = await new Terminal(house, terminal.courierId).enroll();
  const stolen = await other.post(window, 'unlock', { body: { challenge: body.challenge } });
  expect(stolen).toMatchObject({ status: 409, body: { code: 'CHALLENGE_USED' } });
  expect(await stateOf(window.windowId)).toBe('recording');
});

it('gives each arrival a challenge of its own for the camera', async () => {
  const windows = [await recordingWindow(house.shop, terminal), await recordingWindow(house.shop, terminal)];
  const challenges = new Set<string | undefined>();
  for (const { windowId } of windows)
    challenges.add((await house.shop.windows.read(windowId))?.window.camera?.challenge);
  expect(challenges.size).toBe(2);
  for (const challenge of challenges) expect(challenge).toMatch(/^[\w-]{22}$/);
});

it('ends a delivery that has a problem before the door, and locks one that has it inside', async () => {
  const { shop } = house;
  const before = await armedWindow(shop, terminal);
  expect(await terminal.post(before, 'problem', { body: { reason: 'person-or-pet-home' } })).toMatchObject({
    status: 200,
    body: { state: 'failed' },
  });
  const inside = await recordingWindow(shop, terminal);
  expect((await terminal.unlock(inside)).status).toBe(202);
  const said = { reason: 'other', text: 'The hinge is broken.' };
  expect((await terminal.post(inside, 'problem', { body: said })).body).toMatchObject({ state: 'securing' });
});

it('takes a lock at any time, also when all is over', async () => {
  const window = await armedWindow(house.shop, terminal);
  await terminal.post(window, 'problem', { body: { reason: 'weather' } });
  expect(await terminal.post(window, 'lock')).toMatchObject({ status: 200, body: { state: 'failed' } });
  const kinds = (await house.shop.commands.ofWindow(window.windowId)).map(({ body }) => body.kind);
  expect(kinds).toContain('lock');
});

it('lists the stops of the day alone, and doors that may be open still', async () => {
  const { shop } = house;
  const today = await armedWindow(shop, terminal, 60);
  await armedWindow(shop, terminal, 2 * 24 * 60);
  await armedWindow(shop, await new Terminal(house).enroll());
  const idsOf = async () => {
    const { body } = await terminal.get('/stops');
    return (body.stops as { stopId: string }[]).map(({ stopId }) => stopId);
  };
  expect(await idsOf()).toEqual([today.windowId]);
  const open = await recordingWindow(shop, terminal);
  await terminal.unlock(open);
  expect(await idsOf()).toEqual([open.windowId, today.windowId]);
  house.moveClock(24 * 3_600_000);
  expect(await idsOf()).toEqual([open.windowId]);
});
