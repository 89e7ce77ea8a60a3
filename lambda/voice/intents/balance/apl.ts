import { screenDocument } from '../../screen/document';
import { colours } from '../../screen/look';
import { column, picture, row, shown, text } from '../../screen/parts';

/** The coins, large, and what they are worth. */
export const apl = screenDocument({
  graphics: ['coin'],
  wide: [
    row([
      picture('coin', '40vh'),
      column(
        [
          text(shown('coins'), '14vh', { fontWeight: 'bold' }),
          text(shown('money'), '7.5vh', { color: colours.mist }),
        ],
        { spacing: '8vh', shrink: 1 },
      ),
    ]),
  ],
  narrow: [
    picture('coin', '26vw'),
    text(shown('coins'), '11vw', { fontWeight: 'bold', spacing: '2vw' }),
    text(shown('money'), '6vw', { color: colours.mist }),
  ],
});
