// Opens a run file from disk, by choosing or dropping it. Nothing is sent anywhere.

import { FolderOpen } from 'lucide-react';
import { useState } from 'react';
import styles from './DebriefPage.module.css';

export function RunFileOpener({ onText }: { onText: (text: string) => void }) {
  const [over, setOver] = useState(false);
  const read = (files: FileList | null) => {
    const file = files?.[0];
    if (file !== undefined) void file.text().then(onText);
  };
  return (
    <label
      className={styles.opener}
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        read(event.dataTransfer.files);
      }}
    >
      <FolderOpen size={26} aria-hidden="true" />
      <span>
        <b>Open a run file</b> or drop one here. It is replayed on this computer; nothing is sent.
      </span>
      <input
        type="file"
        accept=".json,application/json"
        data-testid="debrief-file"
        onChange={(event) => read(event.currentTarget.files)}
      />
    </label>
  );
}
