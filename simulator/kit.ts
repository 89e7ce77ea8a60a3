/**
 * Conversation tests as people write them down:
 *
 *     U: ask my majordomo for deals
 *     A: Yes, three. * Shall I add it?
 *     U: (silence)
 *     A: /shall i/i
 *
 * An answer is the exact text, or has `*` or `…` for "anything here", or is a /regular expression/.
 * French spacing ("U : …") is fine; lines that start with # are remarks; (silence) and (leave) are acts.
 */
import type { LocalAlexa, Speaker, Turn } from './types';

export interface Conversation {
  /** Says one thing and returns the whole turn, for finer assertions. */
  say(utterance: string): Promise<Turn>;
  /** Runs a script; throws a ScriptMismatch that shows what was said instead, the intent and why. */
  run(script: string): Promise<Turn[]>;
}

export class ScriptMismatch extends Error {
  override readonly name = 'ScriptMismatch';
}

export function conversation(alexa: LocalAlexa, speaker: Speaker): Conversation {
  const say = (utterance: string) => act(alexa, speaker, utterance);
  return {
    say,
    async run(script) {
      const turns: Turn[] = [];
      for (const exchange of parseScript(script)) {
        const turn = await say(exchange.utterance);
        turns.push(turn);
        check(exchange, turn);
      }
      return turns;
    },
  };
}

async function act(alexa: LocalAlexa, speaker: Speaker, utterance: string): Promise<Turn> {
  if (utterance === '(silence)') return alexa.silence(speaker);
  if (utterance !== '(leave)') return alexa.say(speaker, utterance);
  const turn = await alexa.leave(speaker);
  if (!turn) throw new ScriptMismatch('(leave), but no session was open.');
  return turn;
}

interface ScriptedExchange {
  line: number;
  utterance: string;
  /** One for each line of Alexa's; none when what she says does not matter. */
  answers: string[];
}

const LINE = /^(?:-\s*)?([UA])\s*:\s*(.*)$/;

function parseScript(script: string): ScriptedExchange[] {
  const lines = script
    .split('\n')
    .map((text, index) => ({ text: text.replaceAll('\u00a0', ' ').trim(), line: index + 1 }));
  const exchanges: ScriptedExchange[] = [];
  for (const { text, line } of lines.filter(({ text }) => text && !text.startsWith('#')))
    addLine(exchanges, text, line);
  return exchanges;
}

function addLine(exchanges: ScriptedExchange[], text: string, line: number): void {
  const [, who, words = ''] = LINE.exec(text) ?? [];
  const last = exchanges.at(-1);
  if (who === 'U') exchanges.push({ line, utterance: words, answers: [] });
  else if (who === 'A' && last) last.answers.push(words);
  else throw new ScriptMismatch(`Line ${line} is neither "U: …" nor an "A: …" after one: ${text}`);
}

function check(exchange: ScriptedExchange, turn: Turn): void {
  if (turn.error) throw mismatch(exchange, turn, `${turn.error.code}: ${turn.error.message}`);
  const { answers } = exchange;
  if (answers.length === 0) return;
  const whole = turn.spoken.join(' ');
  const isEach =
    answers.length === turn.spoken.length &&
    answers.every((answer, index) => matches(answer, turn.spoken[index] ?? ''));
  if (!isEach && !matches(answers.join(' '), whole)) throw mismatch(exchange, turn);
}

/** Whether Alexa's words are what a script line expects. */
export function matches(expected: string, spoken: string): boolean {
  const pattern = /^\/(.*)\/([a-z]*)$/s.exec(expected.trim());
  if (pattern) return new RegExp(pattern[1] ?? '', pattern[2]).test(plain(spoken));
  const escaped = plain(expected)
    .split(/\s*(?:\*|…)\s*/)
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${escaped.join('[\\s\\S]*?')}$`).test(plain(spoken));
}

/** Spaces and apostrophes as typed, whatever the typography. */
function plain(text: string): string {
  return text
    .replace(/[\u00a0\u202f\u2009\s]+/g, ' ')
    .replaceAll('’', "'")
    .trim();
}

function mismatch(
  { line, utterance, answers }: ScriptedExchange,
  turn: Turn,
  trouble?: string,
): ScriptMismatch {
  const { selected, considered } = turn.understanding;
  const others = considered
    .filter((intent) => intent !== selected)
    .map(({ name, score }) => `${name} ${score.toFixed(2)}`);
  const lines = [
    `Line ${line}, U: ${utterance}`,
    ...answers.map((answer) => `  expected A: ${answer}`),
    ...(turn.spoken.length > 0 ? turn.spoken : ['(nothing)']).map((spoken) => `  said     A: ${spoken}`),
    `  intent: ${selected ? `${selected.name} (${selected.score.toFixed(2)})` : 'none'}`,
    ...(selected ? [`  why: ${selected.why}`] : []),
    ...(others.length > 0 ? [`  also considered: ${others.join(', ')}`] : []),
    ...turn.problems.map(({ rule, detail }) => `  problem: ${rule}: ${detail}`),
    ...(trouble ? [`  error: ${trouble}`] : []),
  ];
  return new ScriptMismatch(lines.join('\n'));
}
