// The built screens as files, and the headers that keep a browser from doing anything else with them.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const notBuilt = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Flowday</title>
<h1>The screens have not been built yet</h1>
<p>Stop Flowday and start it with <code>npm start</code>, or run <code>npm run build</code> and start it again.</p>`;

/** Everything is one page, since its routes stand behind '#'. */
export async function serveScreens(app: FastifyInstance, screensDir: string): Promise<void> {
  if (!existsSync(join(screensDir, 'index.html'))) {
    app.get('/', (_request, reply) => reply.status(503).type('text/html; charset=utf-8').send(notBuilt));
    return;
  }
  await app.register(fastifyStatic, {
    root: screensDir,
    cacheControl: false,
    setHeaders: (response, path) => {
      const named = /[\\/]assets[\\/]/.test(path);
      response.header('cache-control', named ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}

/** No `upgrade-insecure-requests`: the room is plain http on a private address. */
export function addSecurityHeaders(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply) => {
    const host = /^[\w.:[\]-]+$/.test(request.host) ? request.host : '';
    reply.header('content-security-policy', contentPolicy(host));
    reply.header('x-content-type-options', 'nosniff');
    reply.header('x-frame-options', 'DENY');
    reply.header('referrer-policy', 'no-referrer');
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
  });
}

/** Older Safari does not count sockets of the same host as 'self', so the host is named. */
function contentPolicy(host: string): string {
  return [
    "default-src 'self'",
    `connect-src 'self' ws://${host} wss://${host}`,
    "img-src 'self' data: blob:",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
