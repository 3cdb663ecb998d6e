// What this tab has sent and not yet had answered, kept over a reload: a decision that said "it goes by itself
// when the link is back" must not depend on nobody pressing reload. Knows no sockets.

import type { SentCommand } from './sessionStore.ts';

export interface WaitingCommands {
  read(): readonly SentCommand[];
  write(waiting: readonly SentCommand[]): void;
}

/** Of one seat, in this tab: two tabs of one browser may hold different seats. */
export function tabWaitingCommands(seatId: string): WaitingCommands {
  const key = `flowday.waiting.${seatId}`;
  return {
    read: () => parsed(sessionStorage.getItem(key)),
    write(waiting) {
      if (waiting.length === 0) sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, JSON.stringify(waiting));
    },
  };
}

function parsed(text: string | null): readonly SentCommand[] {
  if (text === null) return [];
  try {
    const found: unknown = JSON.parse(text);
    return Array.isArray(found) ? found.filter(isWaiting) : [];
  } catch {
    return [];
  }
}

function isWaiting(value: unknown): value is SentCommand {
  if (typeof value !== 'object' || value === null) return false;
  const { commandId, label, message, answer } = value as Partial<SentCommand>;
  return (
    typeof commandId === 'string' &&
    typeof label === 'string' &&
    typeof message === 'object' &&
    answer === null
  );
}
