import type { Role, Session } from '../api/session';

/** Whether a person has one of the roles; administrators have all. */
export function hasRole(session: Session, ...roles: readonly Role[]): boolean {
  return session.roles.includes('Administrator') || roles.some((role) => session.roles.includes(role));
}
