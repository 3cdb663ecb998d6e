// Words to everybody: on every desk and on the wall.

import { useId, useState } from 'react';
import { createPortal } from 'react-dom';
import { Button } from '../parts/Button.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import styles from './AnnounceSheet.module.css';
import { useSend } from './useConsole.ts';

/** Three lines on the wall. */
const wallHolds = 280;

export function AnnounceSheet({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('');
  const hintId = useId();
  const send = useSend();
  const words = text.trim();
  return createPortal(
    <Sheet title="Tell everyone" onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (words === '') return;
          send({ kind: 'announce', text: words }, 'Tell everyone');
          onClose();
        }}
      >
        <label>
          <span className="spoken">What everybody reads</span>
          <textarea
            value={text}
            maxLength={wallHolds}
            rows={3}
            placeholder="On every desk and on the wall"
            aria-describedby={hintId}
            onChange={(event) => setText(event.target.value)}
            data-testid="announce-text"
          />
        </label>
        <p id={hintId} className={styles.hint}>
          {text.length === 0
            ? `Up to ${wallHolds} characters: what the wall can show.`
            : `${wallHolds - text.length} of ${wallHolds} characters left.`}
        </p>
        <div className={styles.buttons}>
          <Button type="submit" disabled={words === ''} testId="announce-send">
            Tell everyone
          </Button>
          <Button onClick={onClose}>Not now</Button>
        </div>
      </form>
    </Sheet>,
    document.body,
  );
}
