import type { AplDocument } from '../outcome';
import { colours, type Graphic, graphics } from './look';
import { type Component, column, device, each, either, frame, picture, row, shown, text } from './parts';

/** What differs between screens: what stands between the title and the buttons. */
export interface Body {
  /** Wider than high: sizes are parts of the height (vh). */
  wide: Component[];
  /** Round, or higher than wide: centred, sizes are parts of the width (vw). */
  narrow: Component[];
  /** Drawings that the body uses beside the bell. */
  graphics?: Graphic[];
}

const isNarrow = device("viewport.shape == 'round' || viewport.width < viewport.height");

const isPressed = device('state.pressed || state.focused');

/** How buttons look at rest and under a finger. */
const styles = {
  offered: {
    values: [{ backgroundColor: colours.brass }, { when: isPressed, backgroundColor: colours.pressed }],
  },
  other: {
    values: [
      { backgroundColor: colours.night, borderColor: colours.brass },
      { when: isPressed, backgroundColor: colours.panel },
    ],
  },
};

interface ButtonSizes {
  font: string;
  height: string;
  padding: string;
  gap: string;
}

function buttons({ font, height, padding, gap }: ButtonSizes): Component {
  const label = text(each('label'), font, {
    color: either('index == 0', colours.night, colours.ivory),
    fontWeight: 'bold',
    textAlignVertical: 'center',
    height: '100%',
    paddingLeft: padding,
    paddingRight: padding,
  });
  const shape = frame(label, {
    style: either('index == 0', 'offered', 'other'),
    inheritParentState: true,
    height,
    borderRadius: height,
    borderWidth: either('index == 0', '0dp', '2dp'),
  });
  const touch = {
    type: 'TouchWrapper',
    accessibilityLabel: each('label'),
    spacing: gap,
    onPress: [{ type: 'SendEvent', arguments: [each('touch')] }],
    item: shape,
  };
  return row([touch], { data: shown('buttons') });
}

const backdrop = picture('backdrop', '100%', { scale: 'fill', position: 'absolute' });
const whole = { width: '100vw', height: '100vh' };

const wideFrame = (body: Component[]): Component =>
  column(
    [
      backdrop,
      column(
        [
          row([
            picture('bell', '8vh'),
            text(shown('title'), '6vh', { color: colours.brass, spacing: '2.5vh', shrink: 1 }),
          ]),
          column(body, { grow: 1, shrink: 1, justifyContent: 'center' }),
          row(
            [
              buttons({ font: '5.4vh', height: '12vh', padding: '5vh', gap: '3vh' }),
              text(shown('hint'), '4.6vh', {
                color: colours.mist,
                maxLines: 2,
                grow: 1,
                shrink: 1,
                paddingLeft: either('payload.screen.buttons.length', '4vh', '0vh'),
                textAlign: either('payload.screen.buttons.length', 'right', 'left'),
              }),
            ],
            { height: '12vh' },
          ),
        ],
        { ...whole, paddingLeft: '7vh', paddingRight: '7vh', paddingTop: '5vh', paddingBottom: '5vh' },
      ),
    ],
    whole,
  );

const narrowFrame = (body: Component[]): Component =>
  column(
    [
      backdrop,
      column(
        [
          picture('bell', '8vw'),
          text(shown('title'), '5vw', { color: colours.brass }),
          column(body, {
            width: '84vw',
            grow: 1,
            shrink: 1,
            alignItems: 'center',
            justifyContent: 'center',
          }),
          buttons({ font: '4.8vw', height: '11vw', padding: '4.5vw', gap: '3vw' }),
          text(shown('hint'), '4.4vw', {
            when: device('!payload.screen.buttons.length'),
            color: colours.mist,
            maxLines: 2,
            width: '60vw',
            textAlign: 'center',
          }),
        ],
        { ...whole, alignItems: 'center', paddingTop: '5vw', paddingBottom: '10vw' },
      ),
    ],
    { ...whole, when: isNarrow },
  );

/** A whole APL document: title, hint and buttons are the same on every screen. */
export const screenDocument = ({ wide, narrow, graphics: used = [] }: Body): AplDocument => ({
  type: 'APL',
  version: '1.4',
  theme: 'dark',
  styles,
  graphics: Object.fromEntries(
    (['backdrop', 'bell', ...used] as const).map((name) => [name, graphics[name]]),
  ),
  mainTemplate: { parameters: ['payload'], items: [narrowFrame(narrow), wideFrame(wide)] },
});
