import type { Intent as HeardIntent } from 'ask-sdk-model';
import { Fault, isInDoubt } from '../../../domain/fault';
import { outcome } from '../../../domain/outcome';
import { checkVoiceCode } from '../../../domain/voice-code/check';
import { isFourDigits } from '../../../domain/voice-code/voice-code';
import type { AnswerHandler, Intent } from '../../intent';
import type { Reply } from '../../outcome';
import { slotText } from '../../slots';
import type { Turn } from '../../turn';
import { about, locked, notSet } from './ask';
import { speakingVoice } from './verify';
import { goOn, intentName, question, reply, undone, type Waiting, waitingFor } from './waiting';

/** After this many answers in a row that are no code, it is left. */
const mostMisses = 2;

function askAgain(turn: Turn, { keptBack, misses: before }: Waiting): Reply {
  const misses = before + 1;
  if (misses > mostMisses) return reply(outcome('gave-up', undone(turn)));
  return question(turn, outcome('ask-again', { misses }), { keptBack, misses });
}

/** What waits was not begun, whatever became of the try: it failed before that. */
const notBegun = (error: unknown): unknown =>
  isInDoubt(error)
    ? new Fault('store-unavailable', 'a try of the voice code got no answer', {}, { cause: error })
    : error;

async function check(turn: Turn, digits: string) {
  const { voiceCode } = await turn.household();
  const { shop, householdId, now } = turn;
  const voice = speakingVoice(turn);
  const attempt = { householdId, digits, now, ...(voice !== undefined && { voice }) };
  return checkVoiceCode(shop, voiceCode, attempt).catch((error: unknown) => {
    throw turn.inDoubt ? error : notBegun(error);
  });
}

async function tryCode(turn: Turn, { keptBack }: Waiting, digits: string): Promise<Reply> {
  const result = await check(turn, digits);
  switch (result.name) {
    case 'right':
      return goOn(keptBack);
    case 'wrong':
      return question(turn, result, { keptBack, misses: 0 });
    case 'locked':
      return locked(turn, result.facts.justNow);
    case 'not-set':
      return notSet(turn);
  }
}

/** Said without a code, "I forgot my code"; what stands in for a mumbled code has no such slot at all. */
const isAboutCode = ({ slots }: HeardIntent): boolean =>
  slots?.code !== undefined && slots.code.value === undefined;

async function handle(turn: Turn, heard: HeardIntent): Promise<Reply> {
  const waiting = waitingFor(turn);
  if (isAboutCode(heard)) return waiting ? question(turn, outcome('help'), waiting) : about(turn);
  if (!waiting) return reply(outcome('not-needed'));
  const said = slotText(heard, 'code');
  return said !== undefined && isFourDigits(said) ? tryCode(turn, waiting, said) : askAgain(turn, waiting);
}

/** "No" leaves it. After a try in doubt it may be done already: then whoever asked says how it stands. */
const leave = (turn: Turn, { keptBack }: Waiting): Reply => ({
  ...reply(outcome('left')),
  ...(turn.inDoubt && { goOn: { question: keptBack, answer: 'no', isCodeProven: false } }),
});

/** "What's your code?", answered by anything but a code. */
const answerCode: AnswerHandler = async (turn, answer) => {
  const waiting = waitingFor(turn);
  if (!waiting || answer === 'start-over') return undefined;
  if (answer === 'no') return leave(turn, waiting);
  // "Yes" says that it is known, or, after a failure, that it shall be tried again.
  return answer === 'yes'
    ? question(turn, outcome('ask'), { ...waiting, misses: 0 })
    : askAgain(turn, waiting);
};

export const voiceCode: Intent = {
  name: intentName,
  slots: { code: 'AMAZON.FOUR_DIGIT_NUMBER' },
  elicits: ['code'],
  handle,
  answers: { code: answerCode },
};
