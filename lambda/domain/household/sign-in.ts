/** What is remembered of a person who is away at the issuer of accounts. */
export interface Departure {
  state: string;
  nonce: string;
  codeVerifier: string;
}

/** How a person came back: as the subject of an account, without wanting to, or with an answer that does not fit. */
export type Arrival =
  | {
      kind: 'signed-in';
      subject: string;
      /** What else the issuer says of them. */
      claims: Readonly<Record<string, unknown>>;
    }
  | { kind: 'declined' }
  | { kind: 'invalid' };

/** A person leaves for the issuer of accounts and comes back as somebody. */
export interface SignIn {
  /** @throws Fault `sign-in-unavailable` */
  depart(): Promise<{ url: string; departure: Departure }>;
  /** @param arrivedAt the whole address that the browser came back to. @throws Fault `sign-in-unavailable` */
  arrive(arrivedAt: URL, departure: Departure): Promise<Arrival>;
}
