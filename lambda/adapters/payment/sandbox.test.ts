import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChargeRequest } from '../../domain/payments/port';
import { plusMs } from '../../domain/time';
import { makeSandbox, type Sandbox } from './sandbox';
import { sandboxEventReader } from './sandbox-callbacks';
import type { SandboxMode } from './sandbox-state';

const callbackSecret = `whsec_${Buffer.from('obviously-fake-secret-of-a-sandbox').toString('base64')}`;

/** A clock that stands until it is moved. */
class HandClock {
  private time = '2026-03-02T09:00:00.000Z';
  now = () => this.time;
  move(ms: number): void {
    this.time = plusMs(this.time, ms);
  }
}

let clock: HandClock;
let server: Server;
let heard: { kind: string; paymentId: string | undefined }[];
/** How the shop answers the next calls; 200 when the list is empty. */
let answers: number[];

beforeEach(async () => {
  clock = new HandClock();
  heard = [];
  answers = [];
  const read = sandboxEventReader([callbackSecret], clock);
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const call = read((name) => String(request.headers[name] ?? ''), body);
    const charge = call.kind === 'event' && call.event.type === 'charge' ? call.event : undefined;
    heard.push({ kind: call.kind, paymentId: charge?.payment.paymentId });
    response.writeHead(answers.shift() ?? 200).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const open = (file?: string): Sandbox => {
  const callbackUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return makeSandbox({ clock, callbackUrl, callbackSecret, ...(file && { file }) });
};

let payments = 0;
const request = (mode: SandboxMode, cents = 480): ChargeRequest => ({
  paymentId: `pay_${++payments}`,
  householdId: 'hh_1',
  cents,
  currency: 'EUR',
  paymentCustomerId: `cus_sandbox_${mode}`,
  createdAt: clock.now(),
});

describe('the sandbox', () => {
  it.each<[SandboxMode, number]>([
    ['succeeds', 1],
    ['called-twice', 2],
  ])('calls back, signed, a moment after: %s', async (mode, calls) => {
    const sandbox = open();
    const charge = request(mode);
    await sandbox.charge(charge);
    await sandbox.deliver();
    expect(heard).toEqual([]);
    clock.move(2_000);
    await sandbox.deliver();
    await sandbox.deliver();
    expect(heard).toEqual(Array(calls).fill({ kind: 'event', paymentId: charge.paymentId }));
  });

  it('calls before it answers', async () => {
    await open().charge(request('called-first'));
    expect(heard).toHaveLength(1);
  });

  it('calls again, ever later, until it is answered', async () => {
    answers = [503, 500];
    const sandbox = open();
    await sandbox.charge(request('succeeds'));
    for (const waitedMs of [2_000, 999, 1, 1_999, 1, 60_000]) {
      clock.move(waitedMs);
      await sandbox.deliver();
    }
    expect(heard).toHaveLength(3);
  });

  it('charges although its answer is lost, and not when nothing reaches it', async () => {
    const sandbox = open();
    const lost = request('answer-lost');
    await expect(sandbox.charge(lost)).rejects.toMatchObject({ code: 'payment-unreachable' });
    expect(await sandbox.find(lost)).toMatchObject({ kind: 'succeeded' });
    const cut = request('unreachable');
    await expect(sandbox.charge(cut)).rejects.toMatchObject({ code: 'payment-unreachable' });
    await expect(sandbox.find(cut)).rejects.toMatchObject({ code: 'payment-unreachable' });
    expect(Object.keys(sandbox.memory.state.charges)).toEqual([lost.paymentId]);
  });

  it.each<[SandboxMode, string]>([
    ['pending', 'succeeded'],
    ['pending-declined', 'declined'],
  ])('knows after a while what it did not know at first: %s', async (mode, kind) => {
    const sandbox = open();
    const charge = request(mode);
    expect(await sandbox.charge(charge)).toMatchObject({ kind: 'pending' });
    clock.move(20_000);
    expect(await sandbox.find(charge)).toMatchObject({ kind });
    expect(await sandbox.charge(charge)).toMatchObject({ kind: 'pending' });
  });

  it('does as it is told for a customer, and for a sum before that', async () => {
    const sandbox = open();
    const { script } = sandbox.memory.state;
    script.customers.cus_sandbox_succeeds = 'declined';
    script.cents['999'] = 'insufficient-funds';
    expect(await sandbox.charge(request('succeeds'))).toMatchObject({ reason: 'card-declined' });
    expect(await sandbox.charge(request('succeeds', 999))).toMatchObject({ reason: 'insufficient-funds' });
  });

  it('remembers over a restart what it charged and whom it has still to call', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'majordomo-sandbox-'));
    try {
      const file = join(folder, 'bank', 'payments.json');
      const charge = request('succeeds');
      const first = await open(file).charge(charge);
      const later = open(file);
      expect(await later.find(charge)).toEqual(first);
      clock.move(2_000);
      await later.deliver();
      expect(heard).toHaveLength(1);
      expect(open(file).memory.state.callbacks).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
