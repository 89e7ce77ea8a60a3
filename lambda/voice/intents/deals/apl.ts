import { screenDocument } from '../../screen/document';
import { device, each, either, naming, shown } from '../../screen/expressions';
import { colours } from '../../screen/look';
import { column, frame, row, text } from '../../screen/parts';

const isOffered = 'index == screen.offered';

/** The brass badge. */
const cut = (fontSize: string, padding: string, spacing: string) =>
  frame(
    text(each('cut'), fontSize, 'strong', {
      color: colours.night,
      paddingLeft: padding,
      paddingRight: padding,
    }),
    { backgroundColor: colours.brass, borderRadius: padding, spacing },
  );

const was = `<strike>${each('was')}</strike>`;

/** Until when, and the lowest price of late where the law wants it told. */
const conditions = (fontSize: string) => [
  text(each('until'), fontSize, 'quiet'),
  text(each('lowest'), fontSize, 'quiet', { when: each('lowest') }),
];

const marker = {
  type: 'Frame',
  width: '1vh',
  height: '14vh',
  backgroundColor: either('isOffered', colours.brass, 'transparent'),
};

const wideDeal = frame(
  row(
    [
      marker,
      column(
        [
          text(each('name'), '5.4vh', either('isOffered', 'strong', 'ink'), { maxLines: 2 }),
          ...conditions('4.1vh'),
        ],
        { grow: 1, shrink: 1, spacing: '3vh' },
      ),
      column([text(each('price'), '6.6vh', 'strong'), text(was, '4.4vh', 'quiet')], {
        alignItems: 'end',
        spacing: '3vh',
      }),
      column([cut('5vh', '2vh', '0vh')], { width: '24vh', alignItems: 'end' }),
    ],
    {
      width: '100%',
      minHeight: '18vh',
      paddingLeft: '2vh',
      paddingRight: '4vh',
    },
  ),
  {
    bind: [naming('isOffered', isOffered)],
    width: '100%',
    borderRadius: '3vh',
    backgroundColor: either('isOffered', colours.panel, 'transparent'),
    spacing: '1vh',
  },
);

const narrowOffered = column(
  [
    text(each('name'), '7.4vw', 'headline', { maxLines: 2, textAlign: 'center' }),
    row([
      text(each('price'), '8vw', 'strong'),
      text(was, '5vw', 'quiet', { spacing: '2.5vw' }),
      cut('4.6vw', '2vw', '2.5vw'),
    ]),
    ...conditions('4.2vw'),
  ],
  { when: device(isOffered), alignItems: 'center', spacing: '2vw' },
);

const narrowOther = text(`${each('name')} · ${each('price')}`, '4.4vw', 'quiet', {
  maxLines: 1,
  textAlign: 'center',
});

/** The deals being read, three at a time, the one offered now in the light. */
export const apl = screenDocument({
  wide: [column([wideDeal], { data: shown('deals') })],
  narrow: [column([narrowOffered, narrowOther], { data: shown('deals'), alignItems: 'center' })],
});
