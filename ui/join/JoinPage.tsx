// Getting in, phone first: a code, a name, a desk, one button. Nothing to install, no account.
// Imports as little as it can: 51 phones load this at once.

import { type FormEvent, useEffect, useId, useState } from 'react';
import type { JoinInfo, SeatGrant } from '../../server/protocol/index.ts';
import { ApiProblem, join, joinInfo, returnToSeat } from '../link/api.ts';
import { findSeat, rememberedName, rememberName, rememberSeat } from '../link/seats.ts';
import { Button } from '../parts/Button.tsx';
import { SimLabel } from '../parts/SimLabel.tsx';
import { codeLettersText, codeProblem, joinCodeLength, normalCode } from './codeText.ts';
import styles from './JoinPage.module.css';
import { ReturnForm } from './ReturnForm.tsx';
import { TeamChoice } from './TeamChoice.tsx';

export default function JoinPage({ code: linkedCode }: { readonly code: string }) {
  const [typed, setTyped] = useState(linkedCode);
  const [name, setName] = useState(rememberedName);
  const [teamId, setTeamId] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const code = normalCode(typed);
  const { info, trouble, refresh } = useJoinInfo(code);
  const found = info !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was said of the code is over when it is found
  useEffect(() => setProblem(null), [found]);
  const team = info?.teams.find((one) => one.teamId === teamId) ?? null;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const missing = whatIsMissing(code, info, name, team);
    setProblem(missing);
    if (missing !== null || team === null) return;
    setSending(true);
    try {
      enter(await join(code, name.trim(), team.teamId), name.trim());
    } catch (failure) {
      setProblem(failure instanceof ApiProblem ? failure.message : String(failure));
      refresh();
    } finally {
      setSending(false);
    }
  };

  return (
    <main className={styles.page}>
      <div className={styles.top}>
        <SimLabel />
        {info !== null && <b>{code}</b>}
      </div>
      <h1>{info?.sessionName ?? 'Join the day'}</h1>
      <p className={styles.soft}>{info === null ? 'Type the code from the wall.' : phaseSentence(info)}</p>
      <SeatHeldAlready sessionId={info?.sessionId ?? null} />
      <form onSubmit={submit} noValidate>
        <CodeField typed={typed} onType={setTyped} trouble={trouble} />
        <NameField name={name} onName={setName} />
        {info !== null && <TeamChoice teams={info.teams} chosen={teamId} onChoose={setTeamId} />}
        {problem !== null && (
          <p className={styles.problem} role="alert" data-testid="join-problem">
            {problem}
          </p>
        )}
        <Button look="main" type="submit" className={styles.go} disabled={sending} testId="join-submit">
          {sending ? 'Joining…' : team === null ? 'Join' : `Join ${team.name}`}
        </Button>
      </form>
      <ReturnForm onReturn={async (returnCode) => enter(await returnToSeat(returnCode), rememberedName())} />
    </main>
  );
}

function CodeField(props: { typed: string; onType: (typed: string) => void; trouble: string | null }) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>Code</label>
      <input
        id={id}
        data-testid="join-code"
        className={styles.code}
        value={props.typed}
        onChange={(event) => props.onType(event.target.value)}
        autoCapitalize="characters"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        inputMode="text"
        enterKeyHint="next"
        aria-describedby={`${id}-trouble`}
        aria-invalid={props.trouble !== null}
      />
      <p id={`${id}-trouble`} className={styles.problem} role="status" data-testid="join-code-trouble">
        {props.trouble}
      </p>
    </div>
  );
}

function NameField({ name, onName }: { name: string; onName: (name: string) => void }) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>Your name, as others will see it</label>
      <input
        id={id}
        data-testid="join-name"
        value={name}
        onChange={(event) => onName(event.target.value)}
        autoComplete="name"
        maxLength={40}
        enterKeyHint="next"
      />
    </div>
  );
}

function SeatHeldAlready({ sessionId }: { sessionId: string | null }) {
  const seat = findSeat('team', sessionId);
  if (seat === null) return null;
  return (
    <p className={styles.held}>
      This browser has a seat already{seat.name === '' ? '' : `, as ${seat.name}`}.{' '}
      <Button
        small
        onClick={() => {
          rememberSeat(seat);
          location.hash = '#/desk';
        }}
      >
        Go back to your desk
      </Button>
    </p>
  );
}

/** What the code leads to, asked again every few seconds so that seats fill before one's eyes. */
function useJoinInfo(code: string) {
  const [info, setInfo] = useState<JoinInfo | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [asked, setAsked] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` asks again
  useEffect(() => {
    const wrong = codeProblem(code);
    setTrouble(wrong);
    if (wrong !== null || code.length < joinCodeLength) {
      setInfo(null);
      return;
    }
    let current = true;
    const ask = () =>
      joinInfo(code).then(
        (found) => {
          if (!current) return;
          setInfo(found);
          setTrouble(null);
        },
        (failure: ApiProblem) => {
          if (!current) return;
          if (failure.status === 404) setInfo(null);
          setTrouble(failure.status === 404 ? unknownCode : failure.message);
        },
      );
    void ask();
    const timer = setInterval(ask, 4000);
    return () => {
      current = false;
      clearInterval(timer);
    };
  }, [code, asked]);
  return { info, trouble, refresh: () => setAsked((times) => times + 1) };
}

const unknownCode = `No room has this code. ${codeLettersText}. Compare it with the wall.`;

function enter(grant: SeatGrant, name: string): void {
  rememberName(name);
  rememberSeat({ ...grant, name });
  location.hash = '#/desk';
}

function whatIsMissing(
  code: string,
  info: JoinInfo | null,
  name: string,
  team: JoinInfo['teams'][number] | null,
): string | null {
  if (info === null && code.length === joinCodeLength) return 'One moment: the code is being looked up.';
  if (info === null) return 'First the code: six letters and digits, as on the wall.';
  if (name.trim() === '') return 'Please give your name.';
  if (team === null) return 'Please choose a desk.';
  return null;
}

function phaseSentence(info: JoinInfo): string {
  const scenario = info.scenarioName === info.sessionName ? '' : `${info.scenarioName}. `;
  switch (info.phase) {
    case 'lobby':
      return `${scenario}Starts when the facilitator says so.`;
    case 'briefing':
      return `${scenario}The briefing is on.`;
    case 'play':
      return `${scenario}The day is running: you can still join.`;
    default:
      return `${scenario}The day is over.`;
  }
}
