// Colours of actors and relations, the same as in exports and drawings (export/); tests/serve compares them.
import type { ActorType, RelationKey } from './api';

export const kTypeColours: Record<ActorType, string> = {
  person: '#e69f00',
  organisation: '#56b4e9',
  country: '#0072b2',
  place: '#009e73',
  group: '#d55e00',
  other: '#aaaaaa',
};

export type RelationClass = 'verbal cooperation' | 'material cooperation' | 'verbal conflict' | 'material conflict' | 'other' | 'role' | 'denied';

export const kClassColours: Record<RelationClass, string> = {
  'verbal cooperation': '#78beaa',
  'material cooperation': '#00825f',
  'verbal conflict': '#f0a56e',
  'material conflict': '#c83c14',
  other: '#aaaaaa',
  role: '#aaaaaa',
  denied: '#aaaaaa',
};

export const kClassNames: Record<RelationClass, string> = {
  'verbal cooperation': 'Cooperation in words',
  'material cooperation': 'Cooperation in deeds',
  'verbal conflict': 'Conflict in words',
  'material conflict': 'Conflict in deeds',
  other: 'Other relation',
  role: 'Role, such as “member of”',
  denied: 'Said not to be',
};

// PLOVER's event classes by quadrant.
const kQuadrants: Record<string, RelationClass> = {
  AGREE: 'verbal cooperation', CONSULT: 'verbal cooperation', SUPPORT: 'verbal cooperation', CONCEDE: 'verbal cooperation',
  COOPERATE: 'material cooperation', AID: 'material cooperation', RETREAT: 'material cooperation',
  REQUEST: 'verbal conflict', ACCUSE: 'verbal conflict', REJECT: 'verbal conflict', THREATEN: 'verbal conflict',
  PROTEST: 'material conflict', SANCTION: 'material conflict', MOBILIZE: 'material conflict', COERCE: 'material conflict',
  ASSAULT: 'material conflict',
};

export function classOf(relation: RelationKey): RelationClass {
  if (relation.negated) return 'denied';
  if (relation.kind === 'role') return 'role';
  return (relation.event && kQuadrants[relation.event]) || 'other';
}

// Whether it is one of PLOVER's four quadrants, which the API can filter by.
export const isQuadrant = (kind: RelationClass): boolean => kind.endsWith(' cooperation') || kind.endsWith(' conflict');
