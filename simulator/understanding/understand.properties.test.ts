import fc from 'fast-check';
import { english, french, toyAlexa } from '../testing/toy-skill';

const WORDS = fc.constantFrom(
  ...'order coffee commande café deux two please euh my le de la four heures at last semaine monday 12 -3 1,000 “ ’ ! % café-crème'.split(
    ' ',
  ),
);
const UTTERANCES = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.array(WORDS, { maxLength: 12 }).map((words) => words.join(' ')),
);
const SPEAKERS = fc.constantFrom(english, french);

test('whatever is said, it is understood as something, with a score from 0 to 1, and always the same', () => {
  const alexa = toyAlexa();
  const another = toyAlexa();
  fc.assert(
    fc.property(SPEAKERS, UTTERANCES, (speaker, utterance) => {
      const heard = alexa.understand(speaker, utterance);
      for (const { score } of heard.considered) expect(score >= 0 && score <= 1).toBe(true);
      expect(another.understand(speaker, utterance)).toEqual(heard);
    }),
  );
});

test('whatever is said in a session, a turn comes back', async () => {
  await fc.assert(
    fc.asyncProperty(SPEAKERS, fc.array(UTTERANCES, { maxLength: 4 }), async (speaker, utterances) => {
      const alexa = toyAlexa();
      await alexa.say(speaker, speaker.locale === 'fr-FR' ? 'ouvre le café du coin' : 'open coffee corner');
      for (const utterance of utterances)
        expect((await alexa.say(speaker, utterance)).utterance).toBe(utterance);
    }),
    { numRuns: 40 },
  );
});

test('case, accents and punctuation at the end do not matter', () => {
  const alexa = toyAlexa();
  fc.assert(
    fc.property(SPEAKERS, fc.array(WORDS, { minLength: 1, maxLength: 8 }), (speaker, words) => {
      const utterance = words.join(' ');
      const plain = alexa.understand(speaker, utterance).selected;
      const loud = alexa.understand(speaker, `${utterance.toUpperCase()} !`).selected;
      expect(loud?.name).toBe(plain?.name);
      expect(loud?.score).toBe(plain?.score);
    }),
  );
});
