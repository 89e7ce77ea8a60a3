import type { Why } from './events';

/** Whether somebody says `other` and not what it is. */
export const isUnexplained = ({ reason, text }: Why): boolean => reason === 'other' && !text?.trim();
