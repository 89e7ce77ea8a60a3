import type { Intent } from '../../lambda/voice/intent';
import { askForCode } from '../../lambda/voice/intents/voice-code/ask';
import type { Reply } from '../../lambda/voice/outcome';
import type { Turn } from '../../lambda/voice/turn';

/** Asks for the voice code before the "yes" to a question of an intent counts: any intent, none of them knows. */
export function guarded(intents: readonly Intent[], name: string, question: string): Intent[] {
  return intents.map((intent) => {
    const original = intent.answers?.[question];
    if (intent.name !== name || !original) return intent;
    const ask = (turn: Turn, data: Parameters<typeof original>[2]): Promise<Reply> =>
      askForCode(turn, { intent: name, question, ...(data !== undefined && { data }) });
    const answer: typeof original = async (turn, given, data) =>
      given === 'yes' && !turn.isCodeProven ? ask(turn, data) : original(turn, given, data);
    return { ...intent, answers: { ...intent.answers, [question]: answer } };
  });
}
