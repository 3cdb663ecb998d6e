// Control's calls: the one-time secret, scenarios, sessions and the seats only control may hand out.

import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { ControlDoor } from '../people/controlDoor.ts';
import { newSessionSchema } from '../protocol/index.ts';
import type { ScenarioFiles } from '../scenarioFiles.ts';
import { Session } from '../session/session.ts';
import { listingOf } from '../session/sessionFacts.ts';
import type { SessionRegistry } from '../session/sessionRegistry.ts';
import { bearerToken, readBody } from './reading.ts';
import { HttpRefusal } from './refusal.ts';
import { grantOf, sessionCalled } from './seatAnswers.ts';

export interface ControlRoutes {
  readonly door: ControlDoor;
  readonly scenarios: ScenarioFiles;
  readonly registry: SessionRegistry;
}

const claimSchema = z.strictObject({ secret: z.string().min(1).max(200) });
const anotherAddress =
  'Stop Flowday (Ctrl+C in its window) and start it again: it prints a new address, and nothing is lost.';

export function controlRoutes(app: FastifyInstance, { door, scenarios, registry }: ControlRoutes): void {
  const onlyControl = { preHandler: controlOnly(door) };
  const fewAMinute = { config: { rateLimit: { max: 20, timeWindow: 60_000 } } };

  app.post('/api/control/claim', fewAMinute, async (request) => {
    const claimed = await door.claim(readBody(claimSchema, request.body).secret);
    if (claimed === 'secret-used') {
      throw new HttpRefusal(409, 'secret-used', `This address has been used once already. ${anotherAddress}`);
    }
    if (claimed === 'secret-unknown') {
      throw new HttpRefusal(403, 'secret-unknown', `This is not the address printed last. ${anotherAddress}`);
    }
    return claimed;
  });

  app.get('/api/scenarios', onlyControl, () => scenarios.list());

  app.get('/api/scenario-files', onlyControl, () => scenarios.names());

  app.get<{ Params: { file: string } }>('/api/scenarios/:file', onlyControl, async ({ params }) => {
    const listing = await scenarios.listing(params.file);
    if (listing === null) {
      throw new HttpRefusal(404, 'unknown-scenario', 'That file is not in the folder any more.');
    }
    return listing;
  });

  app.get('/api/sessions', onlyControl, async () =>
    registry.list().map((session) => listingOf(session.ledger)),
  );

  app.post('/api/sessions', onlyControl, async (request) => {
    const created = await registry.create(readBody(newSessionSchema, request.body));
    if (!(created instanceof Session)) throw new HttpRefusal(422, created.code, created.sentence);
    return listingOf(created.ledger);
  });

  app.post<{ Params: { sessionId: string } }>(
    '/api/sessions/:sessionId/control-seat',
    onlyControl,
    async ({ params }) => {
      const session = sessionCalled(registry, params.sessionId);
      return grantOf(await session.takeSeat({ role: 'facilitator', teamId: null, name: 'Facilitator' }));
    },
  );

  app.post<{ Params: { sessionId: string } }>(
    '/api/sessions/:sessionId/wall-seat',
    onlyControl,
    async ({ params }) => {
      const session = sessionCalled(registry, params.sessionId);
      return grantOf(await session.takeSeat({ role: 'wall', teamId: null, name: 'Wall' }));
    },
  );
}

/** Refuses whoever has no control token. */
export function controlOnly(door: ControlDoor): (request: FastifyRequest) => Promise<void> {
  return async (request) => {
    const token = bearerToken(request);
    if (token === null || !(await door.admits(token))) {
      throw new HttpRefusal(401, 'control-only', 'Only the facilitator can do that.');
    }
  };
}
