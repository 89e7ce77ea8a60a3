import { screenDocument } from '../../screen/document';
import { device, each, either, shown } from '../../screen/expressions';
import { colours } from '../../screen/look';
import { column, frame, headline, row, text } from '../../screen/parts';

const lineCount = 'payload.screen.lines.length';

const isOne = device(`${lineCount} == 1`);
const isFew = device(`${lineCount} < 4`);

/** A single product stands alone in large letters; more than three share the height, none of them cut. */
const wideLines = column(
  [
    column(
      [
        headline(each('name'), either('data.name.length > 24', '7.6vh', '11vh'), { maxLines: 3 }),
        text(each('detail'), '6.6vh', { style: 'quiet' }),
      ],
      { when: isOne },
    ),
    column(
      [
        text(each('name'), '6vh', { style: 'strong', maxLines: 2, lineHeight: 1.15 }),
        text(each('detail'), '5vh', { style: 'quiet' }),
      ],
      { when: isFew, spacing: '2vh' },
    ),
    text(`<b>${each('name')}</b> · ${each('detail')}`, '4.8vh', {
      maxLines: 2,
      lineHeight: 1.15,
      spacing: '1.6vh',
    }),
  ],
  { data: shown('lines'), grow: 1, shrink: 1 },
);

/** A name may be cut where it is narrow, a number may not. */
const narrowLine = (fontSize: string) => [
  text(each('name'), fontSize, { shrink: 1 }),
  text(`\u00a0· ${each('detail')}`, fontSize),
];

const narrowLines = column(
  [
    column(
      [
        headline(each('name'), '8vw', { maxLines: 2, textAlign: 'center' }),
        text(each('detail'), '5.4vw', { style: 'quiet' }),
      ],
      { when: isOne, alignItems: 'center' },
    ),
    row(narrowLine('5vw'), { when: isFew, maxWidth: '84vw' }),
    row(narrowLine('4.2vw'), { maxWidth: '84vw' }),
  ],
  { data: shown('lines'), alignItems: 'center' },
);

const price = frame(
  column(
    [
      text(shown('total'), either('payload.screen.total.length > 7', '8vh', '11vh'), { style: 'strong' }),
      text(shown('coins'), '5.4vh', { style: 'coins' }),
      text(shown('when'), '5vh', { maxLines: 3, lineHeight: 1.15, spacing: '3.5vh' }),
      text(shown('seller'), '4.6vh', {
        style: 'quiet',
        maxLines: 3,
        spacing: '1vh',
      }),
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
        text(shown('total'), '8vw', { style: 'strong' }),
        text(shown('coins'), '5vw', { style: 'coins', spacing: '3vw' }),
      ],
      { spacing: '1.5vw' },
    ),
    text(shown('when'), '4.4vw'),
    text(shown('seller'), '4.2vw', {
      style: 'quiet',
      maxLines: 2,
      textAlign: 'center',
    }),
  ],
});
