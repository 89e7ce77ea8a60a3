import { rewritten } from '../../mutation/mutant';

const domain = 'lambda/domain/delivery';
const noted = (name: string, file: string, from: string) =>
  rewritten({ name: `controls: ${name}`, file: `${domain}/${file}`, from, to: 'await Promise.resolve();' });

/** What operations do to more than one delivery at once is noted before it is done. */
export const ofControls = [
  noted(
    'who turns a kill switch on is noted',
    'operations.ts',
    "await note(shop, operator, { kind: 'halt', ...request });",
  ),
  noted(
    'who proposes to turn it off is noted',
    'operations.ts',
    "await note(shop, operator, { kind: 'propose-lift', scope });",
  ),
  noted(
    'who turns it off is noted',
    'operations.ts',
    "await note(shop, operator, { kind: 'lift', scope, proposedBy });",
  ),
  noted(
    'who enrolls a terminal is noted',
    'enroll.ts',
    "await note(shop, operator, { kind: 'enroll', deviceId, courierId });",
  ),
  noted(
    'who revokes a terminal is noted',
    'enroll.ts',
    "await note(shop, operator, { kind: 'revoke-device', deviceId, ...why });",
  ),
];
