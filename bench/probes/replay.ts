import type { RequestEnvelope, ResponseEnvelope } from 'ask-sdk-model';

export type Handler = (envelope: RequestEnvelope, context: object) => Promise<ResponseEnvelope>;

/** Goes on with what the last response left in the session, as Alexa does. */
function inSession(
  envelope: RequestEnvelope,
  attributes: Record<string, unknown> | undefined,
): RequestEnvelope {
  if (!envelope.session) return envelope;
  return { ...envelope, session: { ...envelope.session, attributes: attributes ?? {} } };
}

/** Takes the turns of a recorded conversation, one after the other; `take` calls the skill. */
export async function replay(
  recording: RequestEnvelope[],
  take: (envelope: RequestEnvelope) => Promise<ResponseEnvelope>,
): Promise<void> {
  let attributes: Record<string, unknown> | undefined;
  for (const envelope of recording) {
    const response = await take(inSession(envelope, attributes));
    attributes = response.sessionAttributes;
  }
}
