import type { HttpAnswer, HttpRequest } from '../locks/http-client';
import { makeWebhookCameras } from './webhook';

const secret = `whsec_${Buffer.from('obviously-fake-gateway-secret-0').toString('base64')}`;
const now = '2026-03-01T12:00:00.000Z';
const nothing = { isOnline: false, isRecording: false, at: now };
const frame = { counter: 7, capturedAt: now, echo: 'challenge-1' };
const recording = { isOnline: true, isRecording: true, frame };

const readingOf = (said: object) => {
  const client = async ({ body }: HttpRequest): Promise<HttpAnswer> => {
    const { requestId } = JSON.parse(body ?? '').data;
    return { kind: 'answered', status: 200, body: { requestId, ...said } };
  };
  return makeWebhookCameras({ client, secret, clock: { now: () => now } }).read('hall', 'win_1');
};

describe('a reading of a camera behind a gateway', () => {
  it('is what the camera says, its times in one form', async () => {
    const said = { ...recording, frame: { ...frame, capturedAt: '2026-03-01T13:00:00+01:00' } };
    expect(await readingOf(said)).toEqual({ ...recording, at: now });
  });

  it.each([
    ['a counter that is none', { frame: { ...frame, counter: 1.5 } }],
    ['a counter before the first', { frame: { ...frame, counter: -1 } }],
    ['a time that is none', { frame: { ...frame, capturedAt: 'now' } }],
    ['no echo', { frame: { counter: 7, capturedAt: now } }],
    ['an answer to another question', { requestId: 'one before' }],
    ['a clip that anybody may open', { clip: { reference: 'https://clips.example/1', endsAt: now } }],
    ['a camera that is not there', { isOnline: false }],
  ])('says nothing with %s', async (_what, said) => {
    expect(await readingOf({ ...recording, ...said })).toEqual(nothing);
  });
});
