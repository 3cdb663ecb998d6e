// Saves control's edition of the run file to this computer.

import { runFileText } from '../link/api.ts';

/** @returns what to tell the controller when it did not work; null when the file was handed to the browser */
export async function saveRunFile(token: string, sessionId: string): Promise<string | null> {
  try {
    const text = await runFileText(token, sessionId, 'control');
    const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = `${sessionId}.flowday.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
    return null;
  } catch (error) {
    return `The run file could not be saved. ${error instanceof Error ? error.message : String(error)}`;
  }
}
