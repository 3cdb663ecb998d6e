// Who somebody is, as a picture: one outline per kind of organisation. Always beside the name.

import {
  Ambulance,
  Brain,
  Building2,
  HandHeart,
  Hospital,
  House,
  Landmark,
  type LucideIcon,
  Phone,
  Stethoscope,
} from 'lucide-react';

const icons: Readonly<Record<string, LucideIcon>> = {
  commissioner: Landmark,
  acute: Hospital,
  ambulance: Ambulance,
  'primary-care': Stethoscope,
  'urgent-calls': Phone,
  community: House,
  council: HandHeart,
  'mental-health': Brain,
};

export function AgencyIcon({ kind, size = 20 }: { kind: string; size?: number }) {
  const Icon = icons[kind] ?? Building2;
  return <Icon size={size} strokeWidth={2} aria-hidden="true" />;
}
