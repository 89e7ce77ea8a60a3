import { screenDocument } from '../screen/document';
import { colours } from '../screen/look';
import { shown, text } from '../screen/parts';

/** The one thing that matters now, and one question. */
export const apl = screenDocument({
  wide: [
    text(shown('fact'), '10vh', { maxLines: 3, fontWeight: 'bold', lineHeight: 1.15 }),
    text(shown('question'), '6.6vh', { color: colours.mist, spacing: '3vh' }),
  ],
  narrow: [
    text(shown('fact'), '7.4vw', {
      maxLines: 4,
      fontWeight: 'bold',
      textAlign: 'center',
      lineHeight: 1.15,
    }),
    text(shown('question'), '5.4vw', { color: colours.mist, textAlign: 'center', spacing: '3vw' }),
  ],
});
