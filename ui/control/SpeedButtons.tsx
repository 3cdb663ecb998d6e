// Simulated time a real minute: four usual speeds of the pace, all others in a list that says how long the
// next stop would then be away.

import type { ScenarioBrief } from '../../server/protocol/index.ts';
import { speedText, wallDurationText, wallMsUntil } from '../clock/instants.ts';
import { useShownMinute } from '../clock/useClock.ts';
import { useSession } from '../link/SessionProvider.tsx';
import { Button } from '../parts/Button.tsx';
import { Menu } from './Menu.tsx';
import styles from './SpeedButtons.module.css';
import { allSpeeds, shortSpeed, usualSpeeds } from './speeds.ts';
import { useBrief, useMay, useSend } from './useConsole.ts';

export function SpeedButtons() {
  const brief = useBrief();
  const speed = useSession((state) => state.clock?.message.speed ?? null);
  const refusal = useMay()('setSpeed');
  const send = useSend();
  const choose = (next: number) => send({ kind: 'setSpeed', speed: next }, `Speed: ${speedText(next)}`);
  const usual = usualSpeeds[brief.pace];
  const isOther = speed !== null && !usual.includes(speed);
  return (
    <fieldset className={styles.speeds} disabled={refusal !== null}>
      <legend className="spoken">Simulated time a real minute</legend>
      {usual.map((each) => (
        <Button
          key={each}
          aria-pressed={each === speed}
          title={speedText(each)}
          onClick={() => choose(each)}
          testId={`speed-${each}`}
        >
          {shortSpeed(each)}
          {each === speed ? ' a min' : <span className="spoken"> a minute</span>}
        </Button>
      ))}
      <OtherSpeeds brief={brief} isOther={isOther} speed={speed} choose={choose} />
    </fieldset>
  );
}

function OtherSpeeds({
  brief,
  isOther,
  speed,
  choose,
}: {
  brief: ScenarioBrief;
  isOther: boolean;
  speed: number | null;
  choose: (speed: number) => void;
}) {
  const simMinutes = useShownMinute() ?? 0;
  const nextStop = useSession((state) => state.clock?.message.nextStop ?? null);
  return (
    <Menu
      label={isOther && speed !== null ? `${shortSpeed(speed)} a min, other speeds` : 'Other speeds'}
      testId="speed-more"
      className={isOther ? styles.other : undefined}
      items={allSpeeds
        .filter((each) => !usualSpeeds[brief.pace].includes(each))
        .map((each) => ({
          key: String(each),
          testId: `speed-${each}`,
          onChoose: () => choose(each),
          text: (
            <>
              <span>{speedText(each)}</span>
              {nextStop !== null && (
                <span>
                  next stop in {wallDurationText(wallMsUntil(nextStop.atSimMinutes, simMinutes, each))}
                </span>
              )}
            </>
          ),
        }))}
    >
      {isOther && speed !== null ? `${shortSpeed(speed)} a min` : null}
    </Menu>
  );
}
