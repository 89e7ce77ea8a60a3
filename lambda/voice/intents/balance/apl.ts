import { screenDocument } from '../../screen/document';
import { shown } from '../../screen/expressions';
import { column, picture, row, text } from '../../screen/parts';

/** The coins, large, and what they are worth. */
export const apl = screenDocument({
  graphics: ['coin'],
  wide: [
    row([
      picture('coin', '38vh'),
      column(
        [
          text(shown('coins'), '12.5vh', 'headline'),
          text(shown('money'), '7.5vh', 'quiet'),
          text(shown('beside'), '5vh', 'quiet', { spacing: '3vh', maxLines: 3 }),
        ],
        {
          spacing: '7vh',
          shrink: 1,
        },
      ),
    ]),
  ],
  narrow: [
    picture('coin', '26vw'),
    text(shown('coins'), '10.5vw', 'headline', { spacing: '2vw' }),
    text(shown('money'), '6vw', 'quiet'),
    text(shown('beside'), '4vw', 'quiet', { spacing: '2vw', maxLines: 3, textAlign: 'center' }),
  ],
});
