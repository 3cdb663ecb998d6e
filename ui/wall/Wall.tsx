// The projected picture as a whole: which face it shows, light or dark, moving or still. Read only.

import { useState } from 'react';
import { useSession } from '../link/SessionProvider.tsx';
import { faultWords } from '../parts/faultWords.ts';
import { SimLabel } from '../parts/SimLabel.tsx';
import styles from './Wall.module.css';
import { WallControls } from './WallControls.tsx';
import { WallLobby } from './WallLobby.tsx';
import { WallPlanning } from './WallPlanning.tsx';
import { WallPlay } from './WallPlay.tsx';
import { keepWallSettings, keptWallSettings, type WallSettings } from './wallSettings.ts';

export function Wall({ sessionId }: { sessionId: string }) {
  const [settings, setSettings] = useState<WallSettings>(keptWallSettings);
  const welcome = useSession((state) => state.welcome);
  const room = useSession((state) => state.roomView);
  const clock = useSession((state) => state.clock?.message ?? null);
  const link = useSession((state) => state.link);
  const view = useSession((state) => (state.worldView?.kind === 'wall' ? state.worldView : null));
  const change = (changed: Partial<WallSettings>) => {
    const next = { ...settings, ...changed };
    keepWallSettings(next);
    setSettings(next);
  };
  const planning = clock?.planning === true && view?.planning?.open === true ? view.planning : null;
  const face = room?.phase === 'lobby' ? 'lobby' : planning === null ? 'play' : 'planning';
  return (
    <div
      className={styles.wall}
      data-theme={settings.theme}
      data-testid="wall"
      data-face={face}
      data-link={link.kind}
    >
      {welcome === null || room === null ? (
        <main className={styles.plain}>
          <SimLabel />
          <h1>Finding the room</h1>
          <p>{link.kind === 'closed' ? link.sentence : 'It keeps trying by itself.'}</p>
        </main>
      ) : face === 'lobby' ? (
        <WallLobby sessionId={sessionId} welcome={welcome} room={room} />
      ) : view === null || clock === null ? (
        <main className={styles.plain}>
          <SimLabel />
          <h1>{welcome.sessionName}</h1>
          <p>
            {clock?.fault == null
              ? 'The picture appears with the first figures.'
              : `${faultWords(clock.fault).what} ${clock.fault.sentence}`}
          </p>
        </main>
      ) : planning !== null && welcome.brief.planning !== null ? (
        <WallPlanning brief={welcome.brief} planning={welcome.brief.planning} room={room} clock={clock} />
      ) : (
        <WallPlay brief={welcome.brief} room={room} clock={clock} view={view} settings={settings} />
      )}
      <WallControls settings={settings} onChange={change} />
    </div>
  );
}
