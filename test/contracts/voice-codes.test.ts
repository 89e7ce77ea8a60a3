import * as fc from 'fast-check';
import { makeCodeHasher } from '../../lambda/adapters/system/code-hasher';
import { makeIdSource } from '../../lambda/adapters/system/ids';
import { Fault } from '../../lambda/domain/fault';
import type { Shop } from '../../lambda/domain/shop';
import { checkVoiceCode } from '../../lambda/domain/voice-code/check';
import { removeVoiceCode, setVoiceCode } from '../../lambda/domain/voice-code/set';
import { countRequests } from '../support/counting-client';
import { scanAll } from '../support/dynamodb';
import { injectFaults, onTransactions, seededRandom } from '../support/faulty-client';
import { sampleHousehold } from '../support/samples';
import { tableSuite } from '../support/table-suite';

const table = tableSuite();

const now = '2026-03-10T09:00:00.000Z';
const right = '4711';
type Ports = Pick<Shop, 'voiceCodes' | 'codeHasher' | 'ids'>;
const codeHasher = makeCodeHasher('obviously-fake-voice-code-key-00000', { N: 16, r: 1, p: 1 });

const portsOn = (client = table().client): Ports => ({
  voiceCodes: table().stores({}, client).voiceCodes,
  codeHasher,
  ids: makeIdSource(),
});

let households = 0;
async function withCode(digits = right): Promise<{ ports: Ports; householdId: string }> {
  const householdId = `code-${++households}`;
  const ports = portsOn();
  expect(await setVoiceCode(ports, householdId, digits, now)).toMatchObject({ name: 'set' });
  return { ports, householdId };
}

const tryCode = async (ports: Ports, householdId: string, digits: string) =>
  checkVoiceCode(ports, await ports.voiceCodes.read(householdId), { householdId, digits, now });

describe('setting', () => {
  it.each([
    ['471', 'not-four-digits'],
    ['four', 'not-four-digits'],
    ['0000', 'too-easy'],
    ['4321', 'too-easy'],
  ])('refuses %s: %s', async (digits, name) => {
    const ports = portsOn();
    expect(await setVoiceCode(ports, 'nobody', digits, now)).toMatchObject({ name });
    expect(await ports.voiceCodes.read('nobody')).toBeUndefined();
  });

  it('keeps no digit, and is read with the household', async () => {
    const { householdId } = await withCode('8642');
    const { households: store } = table().stores();
    await store.save(sampleHousehold({ id: householdId }));
    const view = await store.read(householdId);
    expect(view?.voiceCode).toMatchObject({ misses: 0, setAt: now, knownVoices: [] });
    const items = (await scanAll(table())).filter(({ pk }) => pk === `H#${householdId}`);
    expect(JSON.stringify(items)).not.toContain('8642');
  });

  it('of a first code is told of the one that was set meanwhile, and leaves it', async () => {
    const { ports, householdId } = await withCode();
    const code = await ports.voiceCodes.read(householdId);
    if (!code) throw new Error('no code was set');
    const another = { ...code, revision: 'another' };
    expect(await ports.voiceCodes.replace(householdId, undefined, another)).toEqual({
      kind: 'changed',
      code,
    });
    expect(await ports.voiceCodes.read(householdId)).toEqual(code);
  });

  it('replaces the code and its lock, also five times at once', async () => {
    const { ports, householdId } = await withCode();
    for (const digits of ['1112', '1112', '1112']) await tryCode(ports, householdId, digits);
    expect(await tryCode(ports, householdId, right)).toEqual({ name: 'locked', facts: { justNow: false } });
    await Promise.all(Array.from({ length: 5 }, () => setVoiceCode(portsOn(), householdId, '2580', now)));
    expect(await tryCode(ports, householdId, right)).toMatchObject({ name: 'wrong' });
    expect(await tryCode(ports, householdId, '2580')).toMatchObject({ name: 'right' });
  });

  it('removes it, repeatably', async () => {
    const { ports, householdId } = await withCode();
    await removeVoiceCode(ports, householdId);
    await removeVoiceCode(ports, householdId);
    expect(await tryCode(ports, householdId, right)).toMatchObject({ name: 'not-set' });
  });
});

