import { ASSUMED_BOUNDARY, ASSUMED_IDENTITY, OPEN_TO_ALL } from './assumed-policies';
import { decide } from './authorize';
import type { Decision, Policies } from './decision';
import type { PolicyDocument } from './policy-document';
import type { Request } from './request';
import { StatementIndex } from './applicable-statements';

/** A request and the policies that decide about it. */
export interface Authorization {
  readonly request: Request;
  readonly policies: Policies;
  /** Whether only a Deny can keep the caller from it; it needs no Allow. */
  readonly denyOnly?: boolean;
}

/** Puts requests to policies and counts them; what it remembers of the policies lives as long as the run. */
export class Authorizer {
  private readonly index = new StatementIndex();
  private readonly opened = new Map<PolicyDocument, PolicyDocument>();
  private count = 0;

  public get calls(): number {
    return this.count;
  }

  public authorize({ request, policies, denyOnly }: Authorization): Decision {
    this.count += 1;
    return decide(request, denyOnly ? this.withEverythingAllowed(policies) : policies, this.index);
  }

  /** The policies as if they allowed everything that they do not deny. */
  private withEverythingAllowed({ identity = [], boundary, resource, resourceType }: Policies): Policies {
    return {
      resourceType,
      identity: [...identity, ASSUMED_IDENTITY],
      boundary: boundary && this.joined(boundary, ASSUMED_BOUNDARY),
      resource: resource ? this.joined(resource, OPEN_TO_ALL) : OPEN_TO_ALL,
    };
  }

  /** The same document for the same one, so that its statements are indexed once. */
  private joined(document: PolicyDocument, { statements }: PolicyDocument): PolicyDocument {
    const joined = this.opened.get(document) ?? { ...document, statements: [...document.statements, ...statements] };
    this.opened.set(document, joined);
    return joined;
  }
}
