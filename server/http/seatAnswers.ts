// A seat that was given or refused, as an HTTP answer.

import type { SeatGrant } from '../protocol/index.ts';
import type { SeatRefusal } from '../session/seating.ts';
import type { Session } from '../session/session.ts';
import type { SessionRegistry } from '../session/sessionRegistry.ts';
import { HttpRefusal } from './refusal.ts';

/** @throws the refusal, if it is one. */
export function grantOf(answer: SeatGrant | SeatRefusal): SeatGrant {
  if (!('refused' in answer)) return answer;
  throw new HttpRefusal(statuses[answer.refused], answer.refused, answer.sentence);
}

export function sessionCalled(registry: SessionRegistry, sessionId: string): Session {
  const session = registry.get(sessionId);
  if (session === null) throw unknownSession();
  return session;
}

export function unknownSession(): HttpRefusal {
  return new HttpRefusal(404, 'unknown-session', 'There is no such session here.');
}

const statuses: Readonly<Record<SeatRefusal['refused'], number>> = {
  'unknown-team': 404,
  'unknown-seat': 404,
  'team-full': 409,
  'name-taken': 409,
  'session-closed': 410,
  'not-saved': 503,
  frozen: 503,
};
