// Which page stands at which address. Everything is behind `#`, so that secrets and codes never
// reach a server log. An address is a page and at most one argument: `#/join/K7F4QA`.

import { lazy, Suspense } from 'react';
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
  const [path] = useHashLocation();
  return (
    <PageBoundary key={path}>
      <Suspense fallback={<Waiting what="Opening the page" />}>
        <Page path={path} />
      </Suspense>
    </PageBoundary>
  );
}

function Page({ path }: { readonly path: string }) {
  const [, page = '', argument = ''] = path.split('/');
  switch (page) {
    case '':
      return storedControlToken() === null ? <JoinPage code="" /> : <StartPage />;
    case 'start':
      return <StartPage />;
    case 'control':
      return <ClaimPage secret={argument} />;
    case 'reach':
      return <ReachPage probe={argument} />;
    case 'desk':
      return <DeskPage />;
    case 'console':
      return <ConsolePage sessionId={argument} />;
    case 'wall':
      return <WallPage sessionId={argument} />;
    case 'debrief':
      return <DebriefPage sessionId={argument === '' ? null : argument} />;
    case 'join':
      return <JoinPage code={argument} />;
    default:
      return <JoinPage code="" />;
  }
}
