// What control noted during the run, as bookmarks: shut at first, because this page may be on the wall.

import type { ScenarioBrief, SessionLogEntry } from '../../server/protocol/index.ts';
import { instantText } from '../clock/instants.ts';
import styles from './Notes.module.css';

export interface NotesProps {
  readonly brief: ScenarioBrief;
  readonly notes: readonly SessionLogEntry[];
  readonly onMoveTo: (minutes: number) => void;
}

export function Notes({ brief, notes, onMoveTo }: NotesProps) {
  if (notes.length === 0) return null;
  return (
    <details className={styles.notes} data-testid="debrief-notes">
      <summary>
        {notes.length === 1 ? 'One note' : `${notes.length} notes`} of control, which only this edition has
      </summary>
      <ol>
        {notes.map((note) => (
          <li key={note.sequence}>
            <button type="button" onClick={() => onMoveTo(note.atMinutes)}>
              <time>{instantText(brief, note.atMinutes)}</time>
              <span>{note.text}</span>
            </button>
          </li>
        ))}
      </ol>
    </details>
  );
}
