// Start with empty teams: allowed, but said aloud, with who plays them.

import type { RoomTeam } from '../../server/protocol/index.ts';
import { ConfirmSheet } from './ConfirmSheet.tsx';

export function StartSheet({
  empty,
  onStart,
  onClose,
}: {
  empty: readonly RoomTeam[];
  onStart: () => void;
  onClose: () => void;
}) {
  const teams = empty.length === 1 ? '1 empty team' : `${empty.length} empty teams`;
  return (
    <ConfirmSheet
      title={`Start with ${teams}?`}
      action={`Start with ${teams}`}
      testId="start-confirm"
      onConfirm={onStart}
      onClose={onClose}
    >
      <p>Nobody has joined:</p>
      <ul>
        {empty.map(({ teamId, name }) => (
          <li key={teamId}>{name}</li>
        ))}
      </ul>
      <p>Standing orders play what nobody sits at. People can still join at any time and take over.</p>
    </ConfirmSheet>
  );
}
