import type { Violation } from './violation';

/** What was found about something that several replications have: it is the same for all of them. */
export class RememberedViolations {
  private readonly byCheck = new Map<string, Map<object, readonly Violation[]>>();

  /** @param check the id of the check */
  public find(check: string, subject: object, find: () => readonly Violation[]): readonly Violation[] {
    const bySubject = this.byCheck.get(check) ?? new Map<object, readonly Violation[]>();
    this.byCheck.set(check, bySubject);
    const found = bySubject.get(subject) ?? find();
    bySubject.set(subject, found);
    return found;
  }
}
