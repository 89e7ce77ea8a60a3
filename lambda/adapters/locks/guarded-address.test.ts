import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type AddressRules,
  type FindAddresses,
  guardedLookup,
  isPublic,
  makeGuardedClient,
} from './guarded-address';

const production: AddressRules = { allowLoopback: false };
const development: AddressRules = { allowLoopback: true };
const make = (url: string, rules = production) => makeGuardedClient({ url, rules });
const get = { method: 'GET', path: '/' } as const;

/** Says one thing after the other, and the last one for ever. */
function finding(...answers: string[][]): { find: FindAddresses; asked(): number } {
  let asked = 0;
  const find: FindAddresses = (_name, _options, callback) => {
    const addresses = answers[Math.min(asked, answers.length - 1)] ?? [];
    asked += 1;
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  return { find, asked: () => asked };
}

describe('an address that leads inside is refused when it is configured', () => {
  it.each([
    ['plain http', 'http://lock.example'],
    ['another protocol', 'ftp://lock.example'],
    ['no web address', 'lock.example'],
    ['loopback', 'https://127.0.0.1'],
    ['loopback, shortened', 'https://127.1'],
    ['loopback as a decimal number', 'https://2130706433'],
    ['loopback in octal', 'https://0177.0.0.1'],
    ['loopback in hexadecimal', 'https://0x7f.0x0.0x0.0x1'],
    ['this host', 'https://0.0.0.0'],
    ['private', 'https://192.168.1.10'],
    ['the metadata service', 'https://169.254.169.254'],
    ['carrier-grade NAT', 'https://100.64.0.1'],
    ['multicast', 'https://224.0.0.251'],
    ['loopback of version 6', 'https://[::1]'],
    ['version 4 mapped into version 6', 'https://[::ffff:10.0.0.1]'],
    ['version 4 behind a translator', 'https://[64:ff9b::a00:1]'],
    ['unique local', 'https://[fd00::1]'],
    ['link-local', 'https://[fe80::1]'],
    ['the name of this machine', 'https://localhost'],
    ['a name under it, with a dot behind', 'https://door.localhost.'],
    ['a name of a cloud’s inside', 'https://metadata.google.internal'],
    ['a name without a domain', 'https://gateway'],
    ['a user in it', 'https://lock.example@10.0.0.1'],
    ['a port that is not allowed', 'https://lock.example:8443'],
  ])('%s', (_what, url) => {
    expect(() => make(url)).toThrow('config-invalid');
  });

  it('and never repeated: it may hold a secret', () => {
    expect(() => make('https://user:obviously-fake@lock.example')).toThrow(/^(?!.*obviously)/);
  });
});

describe('an address that is allowed', () => {
  it.each([
    ['a public name', 'https://lock.example', production],
    ['a public address', 'https://93.184.216.34/hook', production],
    ['a public address of version 6', 'https://[2606:2800:220:1:248:1893:25c8:1946]', production],
    ['a port that was allowed', 'https://lock.example:8123', { ...production, ports: [8123] }],
    ['this machine, in development', 'http://127.0.0.1:8080', development],
    ['this machine by name, in development', 'http://localhost:8080', development],
  ])('%s', (_what, url, rules) => {
    expect(() => make(url, rules)).not.toThrow();
  });

  it('is not one of the house because it is development', () => {
    expect(() => make('http://192.168.1.10', development)).toThrow('config-invalid');
    expect(() => make('http://lock.example', development)).toThrow('config-invalid');
  });
});

describe('a name that leads inside', () => {
  it.each([
    ['a private address', ['10.0.0.1']],
    ['a public address and the metadata service', ['93.184.216.34', '169.254.169.254']],
    ['a mapped one', ['::ffff:127.0.0.1']],
    ['nothing', []],
  ])('is not connected to: %s', async (_what, addresses) => {
    const client = makeGuardedClient({
      url: 'https://lock.example',
      rules: production,
      ...finding(addresses),
    });
    expect(await client(get)).toEqual({ kind: 'failed', why: 'unreachable' });
  });

  it('is not connected to when it was public a moment ago (DNS rebinding)', async () => {
    const names = finding(['93.184.216.34'], ['127.0.0.1']);
    const lookup = guardedLookup(names.find);
    const ask = () =>
      new Promise((resolve) =>
        lookup('lock.example', {}, (error, address) => resolve(error?.message ?? address)),
      );
    expect(await ask()).toBe('93.184.216.34');
    expect(await ask()).toContain('not public');
  });

  it('hands on that it was not found', async () => {
    const find: FindAddresses = (_name, _options, callback) => callback(new Error('not found'), []);
    const client = makeGuardedClient({ url: 'https://lock.example', rules: production, find });
    expect(await client(get)).toEqual({ kind: 'failed', why: 'unreachable' });
  });
});

describe('over a real connection', () => {
  let server: Server;
  let requests = 0;
  beforeAll(async () => {
    server = createServer((_request, response) => {
      requests += 1;
      response.end('{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => {
    requests = 0;
  });
  const port = () => (server.address() as AddressInfo).port;

  it('one request looks up once, and a private answer is never knocked at', async () => {
    const names = finding(['127.0.0.1']);
    const rules = { allowLoopback: false, ports: [port()] };
    const client = makeGuardedClient({ url: `https://lock.example:${port()}`, rules, find: names.find });
    expect(await client(get)).toEqual({ kind: 'failed', why: 'unreachable' });
    expect({ asked: names.asked(), requests }).toEqual({ asked: 1, requests: 0 });
  });

  it('this machine is reached in development', async () => {
    const client = make(`http://127.0.0.1:${port()}`, development);
    expect(await client(get)).toMatchObject({ kind: 'answered' });
  });
});

describe('what is public', () => {
  it.each(['1.1.1.1', '2a00:1450:4001:81b::200e'])('%s is', (address) => {
    expect(isPublic(address)).toBe(true);
  });
  it.each([
    '',
    'lock.example',
    '192.0.2.1',
    '198.18.0.1',
    '255.255.255.255',
    '::',
    '2002:a00:1::',
    '2001::1',
    'fec0::1',
    '::10.0.0.1',
    'fe80::1%eth0',
  ])('%p is not', (address) => {
    expect(isPublic(address)).toBe(false);
  });
});
