/** Just enough of SSML: is it well formed, which tags does it use, what is heard when they are taken away. */
const KNOWN_TAGS = new Set([
  'speak',
  'p',
  's',
  'w',
  'break',
  'say-as',
  'emphasis',
  'prosody',
  'phoneme',
  'sub',
  'voice',
  'lang',
  'audio',
  'amazon:effect',
  'amazon:emotion',
  'amazon:domain',
  'alexa:name',
  'mark',
]);
const TAG = /<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/g;
const STRAY = /<|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)/;
const ONE_ELEMENT = /^\s*<speak\b[^>]*>[\s\S]*<\/speak>\s*$/;
const ENTITIES: { [entity: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** What is wrong with it, in plain words; undefined when nothing is. */
export function ssmlFault(ssml: string): string | undefined {
  const stray = STRAY.exec(ssml.replace(TAG, ''))?.[0];
  if (stray) return `"${stray}" must be escaped.`;
  return tagFault(ssml) ?? (ONE_ELEMENT.test(ssml) ? undefined : 'It must stand in one <speak> element.');
}

function tagFault(ssml: string): string | undefined {
  const open: string[] = [];
  for (const [whole, closing, name = '', , empty] of ssml.matchAll(TAG)) {
    if (!KNOWN_TAGS.has(name)) return `Unknown tag ${whole}.`;
    if (closing && open.pop() !== name) return `${whole} closes what is not open.`;
    if (opens(closing, empty)) open.push(name);
  }
  return open.length > 0 ? `<${open.at(-1)}> is not closed.` : undefined;
}

function opens(closing: string | undefined, empty: string | undefined): boolean {
  return !closing && !empty;
}

/** The words that are heard, on one line. */
export function stripSsml(ssml: string): string {
  return ssml
    .replace(/<(?:break|\/p|\/s)\b[^>]*>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, entity: string) => ENTITIES[entity] ?? '')
    .replace(/[ \t\r\n]+/g, ' ')
    .trim();
}
