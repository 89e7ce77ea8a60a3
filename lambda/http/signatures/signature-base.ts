/* RFC 9421, section 2: the text that is signed. */

/** Looks up a header by its lower-case name. */
export type HeaderReader = (name: string) => string | undefined;

/** A request, as far as a signature can cover it. */
export interface SignableRequest {
  /** In capitals. */
  method: string;
  /** Host and, unless it is the scheme's own, port: lower case. */
  authority: string;
  path: string;
  /** Begins with `?`; that alone where there is none. */
  query: string;
  header: HeaderReader;
}

const derived: Record<string, (request: SignableRequest) => string> = {
  '@method': ({ method }) => method,
  '@authority': ({ authority }) => authority,
  '@path': ({ path }) => path,
  '@query': ({ query }) => query,
};

function componentValue(component: string, request: SignableRequest): string | undefined {
  if (component.startsWith('@')) return derived[component]?.(request);
  return request.header(component)?.trim();
}

/**
 * The text that a signature is made over; undefined when the request lacks a component, or has it in a way that is not
 * understood here.
 * @param parameters the inner list with its parameters, as `Signature-Input` has it
 */
export function signatureBase(
  components: readonly string[],
  parameters: string,
  request: SignableRequest,
): string | undefined {
  const lines: string[] = [];
  for (const component of components) {
    const value = componentValue(component, request);
    if (value === undefined || value.includes('\n')) return undefined;
    lines.push(`"${component}": ${value}`);
  }
  return [...lines, `"@signature-params": ${parameters}`].join('\n');
}
