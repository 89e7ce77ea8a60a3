import { element } from './dom.js';

function copyable(label, text, words) {
  const onclick = async (event) => {
    await navigator.clipboard.writeText(text);
    event.target.textContent = words.copied;
  };
  return [
    element('p', { class: 'soft' }, label),
    element('code', {}, text),
    element('button', { type: 'button', class: 'quiet', onclick }, words.copy),
  ];
}

/** What operations need to enroll this terminal. */
export const enrolment = ({ deviceId, publicKey }, words) => [
  ...copyable(words.deviceId, deviceId, words),
  ...copyable(words.publicKey, publicKey, words),
];
