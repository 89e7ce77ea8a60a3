import { screenDocument } from '../screen/document';
import { colours } from '../screen/look';
import { headline, shown, text } from '../screen/parts';

/** The one thing that matters now, and one question. */
export const apl = screenDocument({
  wide: [
    headline(shown('fact'), '10vh', { maxLines: 3 }),
    text(shown('question'), '6.6vh', { color: colours.mist, spacing: '3vh' }),
  ],
  narrow: [
    headline(shown('fact'), '7.2vw', { maxLines: 4, textAlign: 'center' }),
    text(shown('question'), '5.4vw', { color: colours.mist, textAlign: 'center', spacing: '3vw' }),
  ],
});
