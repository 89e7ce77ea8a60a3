import type { AplDocument } from '../outcome';
import { device, each, either, naming, shown } from './expressions';
import { colours, type Graphic, graphics, styles } from './look';
import { type Component, column, frame, picture, row, text } from './parts';

/** What differs between screens: what stands between the title and the buttons. */
export interface Body {
  /** Wider than high: sizes are parts of the height (vh). */
  wide: Component[];
  /** Round, or higher than wide: centred, sizes are parts of the width (vw). */
  narrow: Component[];
  /** Drawings that the body uses beside the bell. */
  graphics?: Graphic[];
}

const buttonCount = 'screen.buttons.length';

/** Answers to touch, in sizes that either shape of screen gives; the first one is what is offered. */
const buttonsLayout = {
  parameters: ['font', 'high', 'pad', 'gap'],
  items: [
    row(
      [
        {
          type: 'TouchWrapper',
          bind: [naming('isOffered', 'index == 0')],
          accessibilityLabel: each('label'),
          spacing: device('gap'),
          onPress: [{ type: 'SendEvent', arguments: [each('touch')] }],
          item: frame(
            text(each('label'), device('font'), 'strong', {
              color: either('isOffered', colours.night, colours.ivory),
              textAlignVertical: 'center',
              height: '100%',
              paddingLeft: device('pad'),
              paddingRight: device('pad'),
            }),
            {
              style: 'button',
              inheritParentState: true,
              backgroundColor: either('isOffered', colours.brass, colours.night),
              borderColor: colours.brass,
              borderWidth: '2dp',
              height: device('high'),
              borderRadius: device('high'),
            },
          ),
        },
      ],
      { data: shown('buttons'), when: device(buttonCount) },
    ),
  ],
};

const whole = { width: '100vw', height: '100vh' };

const wideFrame = (body: Component[]): Component =>
  column(
    [
      row([
        picture('bell', '8vh'),
        text(shown('title'), '6vh', 'headline', { color: colours.brass, spacing: '2.5vh' }),
      ]),
      column(body, { grow: 1, shrink: 1, justifyContent: 'center' }),
      row([
        { type: 'Buttons', font: '5.4vh', high: '12vh', pad: '5vh', gap: '3vh' },
        text(shown('hint'), '4.6vh', 'quiet', {
          grow: 1,
          shrink: 1,
          spacing: '4vh',
          textAlign: either(buttonCount, 'right', 'left'),
        }),
      ]),
    ],
    { ...whole, paddingLeft: '7vh', paddingRight: '7vh', paddingTop: '5vh', paddingBottom: '5vh' },
  );

const narrowFrame = (body: Component[]): Component =>
  column(
    [
      picture('bell', '8vw'),
      text(shown('title'), '5vw', 'headline', { color: colours.brass }),
      column(body, {
        width: '84vw',
        grow: 1,
        shrink: 1,
        alignItems: 'center',
        justifyContent: 'center',
        paddingBottom: '2vw',
      }),
      { type: 'Buttons', font: '4.6vw', high: '10.5vw', pad: '3.6vw', gap: '2.5vw' },
      text(shown('hint'), '4vw', 'quiet', {
        when: device(`!${buttonCount}`),
        maxLines: 3,
        width: '62vw',
        textAlign: 'center',
      }),
    ],
    {
      ...whole,
      when: device('isNarrow'),
      alignItems: 'center',
      paddingTop: '5vw',
      paddingBottom: either(buttonCount, '14vw', '12vw'),
    },
  );

/** The whole screen, in one of two arrangements. */
const root = ({ wide, narrow }: Body): Component =>
  column(
    [
      picture('backdrop', '100%', { scale: 'fill', position: 'absolute' }),
      narrowFrame(narrow),
      { ...wideFrame(wide), when: device('!isNarrow') },
    ],
    {
      ...whole,
      bind: [naming('screen', 'payload.screen'), naming('isNarrow', 'viewport.width <= viewport.height')],
    },
  );

/** A whole APL document: title, hint and buttons are the same on every screen. */
export const screenDocument = (body: Body): AplDocument => ({
  type: 'APL',
  version: '1.4',
  theme: 'dark',
  styles,
  layouts: { Buttons: buttonsLayout },
  graphics: Object.fromEntries(
    (['backdrop', 'bell', ...(body.graphics ?? [])] as const).map((name) => [name, graphics[name]]),
  ),
  mainTemplate: { parameters: ['payload'], items: [root(body)] },
});
