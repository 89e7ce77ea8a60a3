import { claimValidMs, type ReplyKey, replyKeptMs } from '../../lambda/domain/replies/store';
import { plusMs } from '../../lambda/domain/time';
import { newId } from '../support/samples';
import type { PageHouse } from '../support/visitor';
import { armedWindow, recordingWindow, Terminal } from './door';
import { courierSuite } from './suite';

/** A request that is sent again under its key has one effect and one answer. */

let house: PageHouse;
let terminal: Terminal;

courierSuite((parts) => {
  ({ house, terminal } = parts);
});

const versionOf = async (windowId: string) => (await house.shop.windows.read(windowId))?.window.version;

it('gives the same answer to the same request, and does it once', async () => {
  const window = await armedWindow(house.shop, terminal);
  const first = await terminal.arrive(window, {}, { key: 'arrive-1' });
  const second = await terminal.arrive(window, {}, { key: 'arrive-1' });
  expect(second).toMatchObject({ status: first.status, body: first.body });
  expect([first, second].map(({ headers }) => headers.get('idempotent-replayed'))).toEqual([null, 'true']);
  expect(second.headers.get('x-trace-id')).toBeTruthy();
  expect(await versionOf(window.windowId)).toBe(window.version + 1);
});

it('gives a lost unlock its command again', async () => {
  const window = await recordingWindow(house.shop, terminal);
  const { body } = await terminal.post(window, 'challenge');
  const asked = { body: { challenge: body.challenge }, key: 'unlock-1' };
  const first = await terminal.post(window, 'unlock', asked);
  house.moveClock(60_000);
  const again = await terminal.post(window, 'unlock', asked);
  expect(again).toMatchObject({ status: 202, body: first.body });
});

it('gives a refusal again too, also when it would be none any more', async () => {
  const window = await armedWindow(house.shop, terminal, 1);
  const first = await terminal.arrive(window, {}, { key: 'early' });
  expect(first.body).toMatchObject({ code: 'WINDOW_NOT_OPEN' });
  house.moveClock(60_000);
  expect(await terminal.arrive(window, {}, { key: 'early' })).toMatchObject({
    status: 425,
    body: first.body,
  });
  expect((await terminal.arrive(window, {}, { key: 'in-time' })).status).toBe(200);
});

it('refuses the key for another body, another stop and another thing', async () => {
  const window = await armedWindow(house.shop, terminal);
  const other = await armedWindow(house.shop, terminal);
  await terminal.arrive(window, {}, { key: 'k' });
  const answers = [
    await terminal.arrive(window, { packageId: 'PARCEL-2' }, { key: 'k' }),
    await terminal.arrive(other, {}, { key: 'k' }),
    await terminal.post(window, 'lock', { key: 'k' }),
  ];
  for (const { status, body } of answers) expect([status, body.code]).toEqual([422, 'IDEMPOTENCY_MISMATCH']);
});

it('keeps the keys of terminals apart', async () => {
  const other = await new Terminal(house).enroll();
  const [own, theirs] = [await armedWindow(house.shop, terminal), await armedWindow(house.shop, other)];
  expect((await terminal.arrive(own, {}, { key: 'shared' })).status).toBe(200);
  expect((await other.arrive(theirs, {}, { key: 'shared' })).status).toBe(200);
});

test.each([
  ['none', null],
  ['one that is too long', 'x'.repeat(129)],
  ['one with a space', 'a b'],
])('refuses %s for a key', async (_case, key) => {
  const window = await armedWindow(house.shop, terminal);
  const { status, body } = await terminal.post(window, 'lock', { key });
  expect([status, body.code]).toEqual([400, 'IDEMPOTENCY_KEY_MISSING']);
});

it('forgets after a day', async () => {
  const window = await armedWindow(house.shop, terminal);
  await terminal.post(window, 'lock', { key: 'daily' });
  house.moveClock(replyKeptMs - 1_000);
  const again = await terminal.post(window, 'lock', { key: 'daily' });
  expect(again.headers.get('idempotent-replayed')).toBe('true');
  house.moveClock(1_000);
  const anew = await terminal.post(window, 'lock', { key: 'daily' });
  expect(anew.headers.get('idempotent-replayed')).toBeNull();
});

it('does a request once that comes many times at once', async () => {
  const window = await armedWindow(house.shop, terminal);
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => terminal.post(window, 'lock', { key: 'crowd' })),
  );
  const codes = answers.map(({ status, body }) => body.code ?? status);
  expect(codes.filter((code) => code !== 200 && code !== 'REQUEST_RUNNING')).toEqual([]);
  expect(codes).toContain(200);
  expect(await versionOf(window.windowId)).toBe(window.version + 1);
});

describe('the store of answers', () => {
  const keyOf = (change: Partial<ReplyKey> = {}): ReplyKey => ({
    owner: newId('owner'),
    key: 'k',
    requestHash: 'h',
    ...change,
  });
  const reply = { status: 200, contentType: 'application/json', body: '{"a":1}' };

  it('lets one begin, and the others wait or read', async () => {
    const { replies, clock } = house.shop;
    const key = keyOf();
    expect(await replies.begin(key, 'c1', clock.now())).toEqual({ kind: 'begun' });
    expect(await replies.begin(key, 'c1', clock.now())).toEqual({ kind: 'begun' });
    expect(await replies.begin(key, 'c2', clock.now())).toEqual({ kind: 'running' });
    expect(await replies.begin({ ...key, requestHash: 'x' }, 'c3', clock.now())).toEqual({
      kind: 'mismatch',
    });
    await replies.finish(key, 'c1', reply);
    expect(await replies.begin(key, 'c4', clock.now())).toEqual({ kind: 'answered', reply });
  });

  it('lets another take over from whoever never came back, for the same request alone', async () => {
    const { replies, clock } = house.shop;
    const key = keyOf();
    const later = plusMs(clock.now(), claimValidMs);
    await replies.begin(key, 'c1', clock.now());
    expect(await replies.begin(key, 'c2', plusMs(later, -1))).toEqual({ kind: 'running' });
    expect(await replies.begin({ ...key, requestHash: 'x' }, 'c3', later)).toEqual({ kind: 'mismatch' });
    expect(await replies.begin(key, 'c4', later)).toEqual({ kind: 'begun' });
    await replies.finish(key, 'c1', { ...reply, status: 500 });
    expect(await replies.begin(key, 'c5', later)).toEqual({ kind: 'running' });
  });

  it('takes a key back only from whoever has it', async () => {
    const { replies, clock } = house.shop;
    const key = keyOf();
    await replies.begin(key, 'c1', clock.now());
    await replies.giveUp(key, 'c2');
    expect(await replies.begin(key, 'c3', clock.now())).toEqual({ kind: 'running' });
    await replies.giveUp(key, 'c1');
    expect(await replies.begin(key, 'c4', clock.now())).toEqual({ kind: 'begun' });
    await replies.finish(key, 'c4', reply);
    await replies.giveUp(key, 'c4');
    expect(await replies.begin(key, 'c5', clock.now())).toEqual({ kind: 'answered', reply });
  });
});
