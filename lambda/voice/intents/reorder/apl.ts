import { screenDocument } from '../../screen/document';
import { device, each, shown } from '../../screen/expressions';
import { colours } from '../../screen/look';
import { column, frame, row, text } from '../../screen/parts';

const lines = { data: shown('lines') };
const isOne = device('screen.lines.length == 1');

/** A single product stands alone in large letters; more than three share the height, none of them cut. */
const wideLines = column(
  [
    column(
      [text(each('name'), '8.2vh', 'headline', { maxLines: 3 }), text(each('detail'), '6.6vh', 'quiet')],
      { when: isOne },
    ),
    column([text(each('name'), '6vh', 'strong', { maxLines: 2 }), text(each('detail'), '5vh', 'quiet')], {
      when: device('screen.lines.length < 4'),
      spacing: '3vh',
    }),
    text(`<b>${each('name')}</b> · ${each('detail')}`, '4.8vh', 'ink', { maxLines: 2, spacing: '0.6vh' }),
  ],
  { ...lines, grow: 1, shrink: 1 },
);

/** A name may be cut where it is narrow, a number may not. */
const narrowLines = column(
  [
    column(
      [
        text(each('name'), '8vw', 'headline', { maxLines: 2, textAlign: 'center' }),
        text(each('detail'), '5.4vw', 'quiet'),
      ],
      { when: isOne, alignItems: 'center' },
    ),
    row([text(each('name'), '4.4vw', 'ink', { shrink: 1 }), text(`\u00a0· ${each('detail')}`, '4.4vw')], {
      maxWidth: '77vw',
    }),
  ],
  { ...lines, alignItems: 'center' },
);

const price = frame(
  column(
    [
      text(shown('total'), '10vh', 'strong'),
      text(shown('coins'), '5.4vh', 'ink', { color: colours.brass, spacing: '1vh' }),
      text(shown('when'), '5vh', 'ink', { maxLines: 3, spacing: '4vh' }),
      text(shown('seller'), '4.6vh', 'quiet', { spacing: '1vh' }),
    ],
    { paddingLeft: '4.5vh', paddingRight: '4.5vh', paddingTop: '4vh', paddingBottom: '4vh' },
  ),
  { width: '62vh', backgroundColor: colours.panel, borderRadius: '3vh', spacing: '5vh' },
);

/** What is bought, from whom, for when and for how much, with "yes" and "no". */
export const apl = screenDocument({
  wide: [row([wideLines, price])],
  narrow: [
    narrowLines,
    row(
      [
        text(shown('total'), '8vw', 'strong'),
        text(shown('coins'), '5vw', 'ink', { color: colours.brass, spacing: '3vw' }),
      ],
      { spacing: '1vw' },
    ),
    text(shown('when'), '4.4vw'),
    text(shown('seller'), '4.2vw', 'quiet', { textAlign: 'center' }),
  ],
});
