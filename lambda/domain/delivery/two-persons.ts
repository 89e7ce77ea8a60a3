/**
 * What takes two is proposed by one person and agreed to by another.
 * @returns whether somebody is the one who proposed it, and so not the one to agree
 */
export const isProposer = ({ id }: { id: string }, proposedBy: string | undefined): boolean =>
  proposedBy === id;
