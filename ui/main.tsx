// The entry: theme, routes and nothing else. Each page is a chunk of its own, so that a phone which
// joins does not load the console.

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Routes } from './Routes.tsx';
import './theme/tokens.css';
import './theme/base.css';
import { keepTheme } from './theme/theme.ts';

keepTheme();

const root = document.getElementById('app');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Routes />
    </StrictMode>,
  );
}
