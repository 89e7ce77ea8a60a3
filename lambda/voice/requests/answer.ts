import type { Answer } from '../intent';
import { intents } from '../intents';
import { readKnown } from '../known';
import { type KeptBack, outcome, type Reply } from '../outcome';
import type { Turn } from '../turn';
import { exampleFor } from './example';
import { launch } from './launch';
import { goodbye, reply } from './words';

/** The intent that asked, when it still understands its question. */
async function askedIntent(turn: Turn, answer: Answer): Promise<Reply | undefined> {
  const { pending } = turn;
  if (!pending) return undefined;
  const handler = intents.find(({ name }) => name === pending.intent)?.answers?.[pending.question];
  return handler?.(turn, answer, pending.data);
}

/** Answers a question that was kept back, as if nothing had come between. */
export async function goOn(
  turn: Turn,
  { question, answer, isCodeProven }: KeptBack,
): Promise<Reply | undefined> {
  return askedIntent({ ...turn, pending: question, isCodeProven }, answer);
}

/** What an answer means when no question takes it. */
async function unasked(turn: Turn, answer: Answer): Promise<Reply> {
  switch (answer) {
    case 'yes':
      return reply(outcome('what-then'));
    case 'no':
      return turn.pending ? reply(outcome('enough')) : goodbye();
    case 'missed':
      return missed(turn);
    case 'start-over':
      return launch(turn);
    default:
      return reply(outcome('nothing-more'));
  }
}

async function missed(turn: Turn): Promise<Reply> {
  if (turn.misses < 2) return reply(outcome('missed-once'));
  return reply(outcome('missed-twice', { example: exampleFor(await readKnown(turn)) }));
}

const mostMisses = 3;

/** "Yes", "no", "next" … go back to the intent that asked; a third miss in a row ends it politely. */
export async function answer(turn: Turn, given: Answer): Promise<Reply> {
  if (given === 'missed' && turn.misses >= mostMisses) return reply(outcome('missed-thrice'));
  return (await askedIntent(turn, given)) ?? unasked(turn, given);
}
