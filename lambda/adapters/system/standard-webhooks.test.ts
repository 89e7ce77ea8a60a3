import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { epochMsOf, instantOf } from '../../domain/time';
import { makeVerifier, signedHeaders } from './standard-webhooks';

const secret = `whsec_${Buffer.from('obviously-fake-webhook-secret').toString('base64')}`;
const otherSecret = `whsec_${Buffer.from('another-obviously-fake-secret').toString('base64')}`;
const now = '2026-03-01T12:00:00.000Z';
const nowSeconds = epochMsOf(now) / 1000;
const message = { id: 'msg_1', timestamp: nowSeconds, body: '{"a":1}' };

const verify = (headers: Record<string, string>, body: string, secrets = [secret], at = now) =>
  makeVerifier(secrets, { now: () => at })((name) => headers[name], body).kind;

describe('signing as Standard Webhooks', () => {
  it('makes the signature of the published example', () => {
    const headers = signedHeaders('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', {
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      timestamp: 1614265330,
      body: '{"test": 2432232314}',
    });
    expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  it('signs as the reference library does, whatever the body', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.uuid(), (body, id) => {
        const theirs = new Webhook(secret).sign(id, new Date(epochMsOf(now)), body);
        expect(signedHeaders(secret, { id, timestamp: nowSeconds, body })['webhook-signature']).toBe(theirs);
      }),
    );
  });

  it('is verified by the reference library', () => {
    jest.useFakeTimers({ now: epochMsOf(now) });
    expect(new Webhook(secret).verify(message.body, signedHeaders(secret, message))).toEqual({ a: 1 });
    jest.useRealTimers();
  });
});

describe('verifying', () => {
  const headers = signedHeaders(secret, message);

  it('takes the right signature and no other', () => {
    expect(verify(headers, message.body)).toBe('verified');
    expect(verify(headers, '{"a":2}')).toBe('invalid');
    expect(verify({ ...headers, 'webhook-id': 'msg_2' }, message.body)).toBe('invalid');
    expect(verify({ ...headers, 'webhook-timestamp': String(nowSeconds + 1) }, message.body)).toBe('invalid');
    expect(verify(headers, message.body, [otherSecret])).toBe('invalid');
  });

  it.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])('needs the header %s', (name) => {
    expect(verify({ ...headers, [name]: '' }, message.body)).toBe('invalid');
  });

  it('takes several secrets and several signatures while a key is changed', () => {
    expect(verify(headers, message.body, [otherSecret, secret])).toBe('verified');
    const other = signedHeaders(otherSecret, message)['webhook-signature'];
    const both = { ...headers, 'webhook-signature': `v1a,xyz ${other} ${headers['webhook-signature']}` };
    expect(verify(both, message.body)).toBe('verified');
  });

  it('takes five minutes of difference either way and not a second more', () => {
    const at = (seconds: number) => instantOf((nowSeconds + seconds) * 1000);
    expect(verify(headers, message.body, [secret], at(300))).toBe('verified');
    expect(verify(headers, message.body, [secret], at(-300))).toBe('verified');
    expect(verify(headers, message.body, [secret], at(301))).toBe('expired');
    expect(verify(headers, message.body, [secret], at(-301))).toBe('expired');
  });

  it('tells a forger nothing about time', () => {
    expect(verify(headers, 'forged', [secret], instantOf(0))).toBe('invalid');
  });

  it.each(['1e9', '-5', '', '99999999999999', 'NaN'])('refuses the timestamp %p', (timestamp) => {
    expect(verify({ ...headers, 'webhook-timestamp': timestamp }, message.body)).toBe('invalid');
  });

  it('starts with no weak secret', () => {
    for (const weak of ['', 'whsec_', 'whsec_c2hvcnQ=', 'no-prefix', 'whsec_%%%'])
      expect(() => makeVerifier([weak], { now: () => now })).toThrow('config-invalid');
  });
});
