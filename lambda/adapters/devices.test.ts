import { newSimulatedCamera } from './cameras/simulated-camera';
import { makeDevices } from './devices';
import { newSimulatedLock } from './locks/simulated-lock';

const now = '2026-03-01T12:00:00.000Z';
const clock = { now: () => now };
const secret = `whsec_${'FAKE0000'.repeat(5)}`;
const gate = (url: string) => ({ kind: 'webhook', url, ports: [], secret }) as const;
const production = { clock, allowLoopback: false };

test('devices are found by the name of their provider', async () => {
  const simulated = { kind: 'simulated' } as const;
  const things = { locks: { front: newSimulatedLock() }, cameras: { hall: newSimulatedCamera() } };
  const { locks, cameras } = makeDevices(
    { locks: { demo: simulated }, cameras: { demo: simulated } },
    { clock, allowLoopback: true, simulated: things },
  );
  expect(await locks.read('demo:front')).toMatchObject({ lock: 'locked', isOnline: true });
  expect(await locks.read('other:front')).toMatchObject({ lock: 'unknown', isOnline: false });
  expect(await cameras.read('demo:hall', 'win_1')).toMatchObject({ isOnline: true });
  expect(await cameras.read('other:hall', 'win_1')).toMatchObject({ isOnline: false });
});

test('every kind can be made', () => {
  const locks = {
    seam: { kind: 'seam', apiKey: 'fake' },
    nuki: { kind: 'nuki', token: 'fake' },
    villa: {
      kind: 'home-assistant',
      url: 'https://villa.example:8123',
      ports: [8123],
      token: 'fake',
      locks: {},
    },
    gate: gate('https://gate.example'),
  } as const;
  expect(() => makeDevices({ locks, cameras: { gate: locks.gate } }, production)).not.toThrow();
});

test.each([
  ['a gateway of locks', { locks: { gate: gate('https://10.0.0.1') }, cameras: {} }],
  ['a gateway of cameras', { locks: {}, cameras: { gate: gate('https://169.254.169.254') } }],
  [
    'a home',
    {
      locks: {
        x: {
          kind: 'home-assistant',
          url: 'http://127.0.0.1:8123',
          ports: [],
          token: 'x',
          locks: {},
        } as const,
      },
      cameras: {},
    },
  ],
])('%s that leads inside is refused', (_what, settings) => {
  expect(() => makeDevices(settings, production)).toThrow('config-invalid');
});
