// Which page stands at which address. Everything is behind `#`, so that secrets and codes never
// reach a server log.

import { lazy, Suspense } from 'react';
import { Route, Router, Switch } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { storedControlToken } from './link/seats.ts';
import { PageBoundary } from './parts/PageBoundary.tsx';
import { Waiting } from './parts/Waiting.tsx';

const JoinPage = lazy(() => import('./join/JoinPage.tsx'));
const DeskPage = lazy(() => import('./desk/DeskPage.tsx'));
const StartPage = lazy(() => import('./start/StartPage.tsx'));
const ClaimPage = lazy(() => import('./start/ClaimPage.tsx'));
const ReachPage = lazy(() => import('./start/ReachPage.tsx'));
const ConsolePage = lazy(() => import('./control/ConsolePage.tsx'));
const WallPage = lazy(() => import('./wall/WallPage.tsx'));
const DebriefPage = lazy(() => import('./debrief/DebriefPage.tsx'));

export function Routes() {
  return (
    <PageBoundary>
      <Suspense fallback={<Waiting what="Opening the page" />}>
        <Router hook={useHashLocation}>
          <Switch>
            <Route path="/">{storedControlToken() === null ? <JoinPage code="" /> : <StartPage />}</Route>
            <Route path="/control/:secret">{({ secret }) => <ClaimPage secret={secret} />}</Route>
            <Route path="/start">
              <StartPage />
            </Route>
            <Route path="/join/:code?">{({ code }) => <JoinPage code={code ?? ''} />}</Route>
            <Route path="/reach/:probe">{({ probe }) => <ReachPage probe={probe} />}</Route>
            <Route path="/desk">
              <DeskPage />
            </Route>
            <Route path="/console/:sessionId">
              {({ sessionId }) => <ConsolePage sessionId={sessionId} />}
            </Route>
            <Route path="/wall/:sessionId">{({ sessionId }) => <WallPage sessionId={sessionId} />}</Route>
            <Route path="/debrief/:sessionId?">
              {({ sessionId }) => <DebriefPage sessionId={sessionId ?? null} />}
            </Route>
            <Route>
              <JoinPage code="" />
            </Route>
          </Switch>
        </Router>
      </Suspense>
    </PageBoundary>
  );
}
