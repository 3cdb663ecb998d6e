// Saves control's edition of the run file to this computer.

import { runFileText } from '../link/api.ts';
import { saveText } from '../parts/saveText.ts';

/** @returns what to tell the controller when it did not work; null when the file was handed to the browser */
export async function saveRunFile(token: string, sessionId: string): Promise<string | null> {
  try {
    const text = await runFileText(token, sessionId, 'control');
    const name = runFileName((JSON.parse(text) as { name: string }).name, sessionId);
    saveText(text, name, 'application/json');
    return null;
  } catch (error) {
    return `The run file could not be saved. ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** "Winter, fast forward" → `winter-fast-forward-Ab3d.flowday.json`: told apart in a folder of several. */
export function runFileName(sessionName: string, sessionId: string): string {
  const words = sessionName.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const ending = sessionId.replace(/[^A-Za-z0-9]/g, '').slice(0, 4);
  return `${[words.join('-').slice(0, 60), ending].filter((part) => part !== '').join('-')}.flowday.json`;
}
