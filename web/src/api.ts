// The API under /api/v1 (serve/openapi.json), and its answers.

export interface ActorName { id: string; name: string }
export type ActorType = 'person' | 'organisation' | 'country' | 'place' | 'group' | 'other';
export interface Suggestion extends ActorName { type: ActorType; code: string | null; mentions: number; match: string }
export interface Actor extends ActorName {
  type: ActorType; sector: string | null; code: string | null; aliases: Record<string, number>;
  mentions: number; articles: number; first_date: string | null; last_date: string | null;
}
export interface ActorCard extends Actor {
  roles: { role: string; of: ActorName; first_date: string | null; last_date: string | null }[];
  partners: { id: string; name: string; sentences: number }[];
}
export interface Evidence {
  sentence: string; article: string; title: string; source: string | null; date: string | null; event_date: string | null;
  phrase: string; modality: 'asserted' | 'possible' | 'planned' | 'conditional'; hedged: boolean;
  attributed_to: ActorName | null; confidence: number;
}
export interface RelationKey {
  subject: ActorName; predicate: string; object: ActorName; kind: 'relation' | 'role'; negated: boolean; event: string | null;
}
export interface Relation extends RelationKey {
  reports: number; sentences: number; articles: number; asserted: number; confidence: number;
  first_date: string | null; last_date: string | null; evidence: Evidence[];
}
export interface Statement {
  speaker: ActorName | null; cue: string; content: string; direct: boolean; stance: string | null; about: ActorName[];
  sentence: string; article: string; title: string; source: string | null; date: string | null; confidence: number;
}
export interface Month {
  month: string; 'verbal cooperation': number; 'material cooperation': number; 'verbal conflict': number;
  'material conflict': number; none: number;
}
// `more`: there are more than were found, too many to count.
export interface Found<Answer> { found: number; more?: boolean; answers: Answer[] }
export interface Changes {
  before: { since: string | null; until: string | null }; after: { since: string | null; until: string | null };
  appeared: Found<Relation>; vanished: Found<Relation>; kept: number;
}
export interface Dispute { told: Relation; denied: Relation }
export interface PathAnswer { found: boolean; steps: Relation[] }
export interface Neighbourhood { neighbours: { found: number; actors: Actor[] }; more?: boolean; relations: Found<Relation> }
export interface Activity { months: Month[]; more?: boolean }
export interface TextHit {
  sentence: string; article: string; title: string; source: string | null; date: string | null;
  relations: RelationKey[]; statements: Statement[];
}
export interface Article { id: string; date: string | null; title: string | null; source: string | null; url: string | null }
export interface GraphFigures {
  version: string; articles: number; actors: number; relations: number; roles: number; sentences: number;
  statements: number; asks: boolean;
}
export interface AskAnswer {
  understood: string; pattern: { kind: 'relation' | 'role' | 'statement' | 'between' | 'changes' }; notes: string[];
  answer: string | null; count: number; date: string | null; same_class_only: boolean;
  found: Found<Relation> | Found<Statement> | { appeared: Found<Relation>; vanished: Found<Relation>; kept: number };
}

export type Parameters = Record<string, string | number | boolean | string[] | null | undefined>;

export class ApiError extends Error {
  constructor(readonly status: number, message: string) {
    super(message);
  }
}

const kTokenKey = 'dramatis-token';

// A token may come with the address, behind the #, where it reaches no server and no log.
export function takeTokenFromAddress(): void {
  const given = /^#token=(.+)$/.exec(location.hash);
  if (!given) return;
  setToken(decodeURIComponent(given[1]));
  history.replaceState(null, '', location.pathname + location.search);
}

export function setToken(token: string): void {
  sessionStorage.setItem(kTokenKey, token);
}

function addressOf(operation: string, parameters: Parameters): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value === null || value === undefined || value === '') continue;
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one));
  }
  const text = query.toString();
  return `/api/v1/${operation}${text ? `?${text}` : ''}`;
}

async function request(operation: string, parameters: Parameters, signal?: AbortSignal): Promise<Response> {
  const token = sessionStorage.getItem(kTokenKey);
  const response = await fetch(addressOf(operation, parameters), {
    signal,
    headers: token ? { Authorization: `Bearer ${token}` } : {},
  });
  if (response.ok) return response;
  let message = `the server answered ${response.status}`;
  try {
    message = (await response.json()).error.message;
  } catch {
    // not from dramatis itself; the status must do
  }
  throw new ApiError(response.status, message);
}

export async function get<Answer>(operation: string, parameters: Parameters = {}, signal?: AbortSignal): Promise<Answer> {
  return (await request(operation, parameters, signal)).json() as Promise<Answer>;
}

export async function getFile(operation: string, parameters: Parameters): Promise<Blob> {
  return (await request(operation, parameters)).blob();
}
