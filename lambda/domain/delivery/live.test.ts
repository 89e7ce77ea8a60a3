import { type SeenFrame, withFrame } from './live';

const at = (seconds: number): string => `2026-06-10T10:00:${String(seconds).padStart(2, '0')}.000Z`;
const frame = (counter: number, echo = 'ours') => ({ counter, capturedAt: at(counter), echo });
const seen = (counter: number, echo?: string): SeenFrame => ({
  ...frame(counter, echo),
  seenAt: at(counter),
});

const after = (
  frames: readonly SeenFrame[],
  next: ReturnType<typeof frame> | undefined,
): readonly SeenFrame[] =>
  withFrame(frames, { isOnline: true, isRecording: true, at: at(9), ...(next && { frame: next }) }, 'ours');

it('keeps the two newest frames, and when each was seen', () => {
  expect(after([seen(1), seen(2)], frame(3))).toEqual([seen(2), { ...frame(3), seenAt: at(9) }]);
});

// Else somebody who plays another recording to us would keep a lost camera from being told of.
it.each([
  ['a frame of another recording', frame(3, 'theirs')],
  ['the same frame again', frame(2)],
  ['a frame of before', frame(1)],
  ['a frame that counts on and was taken before', { ...frame(3), capturedAt: at(1) }],
  ['no frame', undefined],
])('%s is no news', (_name, next) => {
  expect(after([seen(1), seen(2)], next)).toEqual([seen(1), seen(2)]);
});

it('lets go of frames of the recording before', () => {
  expect(after([seen(7, 'theirs'), seen(8, 'theirs')], frame(1))).toEqual([{ ...frame(1), seenAt: at(9) }]);
});
