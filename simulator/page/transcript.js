import { byId, element } from './dom.js';

/** The conversation: what was said, by whom; a turn can be chosen to look behind it. */
export function createTranscript(onChoose) {
  const log = byId('transcript');
  let chosen;

  function choose(turnElement, turn) {
    chosen?.removeAttribute('data-chosen');
    turnElement.setAttribute('data-chosen', '');
    chosen = turnElement;
    onChoose(turn);
  }

  return {
    /** Shows at once what the person said; `done` adds the answer, `failed` takes it back. */
    begin(said, words) {
      byId('welcome')?.remove();
      const thinking = element('p', { class: 'thinking', 'aria-hidden': 'true' }, '• • •');
      const turnElement = element(
        'article',
        { class: 'turn' },
        element('p', { class: 'said' }, said),
        thinking,
      );
      log.append(turnElement);
      log.scrollTop = log.scrollHeight;
      return {
        done(turn) {
          thinking.replaceWith(...answer(turn, words, () => choose(turnElement, turn)));
          choose(turnElement, turn);
          log.scrollTop = log.scrollHeight;
        },
        failed: () => turnElement.remove(),
      };
    },
    /** Words that nobody said, such as another household taking over. */
    clear() {
      log.replaceChildren();
    },
  };
}

function answer(turn, words, look) {
  const spoken = [
    ...turn.progressive.map((text) => ['spoken early', text]),
    ...turn.spoken.map((text) => ['spoken', text]),
  ];
  const paragraphs = spoken.map(([name, text]) => element('p', { class: name }, text));
  return [
    ...(paragraphs.length > 0 ? paragraphs : [element('p', { class: 'spoken early' }, words.silent)]),
    ...(turn.card ? [card(turn.card)] : []),
    ...(turn.error ? [element('p', { class: 'failure' }, `${turn.error.code}: ${turn.error.message}`)] : []),
    footer(turn, words, look),
  ];
}

function card(content) {
  const text = content.content ?? content.text ?? '';
  return element(
    'div',
    { class: 'card' },
    element('strong', {}, content.title ?? content.type),
    element('p', {}, text),
  );
}

function footer(turn, words, look) {
  const durationMs = turn.invocations.reduce((sum, each) => sum + each.durationMs, 0);
  const facts = [
    turn.understanding.selected?.name ?? turn.invocations[0]?.request.request.type,
    words.duration(Math.round(durationMs)),
    turn.newSession ? words.newSession : undefined,
    turn.sessionEnded ? words.sessionEnded : undefined,
  ];
  const warning = turn.problems.length > 0 && words.problemCount(turn.problems.length);
  return element(
    'button',
    { type: 'button', class: 'facts', onclick: look },
    facts.filter(Boolean).join(' · '),
    warning ? element('span', { class: 'badge' }, warning) : undefined,
  );
}
