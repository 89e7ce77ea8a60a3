import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const IMAGES = join(__dirname, '../../skill-package/assets/images');
const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const RGB_WITHOUT_ALPHA = 2;

/** What the IHDR chunk of a PNG says; it always stands first, so its fields have fixed places. */
function headerOf(png: Buffer) {
  return {
    signature: png.subarray(0, PNG_SIGNATURE.length),
    widthPixels: png.readUInt32BE(16),
    heightPixels: png.readUInt32BE(20),
    colourType: png.readUInt8(25),
  };
}

/** Of the skill, and of each pack of stars. */
const ICONS = ['icon', 'stars_100', 'stars_300', 'stars_1000'].flatMap((name) =>
  [108, 512].map((sizePixels) => ({ file: `${name}_${sizePixels}.png`, sizePixels })),
);

describe('the icons that Amazon receives', () => {
  it.each(ICONS)('$file is an opaque square PNG of $sizePixels pixels', ({ file, sizePixels }) => {
    const icon = headerOf(readFileSync(join(IMAGES, file)));
    expect(icon).toEqual({
      signature: PNG_SIGNATURE,
      widthPixels: sizePixels,
      heightPixels: sizePixels,
      colourType: RGB_WITHOUT_ALPHA,
    });
  });

  it('travel without anything else, since the whole folder is uploaded', () => {
    expect(readdirSync(IMAGES).sort()).toEqual(ICONS.map(({ file }) => file).sort());
  });
});
