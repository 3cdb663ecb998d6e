// What comes in over HTTP, made safe to use: bodies by schema, bearer tokens.

import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { HttpRefusal } from './refusal.ts';

/** @throws a refusal that says which field is wrong. */
export function readBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new HttpRefusal(400, 'malformed', z.prettifyError(parsed.error));
}

export function bearerToken(request: FastifyRequest): string | null {
  const header = request.headers.authorization;
  const match = /^Bearer ([\w-]{16,100})$/.exec(header ?? '');
  return match?.[1] ?? null;
}
