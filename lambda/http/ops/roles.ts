/** What somebody may do here, as their issuer says: one person may have several. */
export const opsRoles = ['viewer', 'operator', 'auditor'] as const;
export type OpsRole = (typeof opsRoles)[number];

/** Each thing that can be done, and whose it is. */
const permitted = {
  /** Windows, doors, figures; households are not named. */
  look: ['viewer', 'operator', 'auditor'],
  /** Which household it is, where its door stands. */
  identify: ['operator', 'auditor'],
  /** The whole log, to be checked elsewhere. */
  export: ['auditor'],
  /** Everything that changes something. */
  act: ['operator'],
} as const satisfies Record<string, readonly OpsRole[]>;

export type Permission = keyof typeof permitted;

export const may = (roles: readonly OpsRole[], permission: Permission): boolean =>
  permitted[permission].some((role) => roles.includes(role));

/** The roles in a claim of the issuer: a list, or one text with spaces between; what is not known here is none. */
export function rolesIn(claim: unknown): OpsRole[] {
  const given: unknown[] =
    typeof claim === 'string' ? claim.split(/[\s,]+/) : Array.isArray(claim) ? claim : [];
  return opsRoles.filter((role) => given.includes(role));
}
