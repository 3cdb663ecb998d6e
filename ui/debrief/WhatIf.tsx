// The run again with changes, in several futures, and what came out: never one line, always how many futures say so and
// between which figures they lie. Does not know what kind of changes they are.

import { useEffect, useRef, useState } from 'react';
import { Button } from '../parts/Button.tsx';
import { changeText, figureText } from '../parts/figure.ts';
import { amountText } from '../parts/LedgerTable.tsx';
import type { ReplayClient } from '../replay/replayClient.ts';
import type { ComparedFigure, Comparison, RunChange } from '../replay/replayTypes.ts';
import styles from './WhatIf.module.css';

export interface WhatIfProps {
  readonly client: ReplayClient;
  readonly changes: readonly RunChange[];
  readonly onReset: () => void;
  readonly words: WhatIfWords;
}

/** How a chapter speaks of its changes. */
export interface WhatIfWords {
  readonly label: string;
  /** The button that takes all changes back. */
  readonly reset: string;
  readonly asPlayed: string;
  /** In front of a result when changes were made since. */
  readonly old: string;
  /** What both runs have in common, as a sentence without its full stop. */
  readonly held: string;
}

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly done: number; readonly of: number }
  | { readonly kind: 'compared'; readonly comparison: Comparison; readonly changes: readonly RunChange[] };

const futuresOffered = [4, 8, 16] as const;

export function WhatIf({ client, changes, onReset, words }: WhatIfProps) {
  const [futures, setFutures] = useState<number>(futuresOffered[0]);
  const [state, setState] = useState<State>({ kind: 'idle' });
  const section = useRef<HTMLElement>(null);
  // What was asked for comes below a list that may be long: it is brought into sight.
  useEffect(() => {
    if (state.kind !== 'idle') section.current?.scrollIntoView({ block: 'start' });
  }, [state.kind]);
  const start = () => {
    setState({ kind: 'running', done: 0, of: 2 * futures });
    client.compare(changes, futures, {
      onProgress: (done, of) => setState({ kind: 'running', done, of }),
      onCompared: (comparison) => setState({ kind: 'compared', comparison, changes }),
    });
  };
  return (
    <section className={styles.whatIf} aria-label={words.label} ref={section}>
      <div className={styles.row}>
        <Button
          look="main"
          testId="what-if-run"
          disabled={changes.length === 0 || state.kind === 'running'}
          onClick={start}
        >
          Run again with {changes.length === 1 ? '1 change' : `${changes.length} changes`}
        </Button>
        <label>
          in{' '}
          <select
            value={futures}
            data-testid="what-if-futures"
            onChange={(event) => setFutures(Number(event.currentTarget.value))}
          >
            {futuresOffered.map((count) => (
              <option key={count} value={count}>
                {count} futures
              </option>
            ))}
          </select>
        </label>
        {changes.length > 0 && <Button onClick={onReset}>{words.reset}</Button>}
      </div>
      {state.kind === 'running' && (
        <p role="status">
          Playing run {state.done + 1} of {state.of} in this browser{' '}
          <progress max={state.of} value={state.done} aria-label="Runs played" />
        </p>
      )}
      {state.kind === 'compared' && (
        <Result comparison={state.comparison} isOld={state.changes !== changes} words={words} />
      )}
    </section>
  );
}

function Result({ words, ...props }: { comparison: Comparison; isOld: boolean; words: WhatIfWords }) {
  const { futures, figures, refused } = props.comparison;
  return (
    <div data-testid="what-if-result" data-futures={futures}>
      <p className={styles.held}>
        {props.isOld && <b>{words.old} </b>}
        Means of {futures} futures, each with its own luck, the same in both runs; what was lived through is
        one future more. Held fixed: {words.held}. Standing orders respond.
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Over the whole run</th>
            <th scope="col">{words.asPlayed}</th>
            <th scope="col">With the changes</th>
            <th scope="col">Difference, in {futures} futures</th>
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <FigureRow key={`${figure.kind} ${figure.id}`} figure={figure} />
          ))}
        </tbody>
      </table>
      {refused.length > 0 && (
        <details>
          <summary>
            {refused.length === 1
              ? 'One later decision no longer makes sense'
              : `${refused.length} later decisions no longer make sense`}
          </summary>
          <ul>
            {[...new Set(refused)].map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function FigureRow({ figure }: { figure: ComparedFigure }) {
  const { name, kind, asPlayed, changed, differences } = figure;
  const sorted = [...differences].sort((one, other) => one - other);
  const lower = differences.filter((value) => value < 0).length;
  const higher = differences.filter((value) => value > 0).length;
  const says =
    lower === 0 && higher === 0
      ? 'the same in all'
      : `lower in ${lower}, higher in ${higher} of ${differences.length}`;
  return (
    <tr data-testid={`what-if-${kind}-${figure.id}`} data-difference={changed - asPlayed}>
      <th scope="row">
        {name} <small>{kind === 'headline' ? 'mean' : kind}</small>
      </th>
      <td>{text(asPlayed, figure)}</td>
      <td>{text(changed, figure)}</td>
      <td>
        {lower + higher > 0 && (
          <>
            {differenceText(sorted[0] ?? 0, figure)} to {differenceText(sorted.at(-1) ?? 0, figure)}
            {kind === 'headline' && figure.unit === 'share' && ' points'}
          </>
        )}
        <small>{says}</small>
      </td>
    </tr>
  );
}

type Unit = Parameters<typeof figureText>[1];

function text(value: number, { kind, unit }: ComparedFigure): string {
  if (kind !== 'headline') return amountText(value, unit);
  return isCount(unit) && Math.abs(value) < 100 ? tenths(value) : figureText(value, unit as Unit);
}

function differenceText(value: number, figure: ComparedFigure): string {
  const { kind, unit } = figure;
  if (kind === 'headline' && !isCount(unit)) return changeText(value, unit as Unit);
  return value > 0 ? `+${text(value, figure)}` : text(value, figure);
}

/** A mean of people or beds has tenths, whatever one reading has. */
function isCount(unit: string): boolean {
  return unit === 'people' || unit === 'beds' || unit === 'number';
}

function tenths(value: number): string {
  const figure = value.toFixed(1);
  return figure === '-0.0' ? '0.0' : figure.replace('-', '−');
}
