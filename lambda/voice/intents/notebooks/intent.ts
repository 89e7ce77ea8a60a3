import type { Intent } from '../../intent';
import { listNotebooks } from './list';

export const notebooks: Intent = { name: 'NotebooksIntent', slots: {}, handle: listNotebooks };
