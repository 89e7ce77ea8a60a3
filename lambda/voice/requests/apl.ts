import { screenDocument } from '../screen/document';
import { shown } from '../screen/expressions';
import { text } from '../screen/parts';

/** The one thing that matters now, and one question. */
export const apl = screenDocument({
  wide: [
    text(shown('fact'), '10vh', 'headline', { maxLines: 3 }),
    text(shown('question'), '6.6vh', 'quiet', { spacing: '3vh' }),
  ],
  narrow: [
    text(shown('fact'), '7.2vw', 'headline', { maxLines: 4, textAlign: 'center' }),
    text(shown('question'), '5.4vw', 'quiet', { textAlign: 'center', spacing: '3vw' }),
  ],
});
