import { makeVerifier } from '../system/standard-webhooks';
import type { HttpAnswer, HttpRequest } from './http-client';
import { makeWebhookLocks } from './webhook';

const secret = `whsec_${Buffer.from('obviously-fake-gateway-secret-0').toString('base64')}`;
const now = '2026-03-01T12:00:00.000Z';
const clock = { now: () => now };
const unlock = { commandId: 'win_1.3.0', lockId: 'front', notAfter: '2026-03-01T12:00:20.000Z' };
const wellRead = { isOnline: true, lock: 'locked', door: 'closed' };

/** Locks of a gateway that answers with what is made of its message. */
function gatewayThatSays(answer: (data: Record<string, unknown>) => unknown) {
  const sent: HttpRequest[] = [];
  const client = async (request: HttpRequest): Promise<HttpAnswer> => {
    sent.push(request);
    return { kind: 'answered', status: 200, body: answer(JSON.parse(request.body ?? '').data) };
  };
  return { sent, locks: makeWebhookLocks({ client, secret, clock }) };
}
const reading = (said: object) =>
  gatewayThatSays(({ requestId }) => ({ requestId, ...said })).locks.read('front');

describe('a command to a gateway', () => {
  it('is signed, and named by its own id', async () => {
    const { sent, locks } = gatewayThatSays(({ commandId }) => ({ commandId, outcome: 'accepted' }));
    expect(await locks.unlock({ ...unlock, relockAfterSeconds: 180 })).toEqual({ outcome: 'accepted' });
    const [request] = sent;
    const header = (name: string) => request?.headers?.[name];
    expect(makeVerifier([secret], clock)(header, request?.body ?? '')).toEqual({
      kind: 'verified',
      id: 'win_1.3.0',
    });
    expect(request).toMatchObject({ method: 'POST', path: '/commands' });
    expect(JSON.parse(request?.body ?? '')).toEqual({
      type: 'lock.command',
      timestamp: now,
      data: { action: 'unlock', ...unlock, relockAfterSeconds: 180 },
    });
  });

  it('is not sent at the instant from which on it is too late', async () => {
    const { sent, locks } = gatewayThatSays(() => ({}));
    expect(await locks.unlock({ ...unlock, notAfter: now })).toMatchObject({ outcome: 'rejected' });
    expect(sent).toEqual([]);
  });

  it.each([
    ['another command', { commandId: 'win_2.3.0', outcome: 'confirmed' }],
    ['an outcome that nobody knows', { commandId: unlock.commandId, outcome: 'perhaps' }],
    ['no outcome', { commandId: unlock.commandId }],
    ['nothing', undefined],
  ])('is not known to be done when the answer is about %s', async (_what, answer) => {
    const { locks } = gatewayThatSays(() => answer);
    expect(await locks.unlock(unlock)).toEqual({ outcome: 'unknown', detail: 'malformed' });
  });

  it('never repeats what a gateway says', async () => {
    const { locks } = gatewayThatSays(({ commandId }) => ({
      commandId,
      outcome: 'rejected',
      detail: 'inside',
    }));
    expect(await locks.unlock(unlock)).toEqual({ outcome: 'rejected' });
  });

  it('needs a secret that is safe', () => {
    const client = async (): Promise<HttpAnswer> => ({ kind: 'failed', why: 'timeout' });
    expect(() => makeWebhookLocks({ client, secret: 'whsec_c2hvcnQ=', clock })).toThrow('config-invalid');
  });
});

describe('a reading of a gateway', () => {
  it('is of this very question', async () => {
    expect(await reading(wellRead)).toEqual({ ...wellRead, at: now });
    expect(await reading({ ...wellRead, requestId: 'one before' })).toMatchObject({ lock: 'unknown' });
    const { sent, locks } = gatewayThatSays(() => wellRead);
    expect(await locks.read('front')).toMatchObject({ lock: 'unknown', isOnline: false });
    await locks.read('front');
    expect(new Set(sent.map(({ body }) => JSON.parse(body ?? '').data.requestId)).size).toBe(2);
  });

  it.each([
    ['a word for the bolt that nobody knows', { lock: 'ajar' }, { lock: 'unknown', door: 'closed' }],
    ['a word for the door that nobody knows', { door: 'half' }, { lock: 'locked', door: 'unknown' }],
    ['a lock that is not there', { isOnline: false }, { lock: 'unknown', door: 'unknown', isOnline: false }],
    ['a battery that cannot be', { batteryPercent: 101 }, { lock: 'unknown', isOnline: false }],
    ['a number for the bolt', { lock: 1 }, { lock: 'unknown', isOnline: false }],
  ])('with %s', async (_what, said, expected) => {
    expect(await reading({ ...wellRead, ...said })).toMatchObject(expected);
  });

  it('tells what the lock can do, where the gateway knows', async () => {
    const capabilities = { canUnlock: true, canLock: true, hasDoorSensor: true, autoRelockSeconds: 180 };
    const having = gatewayThatSays(({ requestId }) => ({ requestId, ...wellRead, capabilities }));
    expect(await having.locks.capabilities('front')).toEqual(capabilities);
    const without = gatewayThatSays(({ requestId }) => ({ requestId, ...wellRead }));
    expect(await without.locks.capabilities('front')).toBeUndefined();
  });
});
