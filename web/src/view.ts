// What the page shows, as its address says it: every view can be shared, kept and gone back to.

export const kTabs = ['relations', 'statements', 'new', 'disputed', 'path', 'answer'] as const;
export type Tab = (typeof kTabs)[number];

export interface View {
  actors: string[]; // ids whose surroundings are drawn, the first asked for first
  focus: string | null; // the actor in the panel
  pair: [string, string] | null; // the relation in the panel: subject and object
  kind: string | null; // and its class, see palette.ts
  since: string;
  until: string;
  quadrant: string;
  roles: boolean;
  confidence: number;
  tab: Tab;
  question: string; // asked, or searched for
  mode: 'ask' | 'search';
  speaker: string; // of statements; about, cue and stance as well
  about: string;
  cue: string;
  stance: string;
  other: string; // whom the actor is compared with or led to, as it was named
  before: '' | 'same'; // what is new against: all before, or as long a time
  longest: number; // steps of a path
}

export const kNoView: View = {
  actors: [], focus: null, pair: null, kind: null, since: '', until: '', quadrant: '', roles: true, confidence: 0.4,
  tab: 'relations', question: '', mode: 'ask', speaker: '', about: '', cue: '', stance: '', other: '', before: '', longest: 4,
};

const kMostActors = 12;

export function viewFrom(search: string): View {
  const query = new URLSearchParams(search);
  const text = (name: string) => query.get(name) ?? '';
  const date = (name: string) => (/^\d{4}-\d\d-\d\d$/.test(text(name)) ? text(name) : '');
  const confidence = Number(query.get('confidence') ?? kNoView.confidence);
  const tab = kTabs.find((one) => one === text('tab'));
  const longest = Number(query.get('longest') ?? kNoView.longest);
  const pair = query.getAll('pair');
  return {
    actors: query.getAll('actor').slice(0, kMostActors),
    focus: query.get('focus'),
    pair: pair.length === 2 ? [pair[0], pair[1]] : null,
    kind: query.get('kind'),
    since: date('since'),
    until: date('until'),
    quadrant: text('quadrant'),
    roles: query.get('roles') !== 'no',
    confidence: confidence >= 0 && confidence <= 1 ? confidence : kNoView.confidence,
    tab: tab ?? 'relations',
    question: text('q'),
    mode: text('mode') === 'search' ? 'search' : 'ask',
    speaker: text('speaker'),
    about: text('about'),
    cue: text('cue'),
    stance: text('stance'),
    other: text('other'),
    before: text('before') === 'same' ? 'same' : '',
    longest: longest >= 1 && longest <= 6 ? Math.trunc(longest) : kNoView.longest,
  };
}

export function addressOf(view: View): string {
  const query = new URLSearchParams();
  for (const actor of view.actors) query.append('actor', actor);
  if (view.focus && view.focus !== view.actors.at(-1)) query.set('focus', view.focus);
  for (const end of view.pair ?? []) query.append('pair', end);
  const put = (name: string, value: string | null, none = '') => {
    if (value !== null && value !== none) query.set(name, value);
  };
  put('kind', view.kind);
  put('since', view.since);
  put('until', view.until);
  put('quadrant', view.quadrant);
  put('roles', view.roles ? '' : 'no');
  put('confidence', String(view.confidence), String(kNoView.confidence));
  put('tab', view.tab, 'relations');
  put('q', view.question);
  if (view.question) put('mode', view.mode, 'ask');
  for (const name of ['speaker', 'about', 'cue', 'stance', 'other', 'before'] as const) put(name, view[name]);
  put('longest', String(view.longest), String(kNoView.longest));
  const text = query.toString();
  return text ? `/?${text}` : '/';
}

// The part of a view that every question takes.
export function filtersOf(view: View) {
  return { since: view.since, until: view.until, quadrant: view.quadrant, min_confidence: view.confidence };
}
