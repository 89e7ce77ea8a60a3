import { screenDocument } from '../../screen/document';
import { colours } from '../../screen/look';
import { column, device, each, either, frame, row, shown, text } from '../../screen/parts';

const isOffered = 'index == payload.screen.offered';

const cut = (fontSize: string, padding: string) =>
  frame(
    text(each('cut'), fontSize, {
      color: colours.night,
      fontWeight: 'bold',
      paddingLeft: padding,
      paddingRight: padding,
    }),
    { backgroundColor: colours.brass, borderRadius: padding },
  );

const wideDeal = frame(
  row(
    [
      frame(column([]), {
        width: '1vh',
        height: '15vh',
        borderRadius: '1vh',
        backgroundColor: either(isOffered, colours.brass, 'transparent'),
      }),
      column(
        [
          text(each('name'), either(isOffered, '6.4vh', '5.6vh'), {
            fontWeight: either(isOffered, 'bold', 'normal'),
          }),
          text(each('detail'), '4.2vh', { color: colours.mist, maxLines: 2 }),
        ],
        { grow: 1, shrink: 1, spacing: '3vh' },
      ),
      column(
        [
          text(each('price'), either(isOffered, '7.4vh', '6.4vh'), { fontWeight: 'bold' }),
          text(`<strike>${each('was')}</strike>`, '4.4vh', { color: colours.mist }),
        ],
        { alignItems: 'end', spacing: '3vh' },
      ),
      column([cut('5vh', '2vh')], { width: '26vh', alignItems: 'end' }),
    ],
    { height: '19vh', paddingLeft: '2vh', paddingRight: '4vh' },
  ),
  {
    width: '100%',
    borderRadius: '3vh',
    backgroundColor: either(isOffered, colours.panel, 'transparent'),
    spacing: '1vh',
  },
);

const narrowOffered = column(
  [
    text(each('name'), '7vw', {
      fontWeight: 'bold',
      maxLines: 2,
      textAlign: 'center',
      lineHeight: 1.15,
    }),
    row([
      text(each('price'), '8vw', { fontWeight: 'bold' }),
      text(`<strike>${each('was')}</strike>`, '5vw', { color: colours.mist, spacing: '2.5vw' }),
      frame(cut('4.6vw', '2vw'), { spacing: '2.5vw' }),
    ]),
    text(each('detail'), '4.2vw', { color: colours.mist, maxLines: 2, textAlign: 'center' }),
  ],
  { when: device(isOffered), alignItems: 'center' },
);

const narrowOther = text(`${each('name')} · ${each('price')}`, '4.4vw', {
  color: colours.mist,
  textAlign: 'center',
});

/** The deals being read, three at a time, the one offered now in the light. */
export const apl = screenDocument({
  wide: [column([wideDeal], { data: shown('deals') })],
  narrow: [column([narrowOffered, narrowOther], { data: shown('deals'), alignItems: 'center' })],
});
