import type { Directive } from 'ask-sdk-model';
import { outcome } from '../../../domain/outcome';
import { openVerification, voiceOf } from '../../../domain/voice-code/verification';
import type { VoiceCode } from '../../../domain/voice-code/voice-code';
import type { Locale } from '../../locale';
import type { Pending, Reply } from '../../outcome';
import type { Turn } from '../../turn';
import { reply } from './waiting';

/** Where Alexa checks a person herself, by voice and profile PIN. */
const verifyingLocales: readonly Locale[] = ['en-US'];

/** The voice that speaks, when Alexa recognises it. */
export const speakingVoice = ({ personId }: Pick<Turn, 'personId'>): string | undefined =>
  personId === undefined ? undefined : voiceOf(personId);

/**
 * Whether Alexa's own check may stand in: for a voice that has said this household's code before. Anybody can give
 * themselves a PIN in the Alexa app; only whoever knows the code may have it replaced by theirs.
 */
export function mayVerify(turn: Turn, { knownVoices }: VoiceCode): boolean {
  const voice = speakingVoice(turn);
  return verifyingLocales.includes(turn.locale) && voice !== undefined && knownVoices.includes(voice);
}

const verifyPerson = (token: string): Directive => ({
  type: 'Connections.StartConnection',
  uri: 'connection://AMAZON.VerifyPerson/2',
  input: {
    requestedAuthenticationConfidenceLevel: { level: 400, customPolicy: { policyName: 'VOICE_PIN' } },
  },
  token,
});

/** Hands over to Alexa, who asks for the PIN. The session ends, so what is kept back is kept in the store. */
export async function startVerification(turn: Turn, keptBack: Pending): Promise<Reply> {
  const { shop, householdId, now, inDoubt } = turn;
  const voice = speakingVoice(turn) ?? '';
  const question = JSON.stringify({ keptBack, inDoubt });
  const token = await openVerification(shop, { householdId, voice, question }, now);
  return { ...reply(outcome('verifying')), handOver: verifyPerson(token) };
}
