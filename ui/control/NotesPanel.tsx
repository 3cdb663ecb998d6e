// Control's own notes, each bookmarked at the simulated minute. They never reach a desk or the wall.

import { Lock } from 'lucide-react';
import { useState } from 'react';
import type { SessionLogEntry } from '../../server/protocol/index.ts';
import { dateText, instantText } from '../clock/instants.ts';
import { useShownMinute } from '../clock/useClock.ts';
import { Button } from '../parts/Button.tsx';
import { Panel } from '../parts/Panel.tsx';
import { notesOf } from './keptLog.ts';
import styles from './NotesPanel.module.css';
import { useBrief, useMay, useSend } from './useConsole.ts';

export function NotesPanel({
  log,
  className,
}: {
  log: readonly SessionLogEntry[];
  className?: string | undefined;
}) {
  const brief = useBrief();
  const notes = notesOf(log);
  return (
    <Panel
      title="My notes"
      className={className}
      aside={
        <span className={styles.lock}>
          <Lock size={14} aria-hidden /> only control sees these
        </span>
      }
    >
      {notes.length === 0 ? (
        <p className={styles.empty}>No notes yet. Each one is a bookmark for the debrief.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <ol className={styles.notes} tabIndex={0} aria-label="My notes">
          {notes.map(({ sequence, atMinutes, text }) => (
            <li key={sequence}>
              <time>
                {brief.pace === 'season' ? dateText(brief, atMinutes) : instantText(brief, atMinutes)}
              </time>
              <div>{text}</div>
            </li>
          ))}
        </ol>
      )}
      <NoteForm />
    </Panel>
  );
}

function NoteForm() {
  const [text, setText] = useState('');
  const brief = useBrief();
  const simMinutes = useShownMinute();
  const refusal = useMay()('note');
  const send = useSend();
  const save = () => {
    if (text.trim() === '' || refusal !== null) return;
    send({ kind: 'note', text: text.trim() }, 'Save the note');
    setText('');
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <textarea
        value={text}
        rows={1}
        maxLength={2000}
        aria-label={`New note${simMinutes === null ? '' : `, ${instantText(brief, simMinutes)}`}`}
        placeholder="Note at this moment"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
        }}
        data-testid="note-text"
      />
      <Button
        type="submit"
        disabled={refusal !== null || text.trim() === ''}
        testId="note-save"
        title="Ctrl and Enter"
      >
        Save
      </Button>
    </form>
  );
}
