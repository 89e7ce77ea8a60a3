/** The page's side of the JSON interface. Throws an `Error` whose message can be shown. */
export class Unreachable extends Error {}

const post = (path, body) => call(path, { method: 'POST', body });

export const api = {
  state: () => call('/local/state'),
  alerts: (userId) => call(`/local/alerts?userId=${encodeURIComponent(userId)}`),
  say: (speaker, utterance) => post('/local/say', { ...speaker, utterance }),
  silence: (speaker) => post('/local/silence', speaker),
  leave: (speaker) => post('/local/leave', speaker),
  touch: (speaker, args, token) => post('/local/touch', { ...speaker, arguments: args, token }),
  clock: () => call('/local/clock'),
  moveClock: (how) => call('/local/clock', { method: 'PUT', body: how }),
};

async function call(path, { method = 'GET', body } = {}) {
  const sent = body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {};
  const response = await fetch(path, { method, ...sent }).catch(() => {
    throw new Unreachable();
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.message ?? response.statusText);
  return answer;
}
