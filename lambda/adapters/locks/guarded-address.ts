import { lookup as lookupName } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { Fault } from '../../domain/fault';
import { type HttpClient, makeHttpClient } from './http-client';

/*
 * Addresses of devices come from configuration: none may lead to where only this function can go. What is looked up is
 * checked at the very moment at which it is connected to, for each request anew: there is no second look-up that could
 * say something else.
 */

export interface AddressRules {
  /** This machine, by http too: development only. */
  allowLoopback: boolean;
  /** Ports other than 443. */
  ports?: readonly number[];
}

/** `dns.lookup` with all addresses of a name. */
export type FindAddresses = (
  name: string,
  options: { all: true; family?: number | 'IPv4' | 'IPv6' },
  callback: (error: NodeJS.ErrnoException | null, found: { address: string; family: number }[]) => void,
) => void;

const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];
/** Names that are never of the open internet, wherever they are looked up. */
const insideNames = /(^|\.)(localhost|local|internal|lan|home\.arpa)$/;
const globalUnicast = ipaddr.IPv6.parse('2000::');
const globalUnicastBits = 3;
const timeoutMs = 5_000;

/** Whether an address is of the open internet: all else, and all that is not understood, is not. */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || parsed.match(globalUnicast, globalUnicastBits);
}

const refuse = (why: string): never => {
  throw new Fault('config-invalid', `the address of a device provider ${why}`);
};

const isLoopback = ({ protocol, hostname }: URL): boolean =>
  (protocol === 'http:' || protocol === 'https:') && loopbackNames.includes(hostname);

function assertPublicHost(hostname: string): void {
  const literal = hostname.replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(literal)) {
    if (!isPublic(literal)) refuse('must be public');
    return;
  }
  const name = hostname.replace(/\.$/, '');
  if (!name.includes('.') || insideNames.test(name)) refuse('must be a public name');
}

function assertAllowed(url: URL, { ports = [] }: AddressRules): void {
  if (url.port !== '' && !ports.includes(Number(url.port)))
    refuse('must have the port 443, or one that is allowed');
  assertPublicHost(url.hostname);
}

const notPublic = () => new Error('the name leads to an address that is not public');

/** Looks a name up, and refuses it when any of its addresses is not public. */
export const guardedLookup =
  (find: FindAddresses = lookupName as FindAddresses): LookupFunction =>
  (hostname, { all, family }, callback) => {
    find(hostname, { all: true, ...(family !== undefined && { family }) }, (error, found) => {
      if (error) return callback(error, '');
      const [first] = found;
      if (!first || !found.every(({ address }) => isPublic(address))) return callback(notPublic(), '');
      return all ? callback(null, found) : callback(null, first.address, first.family);
    });
  };

export interface GuardedClientConfig {
  url: string;
  rules: AddressRules;
  headers?: Record<string, string>;
  /** Another way to find addresses than the machine's own. */
  find?: FindAddresses;
}

/**
 * A client for an address that somebody has configured: https and public only, no redirects, 5 seconds, 64 KiB.
 * @throws Fault `config-invalid` for an address that may lead inside. The address itself is not repeated.
 */
export function makeGuardedClient({ url, rules, headers = {}, find }: GuardedClientConfig): HttpClient {
  const parsed = URL.canParse(url) ? new URL(url) : refuse('must be a web address');
  if (rules.allowLoopback && isLoopback(parsed))
    return makeHttpClient({ baseUrl: url, headers, timeoutMs, allowHttp: true });
  assertAllowed(parsed, rules);
  return makeHttpClient({ baseUrl: url, headers, timeoutMs, lookup: guardedLookup(find) });
}
