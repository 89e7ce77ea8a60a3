import { device } from './expressions';

/** The look that all screens share: the night and the brass of the icon. */
export const colours = {
  night: '#0c1c33',
  dusk: '#183660',
  panel: '#1f4170',
  ivory: '#fffaea',
  mist: '#c3d0e3',
  brass: '#ecc26a',
};

/** The icon's bell in a square of 24: its knob, its dome, its plate. */
const bellPath = [
  'M12 2.6a1.7 1.7 0 1 1 0 3.4a1.7 1.7 0 1 1 0-3.4z',
  'M3.6 17C3.6 11.2 7.4 7 12 7s8.4 4.2 8.4 10z',
  'M2.9 18.7h18.2a1.3 1.3 0 0 1 0 2.6H2.9a1.3 1.3 0 0 1 0-2.6z',
].join('');

const path = (pathData: string, properties: object) => ({ type: 'path', pathData, ...properties });

const graphic = (size: number, items: object[]) => ({
  type: 'AVG',
  version: '1.1',
  width: size,
  height: size,
  items,
});

const glow = {
  type: 'radial',
  colorRange: [colours.dusk, colours.night],
  centerX: 0.3,
  centerY: 0.2,
  radius: 0.9,
};

/** Drawn by the device itself: nothing is fetched. */
export const graphics = {
  backdrop: graphic(100, [path('M0 0h100v100H0z', { fill: glow })]),
  bell: graphic(24, [path(bellPath, { fill: colours.brass })]),
  coin: graphic(48, [
    path('M24 1a23 23 0 1 1 0 46a23 23 0 1 1 0-46z', { fill: colours.brass }),
    path('M24 4.5a19.5 19.5 0 1 1 0 39a19.5 19.5 0 1 1 0-39z', { stroke: colours.night, strokeWidth: 0.8 }),
    { type: 'group', translateX: 12, translateY: 11, items: [path(bellPath, { fill: colours.night })] },
  ]),
};
export type Graphic = keyof typeof graphics;

/** How words and buttons look; a component may say more. */
export const styles = {
  ink: { values: [{ color: colours.ivory, maxLines: 1 }] },
  strong: { extend: 'ink', values: [{ fontWeight: 'bold' }] },
  quiet: { extend: 'ink', values: [{ color: colours.mist, maxLines: 2 }] },
  headline: { extend: 'ink', values: [{ fontFamily: 'bookerly', lineHeight: 1.15 }] },
  button: { values: [{ when: device('state.pressed || state.focused'), opacity: 0.75 }] },
};
export type TextStyle = Exclude<keyof typeof styles, 'button'>;
