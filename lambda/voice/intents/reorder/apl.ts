import { screenDocument } from '../../screen/document';
import { colours } from '../../screen/look';
import { column, device, each, either, frame, row, shown, text } from '../../screen/parts';

const lineCount = 'payload.screen.lines.length';

/** Fewer lines are shown larger: one, up to three, up to five. */
const byLineCount = (one: string, few: string, many: string): string =>
  device(`${lineCount} == 1 ? '${one}' : (${lineCount} < 4 ? '${few}' : '${many}')`);

const lines = column(
  [
    column(
      [
        text(each('name'), byLineCount('10vh', '6.6vh', '5vh'), {
          fontWeight: 'bold',
          maxLines: device(`${lineCount} == 1 ? 2 : 1`),
        }),
        text(each('detail'), byLineCount('6.6vh', '5vh', '4.4vh'), { color: colours.mist }),
      ],
      { spacing: byLineCount('0vh', '2vh', '0.6vh') },
    ),
  ],
  { data: shown('lines'), grow: 1, shrink: 1 },
);

const price = frame(
  column(
    [
      text(shown('total'), either('payload.screen.total.length > 7', '8vh', '11vh'), { fontWeight: 'bold' }),
      text(shown('coins'), '5.4vh', { color: colours.brass }),
      text(shown('when'), '5vh', { maxLines: 2, spacing: '4vh' }),
      text(shown('seller'), '4.6vh', { color: colours.mist, maxLines: 2, spacing: '0.6vh' }),
    ],
    { paddingLeft: '4.5vh', paddingRight: '4.5vh', paddingTop: '4vh', paddingBottom: '4vh' },
  ),
  { width: '62vh', backgroundColor: colours.panel, borderRadius: '3vh', spacing: '5vh' },
);

/** What is bought, from whom, for when and for how much, with "yes" and "no". */
export const apl = screenDocument({
  wide: [row([lines, price])],
  narrow: [
    column(
      [
        text(each('name'), byLineCount('8vw', '5.4vw', '4.4vw'), {
          when: device(`${lineCount} == 1`),
          fontWeight: 'bold',
          maxLines: 2,
          textAlign: 'center',
        }),
        text(each('detail'), '5.4vw', { when: device(`${lineCount} == 1`), color: colours.mist }),
        text(`${each('name')} · ${each('detail')}`, byLineCount('5vw', '5vw', '4.4vw'), {
          when: device(`${lineCount} > 1`),
        }),
      ],
      { data: shown('lines'), alignItems: 'center' },
    ),
    row(
      [
        text(shown('total'), '8vw', { fontWeight: 'bold' }),
        text(shown('coins'), '5vw', { color: colours.brass, spacing: '3vw' }),
      ],
      { spacing: '1.5vw' },
    ),
    text(shown('when'), '4.4vw'),
    text(shown('seller'), '4.2vw', { color: colours.mist }),
  ],
});