describe('a try', () => {
  it('is one write, judged by what the turn has read', async () => {
    const { householdId, ports } = await withCode();
    const client = table().newClient();
    const counter = countRequests(client);
    const standing = await ports.voiceCodes.read(householdId);
    await checkVoiceCode(portsOn(client), standing, { householdId, digits: '1112', now });
    expect(counter.counts()).toMatchObject({ requests: 1, writeUnits: 2 });
  });

  it('never lands on a code that was removed and set anew since it was read', async () => {
    const { ports, householdId } = await withCode();
    const standing = await ports.voiceCodes.read(householdId);
    await removeVoiceCode(ports, householdId);
    await setVoiceCode(ports, householdId, '2580', now);
    const attempt = { householdId, digits: right, now };
    expect(await checkVoiceCode(ports, standing, attempt)).toMatchObject({ name: 'wrong' });
    expect(await tryCode(ports, householdId, '2580')).toMatchObject({ name: 'right' });
  });

  it('fails with the right code when the lock came after it was read', async () => {
    const { ports, householdId } = await withCode();
    const standing = await ports.voiceCodes.read(householdId);
    for (const digits of ['1112', '1113', '1115']) await tryCode(ports, householdId, digits);
    const late = await checkVoiceCode(ports, standing, { householdId, digits: right, now });
    expect(late).toEqual({ name: 'locked', facts: { justNow: false } });
  });
});

/** Names of the outcomes of tries made all at once, all judged by the same first reading. */
async function allAtOnce(guesses: string[], client = table().client): Promise<string[]> {
  const { householdId, ports } = await withCode();
  const standing = await ports.voiceCodes.read(householdId);
  const tries = guesses.map((digits) =>
    checkVoiceCode(portsOn(client), standing, { householdId, digits, now }).then(
      ({ name, facts }) => ('justNow' in facts && facts.justNow ? 'locked-now' : name),
      (error: unknown) => {
        if (error instanceof Fault) return 'failed';
        throw error;
      },
    ),
  );
  return Promise.all(tries);
}

const count = (names: string[], wanted: string): number => names.filter((name) => name === wanted).length;

describe('tries at once', () => {
  it('fifty wrong ones are told wrong twice, lock once, and then all is locked', async () => {
    const guesses = Array.from({ length: 50 }, (_, index) => String(5_000 + index));
    const names = await allAtOnce(guesses);
    expect([count(names, 'wrong'), count(names, 'locked-now'), count(names, 'locked')]).toEqual([2, 1, 47]);
  });

  it('fifty times the same wrong one count as fifty', async () => {
    const names = await allAtOnce(Array(50).fill('5000'));
    expect([count(names, 'wrong'), count(names, 'locked-now'), count(names, 'locked')]).toEqual([2, 1, 47]);
  });

  it('lock at most once, whatever is guessed in whatever order, and every try has one answer', async () => {
    const guess = fc.oneof(fc.constant(right), fc.constantFrom('5000', '5001', '5002'));
    await fc.assert(
      fc.asyncProperty(fc.array(guess, { minLength: 1, maxLength: 12 }), async (guesses) => {
        const names = await allAtOnce(guesses);
        const rights = guesses.filter((digits) => digits === right).length;
        expect(count(names, 'right')).toBeLessThanOrEqual(rights);
        expect(count(names, 'locked-now')).toBeLessThanOrEqual(1);
        // Two wrong answers, then a lock, unless right ones between them forgive: two more for each.
        expect(count(names, 'wrong')).toBeLessThanOrEqual(2 + 2 * count(names, 'right'));
        if (count(names, 'locked') > 0) expect(count(names, 'locked-now')).toBe(1);
        if (guesses.length - rights > 2 && rights === 0) expect(count(names, 'locked-now')).toBe(1);
      }),
      { numRuns: 25 },
    );
  });

  it.each([1, 2, 3, 4])('no lost answer, throttle or conflict gives a free guess (seed %i)', async (seed) => {
    const random = seededRandom(seed);
    const faults = ['lost-answer', 'reset', 'throttle', 'conflict', 'timeout-before'] as const;
    const client = table().newClient();
    const plan = () => (random() < 0.4 ? faults[Math.floor(random() * faults.length)] : undefined);
    injectFaults(client, onTransactions(plan));
    const guesses = Array.from({ length: 30 }, (_, index) => String(5_000 + index));
    const names = await allAtOnce(guesses, client);
    expect(count(names, 'failed')).toBeLessThan(30);
    expect(count(names, 'wrong')).toBeLessThanOrEqual(2);
    expect(count(names, 'right')).toBe(0);
    expect(count(names, 'locked-now')).toBeLessThanOrEqual(1);
  });

  it('a lost answer counts a miss once', async () => {
    const { householdId, ports } = await withCode();
    const client = table().newClient();
    const faults = ['lost-answer', 'reset', 'lost-answer'] as const;
    let sent = 0;
    injectFaults(
      client,
      onTransactions(() => faults[sent++]),
    );
    expect(await tryCode(portsOn(client), householdId, '1112')).toEqual({
      name: 'wrong',
      facts: { triesLeft: 2 },
    });
    expect(sent).toBe(4);
    expect(await ports.voiceCodes.read(householdId)).toMatchObject({ misses: 1 });
  });
});
