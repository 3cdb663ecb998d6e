// The record on paper: what the browser's own print makes of the debrief. Not on the screen. Everything in one
// order, with the figures of the debrief, and standing orders if the list shows them; control's private notes are in the
// saved table, not here.

import { instantText } from '../clock/instants.ts';
import { figureText } from '../parts/figure.ts';
import { amountText } from '../parts/LedgerTable.tsx';
import { whenSoFar } from '../parts/pastFigures.ts';
import type { ReplayedRun } from '../replay/replayTypes.ts';
import { verificationWords } from './debriefWords.ts';
import { PrintedCharts } from './PrintedCharts.tsx';
import styles from './PrintedRecord.module.css';
import { PrintedRows } from './PrintedRows.tsx';
import { recordRows } from './record.ts';
import { usePrinting } from './usePrinting.ts';

export interface PrintedRecordProps {
  readonly run: ReplayedRun;
  /** As the list shows them. */
  readonly decisions: ReplayedRun['decisions'];
}

export function PrintedRecord(props: PrintedRecordProps) {
  return usePrinting() ? <Paper {...props} /> : null;
}

function Paper({ run, decisions }: PrintedRecordProps) {
  const { brief, verification, untilMinutes, sessionLog } = run;
  const rows = recordRows({ brief, decisions, sessionLog }).filter(({ event }) => printedEvents.has(event));
  return (
    <article className={styles.record} data-testid="printed-record">
      <p className={styles.label}>Simulation, not live data</p>
      <h1>{run.name}</h1>
      <p>
        {brief.name}, {instantText(brief, 0)} to {instantText(brief, untilMinutes)}.{' '}
        {verificationWords(verification, (minutes) => instantText(brief, minutes)).sentence} Engine{' '}
        {verification.engine.file}, at the end {verification.endHash}.
      </p>
      <PrintedCharts run={run} />
      <Figures run={run} />
      <h2>What was decided, and what happened</h2>
      <PrintedRows brief={brief} rows={rows} />
    </article>
  );
}

function Figures({ run: { brief, series, ledger, untilMinutes } }: { run: ReplayedRun }) {
  return (
    <>
      <h2>Figures at the end</h2>
      <table className={styles.figures}>
        <tbody>
          {brief.headline.map((id) => {
            const indicator = brief.indicators.find((one) => one.id === id);
            if (indicator === undefined) return null;
            return (
              <tr key={id}>
                <th scope="row">
                  {indicator.name} <small>{whenSoFar({ asAtMinutes: untilMinutes }, indicator)}</small>
                </th>
                <td>{figureText(series.values[id]?.at(-1) ?? null, indicator.unit)}</td>
              </tr>
            );
          })}
          {ledger.lines.map((line) => (
            <tr key={line.id}>
              <th scope="row">
                {line.name} <small>{line.borneBy}, whole run</small>
              </th>
              <td>{amountText(line.value, line.unit)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** Comings and goings of people are in the saved table. */
const printedEvents: ReadonlySet<string> = new Set([
  'decision',
  'inject',
  'announcement',
  'fault',
  'clock',
  'phase',
  'recovery',
]);
