// The participants' calls: look at a join code, take a seat, come back to one with a return code.

import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { plainName } from '../protocol/index.ts';
import type { Session } from '../session/session.ts';
import { joinInfoOf } from '../session/sessionFacts.ts';
import type { SessionRegistry } from '../session/sessionRegistry.ts';
import { readBody } from './reading.ts';
import { HttpRefusal } from './refusal.ts';
import { grantOf } from './seatAnswers.ts';

const joinSchema = z.strictObject({
  name: z.string().max(200).overwrite(plainName).max(60),
  teamId: z.string().min(1).max(80),
});
const returnSchema = z.strictObject({ returnCode: z.string().min(4).max(40) });

/** A whole room may sit behind one address: generous for people, hopeless for guessing. */
const aRoomAMinute = { config: { rateLimit: { max: 240, timeWindow: 60_000 } } };
const aFewAMinute = { config: { rateLimit: { max: 30, timeWindow: 60_000 } } };

export function joinRoutes(app: FastifyInstance, registry: SessionRegistry): void {
  app.get<{ Params: { code: string } }>('/api/join/:code', aRoomAMinute, async ({ params }) =>
    joinInfoOf(sessionWithCode(registry, params.code).ledger),
  );

  app.post<{ Params: { code: string } }>('/api/join/:code', aRoomAMinute, async ({ params, body }) => {
    const session = sessionWithCode(registry, params.code);
    const { name, teamId } = readBody(joinSchema, body);
    if (name === '') throw new HttpRefusal(400, 'no-name', 'Please give a name that others can read.');
    return grantOf(await session.takeSeat({ role: 'team', teamId, name }));
  });

  app.post('/api/return', aFewAMinute, async ({ body }) => {
    const answer = await registry.returnByCode(readBody(returnSchema, body).returnCode);
    if (answer !== null) return grantOf(answer);
    const sentence =
      'No seat has this return code. Codes work once: ask control to read out the present one.';
    throw new HttpRefusal(404, 'unknown-code', sentence);
  });
}

function sessionWithCode(registry: SessionRegistry, code: string): Session {
  const session = registry.byCode(code);
  if (session !== null) return session;
  const sentence = 'No session has this code. It has six letters or figures, as on the wall.';
  throw new HttpRefusal(404, 'unknown-code', sentence);
}
