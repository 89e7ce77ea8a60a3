/** What is said beside a form that was refused, by the name of the problem. */
export const problems = {
  other: 'It was not done.',
  'state-conflict': 'It is not the time for this any more. Look at the state.',
  'second-approver-required': 'Another person has to do this.',
  'text-missing': 'Say in words what it is.',
  'extension-invalid': 'The window cannot be extended to then.',
  'extension-used': 'The window was extended before.',
  'window-overlaps': 'The longer window would reach into another one of the same door.',
  'window-expired': 'The time of the window is over.',
  'window-revoked': 'The delivery was called off.',
  'courier-missing': 'First assign a courier.',
  'body-invalid': 'Something is missing or mistyped.',
  'role-missing': 'This is not for your role.',
  'device-known': 'This terminal is enrolled, or was revoked for good.',
  'key-mismatch': 'The id is not the one of this key: one of them is mistyped.',
  'halt-unknown': 'This is not stopped any more.',
  'not-allowed': 'This is not yours to do.',
  'doors-in-use': 'A delivery to this home has not ended. Let it end or call it off first.',
  'lock-taken':
    'Another home has this lock. A lock is in one home at most: first it has to be removed there.',
  'camera-taken':
    'Another home has this camera. A camera is in one home at most: first it has to be removed there.',
  'proposal-standing': 'Other doors are proposed. First agree to them or withdraw them.',
  'proposal-unknown': 'This is not proposed any more. Look at the doors.',
  'proposal-expired': 'It was proposed too long ago. Propose it again.',
};
