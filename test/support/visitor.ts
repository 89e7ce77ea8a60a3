import { makeIdSource } from '../../lambda/adapters/system/ids';
import type { Household } from '../../lambda/domain/household/household';
import { householdIdFromSubject } from '../../lambda/domain/household/identity';
import type { Shop } from '../../lambda/domain/shop';
import { type Instant, plusMs } from '../../lambda/domain/time';
import { type HttpAppConfig, makeHttpApp } from '../../lambda/http/app';
import { pagesUrl, testAccount } from './account';
import { noWaiting, type TestTable } from './dynamodb';
import { houseKey } from './house';
import { quietPorts } from './ports';
import { newId, sampleHousehold, testNow } from './samples';
import { testSeller } from './sellers';

/** The account pages over a real table, with a clock that stands until it is moved. */
export interface PageHouse {
  shop: Shop;
  app: ReturnType<typeof makeHttpApp>;
  /** Failures that nobody expects, as they were reported. */
  reported: unknown[];
  moveClock(ms: number): void;
  /** Keeps a household; its subject signs it in. */
  household(overrides?: Partial<Household>): Promise<Kept>;
  /** A browser that is signed in as somebody. */
  signedIn(subject: string): Promise<Visitor>;
  /** Keeps a household, of the US unless told otherwise, and signs it in. */
  arrive(overrides?: Partial<Household>): Promise<Kept & { visitor: Visitor }>;
}

interface Kept {
  subject: string;
  household: Household;
}

export function openPageHouse(
  table: TestTable,
  ports: Partial<Shop> = {},
  account: HttpAppConfig['account'] = testAccount(houseKey),
): PageHouse {
  let now: Instant = testNow;
  const clock = { now: () => now };
  const reported: unknown[] = [];
  const stores = table.stores({ clock, patience: noWaiting });
  const shop: Shop = { ...quietPorts, seller: testSeller, clock, ids: makeIdSource(), ...stores, ...ports };
  const app = makeHttpApp(shop, {
    checkStoreSignature: () => ({ kind: 'invalid' }),
    readPaymentCall: () => ({ kind: 'invalid' }),
    account,
    report: (error) => reported.push(error),
  });
  const household: PageHouse['household'] = async (overrides = {}) => {
    const subject = newId('subject');
    const id = householdIdFromSubject(houseKey, subject);
    const kept = sampleHousehold({ id, customerId: subject, ...overrides });
    await shop.households.save(kept);
    return { subject, household: kept };
  };
  const signedIn: PageHouse['signedIn'] = async (subject) => {
    const visitor = new Visitor(app);
    await visitor.signIn(subject);
    return visitor;
  };
  return {
    shop,
    app,
    reported,
    moveClock: (ms) => {
      now = plusMs(now, ms);
    },
    household,
    signedIn,
    async arrive(overrides) {
      const kept = await household({ country: 'US', ...overrides });
      return { ...kept, visitor: await signedIn(kept.subject) };
    },
  };
}

/** What came back, with its text read. */
export interface Seen {
  status: number;
  text: string;
  headers: Headers;
  /** Where it sends the browser; undefined when it does not. */
  location: string | undefined;
}

/** Somebody with a browser: keeps cookies, sends forms as browsers do, and follows nothing by itself. */
export class Visitor {
  private readonly cookies = new Map<string, string>();

  constructor(
    private readonly app: PageHouse['app'],
    private readonly language = 'en-US,en;q=0.8',
  ) {}

  get = (path: string): Promise<Seen> => this.send(path, { method: 'GET' });

  post = (path: string, form: Record<string, string> = {}, headers: Record<string, string> = {}) =>
    this.send(path, {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { origin: pagesUrl, 'sec-fetch-site': 'same-origin', ...headers },
    });

  /** Leaves for the issuer and comes back as somebody. Gives where it arrives. */
  async signIn(subject: string, to?: string): Promise<Seen> {
    await this.get(`/account/sign-in${to ? `?${new URLSearchParams({ to })}` : ''}`);
    return this.get(`/account/sign-in/return?state=state&as=${encodeURIComponent(subject)}`);
  }

  /** Names of the cookies that are kept. */
  holds = (): string[] => [...this.cookies.keys()].sort();

  /** As if somebody had changed it. */
  setCookie(name: string, value: string): void {
    this.cookies.set(name, value);
  }

  private async send(path: string, init: RequestInit): Promise<Seen> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...init.headers, 'accept-language': this.language, ...(cookie && { cookie }) };
    const response = await this.app.request(`${pagesUrl}${path}`, { ...init, headers });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    return {
      status: response.status,
      text: await response.text(),
      headers: response.headers,
      location: response.headers.get('location') ?? undefined,
    };
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const at = pair.indexOf('=');
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
    if (attributes.some((attribute) => /^max-age=0$/i.test(attribute))) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

/** The words of a page, without its marks. */
export const wordsOf = ({ text }: Pick<Seen, 'text'>): string =>
  text
    .replace(/<head>.*?<\/head>/s, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
