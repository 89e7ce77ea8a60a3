import { type InvocationWords, lexiconOf } from './languages';
import { editDistance, foldedWords, phraseAt, type Token, tokenise } from './text';

/** How an utterance addresses Alexa: opening the skill, asking it something in one breath, or neither. */
export type Invocation =
  | { kind: 'launch' }
  /** Ways to read the request, the likeliest first: with and without the connecting word. */
  | { kind: 'request'; requests: string[] }
  | { kind: 'exit' }
  /** Words for an open session, without the wake word. */
  | { kind: 'plain'; text: string };

interface NameSpan {
  from: number;
  to: number;
  /** Edits between what was said and the name. */
  distance: number;
  /** « au majordome » holds the preposition that the verb needs. */
  preposition?: string;
}

export function readInvocation(utterance: string, invocationName: string, locale: string): Invocation {
  const { invocation, fillers } = lexiconOf(locale);
  const text = utterance.replaceAll('’', "'");
  const tokens = withoutWakeWord(tokenise(text), invocation, fillers);
  const said = rest(text, tokens, 0, tokens.length);
  const words = tokens.map((token) => token.text);
  if (invocation.exitPhrases.some((phrase) => phrase.join(' ') === words.join(' '))) return { kind: 'exit' };
  for (const span of nameSpans(words, nameVariants(foldedWords(invocationName), invocation))) {
    const found = around(text, tokens, span, invocation, fillers);
    if (found) return found;
  }
  return { kind: 'plain', text: said };
}

function withoutWakeWord(tokens: Token[], { wakeWords }: InvocationWords, fillers: string[][]): Token[] {
  const start = skip(
    tokens.map((token) => token.text),
    0,
    fillers,
  );
  const isWake = wakeWords.has(tokens[start]?.text ?? '');
  return isWake ? tokens.slice(start + 1) : tokens;
}

/** Past fillers that stand at `from`. */
function skip(words: readonly string[], from: number, fillers: string[][]): number {
  let at = from;
  for (let length = phraseAt(words, at, fillers); length > 0; length = phraseAt(words, at, fillers))
    at += length;
  return at;
}

function rest(text: string, tokens: readonly Token[], from: number, to: number): string {
  const first = tokens[from];
  const last = tokens[to - 1];
  return first && last && from < to ? text.slice(first.start, last.end) : '';
}

interface NameVariant {
  words: string[];
  preposition?: string;
}

function nameVariants(name: string[], { contractions }: InvocationWords): NameVariant[] {
  const melted = contractions
    .filter(({ article }) => article === name[0])
    .map(({ preposition, contracted }) => ({ words: [contracted, ...name.slice(1)], preposition }));
  return [...melted, { words: name }];
}

/** Where the name stands, the surest place first; written apart or with a typo it is still the name. */
function nameSpans(words: readonly string[], variants: readonly NameVariant[]): NameSpan[] {
  const spans = variants.flatMap((variant) => words.flatMap((_, from) => spansFrom(words, from, variant)));
  return spans.sort((a, b) => a.distance - b.distance);
}

function spansFrom(
  words: readonly string[],
  from: number,
  { words: name, preposition }: NameVariant,
): NameSpan[] {
  const spans: NameSpan[] = [];
  for (const length of [name.length, name.length + 1, name.length - 1]) {
    const to = from + length;
    const distance = length > 0 && to <= words.length ? nameDistance(words.slice(from, to), name) : undefined;
    if (distance !== undefined) spans.push({ from, to, distance, ...(preposition ? { preposition } : {}) });
  }
  return spans;
}

function nameDistance(said: readonly string[], name: readonly string[]): number | undefined {
  const joined = name.join('');
  const distance = editDistance(said.join(''), joined);
  return distance <= Math.min(2, joined.length / 7) ? distance : undefined;
}

function around(
  text: string,
  tokens: readonly Token[],
  span: NameSpan,
  invocation: InvocationWords,
  fillers: string[][],
): Invocation | undefined {
  const words = tokens.map((token) => token.text);
  const before = words.slice(skip(words, 0, fillers), span.from);
  if (span.preposition) before.push(span.preposition);
  const after = words.slice(skip(words, span.to, fillers)).filter((word) => !ABOUT_THE_SKILL.has(word));
  const isLast = after.length === 0;
  const carrier = carrierOf(before, invocation);
  if (isLast && carrier === 'whole') return { kind: 'launch' };
  if (isLast) return trailingName(text, tokens, span, before, invocation);
  return carrier === 'whole' ? requestAfter(text, tokens, span.to, invocation) : undefined;
}

/** Whether the words before the name are only a verb of launching or asking (or nothing). */
function carrierOf(before: readonly string[], { launchVerbs, askVerbs }: InvocationWords): 'whole' | 'part' {
  if (before.length === 0) return 'whole';
  const polite = POLITE.find((phrase) => phrase.every((word, index) => before[index] === word))?.length ?? 0;
  const bare = before.slice(polite);
  const length = Math.max(phraseAt(bare, 0, launchVerbs), phraseAt(bare, 0, askVerbs));
  const left = bare.slice(length).filter((word) => !ABOUT_THE_SKILL.has(word));
  return length > 0 && left.length === 0 ? 'whole' : 'part';
}

const POLITE = [
  ['can', 'you'],
  ['could', 'you'],
  ['i', 'want', 'to'],
  ['peux', 'tu'],
  ['tu', 'peux'],
  ['je', 'veux'],
];
const ABOUT_THE_SKILL = new Set(['the', 'skill', 'app', 'la', 'l', 'application', 'please']);

function requestAfter(
  text: string,
  tokens: readonly Token[],
  from: number,
  { connectors }: InvocationWords,
): Invocation {
  const words = tokens.map((token) => token.text);
  const connector = phraseAt(words, from, connectors);
  const whole = rest(text, tokens, from, tokens.length);
  const without = rest(text, tokens, from + connector, tokens.length);
  return { kind: 'request', requests: [...new Set([without, whole])].filter(Boolean) };
}

/** "reorder coffee with my majordomo", « demande mon solde à mon majordome » */
function trailingName(
  text: string,
  tokens: readonly Token[],
  span: NameSpan,
  before: readonly string[],
  invocation: InvocationWords,
): Invocation | undefined {
  const preposition = invocation.trailingPrepositions.find((phrase) => endsWith(before, phrase));
  if (!preposition) return undefined;
  const to = span.from - (span.preposition ? 0 : preposition.length);
  const words = tokens.slice(0, to).map((token) => token.text);
  const verb = phraseAt(
    words,
    0,
    invocation.askVerbs.filter((phrase) => !endsWith(phrase, preposition)),
  );
  const requests = [rest(text, tokens, verb, to), rest(text, tokens, 0, to)];
  return { kind: 'request', requests: [...new Set(requests)].filter(Boolean) };
}

function endsWith(words: readonly string[], phrase: readonly string[]): boolean {
  const start = words.length - phrase.length;
  return start >= 0 && phrase.every((word, index) => words[start + index] === word);
}
