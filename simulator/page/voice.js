/** Ears and mouth, when the browser has them. */
const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;

export const canHear = Boolean(Recognition);
export const canSpeak = 'speechSynthesis' in window;

/** Hears one utterance; `onEnd` comes in any case. Gives back how to stop. */
export function hear(locale, onHeard, onEnd) {
  const recognition = new Recognition();
  recognition.lang = locale;
  recognition.interimResults = false;
  recognition.onresult = (event) => onHeard(event.results[0][0].transcript);
  recognition.onend = onEnd;
  recognition.start();
  return () => recognition.stop();
}

export function speak(locale, texts) {
  if (!canSpeak) return;
  window.speechSynthesis.cancel();
  for (const text of texts) {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = locale;
    window.speechSynthesis.speak(utterance);
  }
}
