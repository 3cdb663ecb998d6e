// The ledger of the run so far, for whoever leads the whole: absent where nothing has come of it.

import { instantText } from '../clock/instants.ts';
import { useSession } from '../link/SessionProvider.tsx';
import { LedgerTable } from '../parts/LedgerTable.tsx';
import { Panel } from '../parts/Panel.tsx';

export function LedgerCard({ className }: { className?: string | undefined }) {
  const ledger = useSession((state) => state.ledger);
  const brief = useSession((state) => state.welcome?.brief ?? null);
  if (ledger === null || brief === null) return null;
  return (
    <Panel
      title="Harm, value and cost"
      aside={`to ${instantText(brief, ledger.simMinutes)}; ranges: how far their worth is known`}
      className={className}
      testId="ledger-card"
    >
      <LedgerTable lines={ledger.lines} />
    </Panel>
  );
}
