import type { RequestEnvelope } from 'ask-sdk-model';
import type { House } from '../../test/support/house';
import type { Accounts } from './environment';
import { skillId } from './environment';

/** The requests of one conversation, as Alexa sends them. */
export type Recording = RequestEnvelope[];

const linkedSubject = (token: string | undefined): string => (token ?? '').replace(/^token:/, '');

/** The same request for the skill under test, with a token that it verifies. */
async function forSkillUnderTest(envelope: RequestEnvelope, accounts: Accounts): Promise<RequestEnvelope> {
  const { System } = envelope.context;
  const accessToken = await accounts.tokenFor(linkedSubject(System.user.accessToken));
  const application = { applicationId: skillId };
  const user = { ...System.user, accessToken };
  return {
    ...envelope,
    ...(envelope.session && { session: { ...envelope.session, application, user } }),
    context: { ...envelope.context, System: { ...System, application, user } },
  };
}

/** Has one conversation with a house and keeps what was sent to its skill. */
export async function record(house: House, said: readonly string[], accounts: Accounts): Promise<Recording> {
  const recording: Recording = [];
  for (const utterance of said) {
    const { invocations } = await house.say(utterance);
    for (const { request } of invocations) recording.push(await forSkillUnderTest(request, accounts));
  }
  await house.alexa.leave(house.speaker);
  return recording;
}
