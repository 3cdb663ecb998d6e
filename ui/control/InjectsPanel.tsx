// The injects in the order a controller reads them: next, held, on a condition, then what was sent.

import type { InjectView } from '../../server/protocol/index.ts';
import { Panel } from '../parts/Panel.tsx';
import { InjectCard } from './InjectCard.tsx';
import styles from './InjectsPanel.module.css';
import { groupInjects } from './injectOrder.ts';
import { useControlView, useIsOver, useMay } from './useConsole.ts';

/** Ended and skipped ones beyond this many stand behind a disclosure. */
const sentShown = 4;

export function InjectsPanel({ className }: { className?: string | undefined }) {
  const view = useControlView();
  const isOpen = useMay()('fireInject') === null;
  const injects = view?.injects ?? [];
  const isOver = useIsOver();
  const groups = groupInjects(injects);
  const unsent = groups.toCome.length + groups.held.length + groups.conditional.length;
  return (
    <Panel
      title="Injects"
      aside={
        injects.length > 0 && `${groups.sent.length} sent, ${unsent} ${isOver ? 'never sent' : 'to come'}`
      }
      className={className}
      testId="injects"
    >
      {injects.length === 0 && (
        <p className={styles.empty}>
          {view === null ? 'Injects appear here when the session opens.' : 'This scenario has no injects.'}
        </p>
      )}
      <Group
        title={isOver ? 'Never sent' : 'To come'}
        injects={groups.toCome}
        nextId={isOpen ? groups.toCome[0]?.id : undefined}
      />
      <Group title="Held for you" injects={groups.held} />
      <Group title="If it happens" injects={groups.conditional} />
      <Group title="Going on" injects={groups.sent.filter(({ state }) => state === 'active')} />
      <Ended injects={[...groups.sent.filter(({ state }) => state === 'ended'), ...groups.skipped]} />
    </Panel>
  );
}

function Group({
  title,
  injects,
  nextId,
}: {
  title: string;
  injects: readonly InjectView[];
  nextId?: string | undefined;
}) {
  if (injects.length === 0) return null;
  return (
    <>
      <h3 className={styles.group}>{title}</h3>
      <ol>
        {injects.map((inject) => (
          <InjectCard key={inject.id} inject={inject} isNext={inject.id === nextId} />
        ))}
      </ol>
    </>
  );
}

function Ended({ injects }: { injects: readonly InjectView[] }) {
  const earlier = injects.slice(sentShown);
  return (
    <>
      <Group title="Over" injects={injects.slice(0, sentShown)} />
      {earlier.length > 0 && (
        <details className={styles.earlier}>
          <summary>{earlier.length} earlier</summary>
          <ol>
            {earlier.map((inject) => (
              <InjectCard key={inject.id} inject={inject} isNext={false} />
            ))}
          </ol>
        </details>
      )}
    </>
  );
}
