/** The look that all screens share: the night and the brass of the icon. Pairs are tested to contrast at least 4.5 to 1. */
export const colours = {
  night: '#0c1c33',
  dusk: '#183660',
  panel: '#1f4170',
  ivory: '#fffaea',
  mist: '#c3d0e3',
  brass: '#ecc26a',
  pressed: '#fdeabb',
};

/** Where the icon's bell stands in a square of 24. */
const bellPaths = [
  'M12 2.6a1.7 1.7 0 1 1 0 3.4a1.7 1.7 0 1 1 0-3.4z',
  'M3.6 17C3.6 11.2 7.4 7 12 7s8.4 4.2 8.4 10z',
  'M2.9 18.7h18.2a1.3 1.3 0 0 1 0 2.6H2.9a1.3 1.3 0 0 1 0-2.6z',
];

const bellIn = (fill: string) => bellPaths.map((pathData) => ({ type: 'path', pathData, fill }));

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
  inputRange: [0, 1],
  centerX: 0.3,
  centerY: 0.2,
  radius: 0.9,
};

/** Drawn by the device itself: nothing is fetched. */
export const graphics = {
  backdrop: graphic(100, [{ type: 'path', pathData: 'M0 0h100v100H0z', fill: glow }]),
  bell: graphic(24, bellIn(colours.brass)),
  coin: graphic(48, [
    { type: 'path', pathData: 'M24 1a23 23 0 1 1 0 46a23 23 0 1 1 0-46z', fill: colours.brass },
    {
      type: 'path',
      pathData: 'M24 4.5a19.5 19.5 0 1 1 0 39a19.5 19.5 0 1 1 0-39z',
      stroke: colours.night,
      strokeWidth: 0.8,
    },
    { type: 'group', translateX: 12, translateY: 11, items: bellIn(colours.night) },
  ]),
};
export type Graphic = keyof typeof graphics;
