// The page: its view, what it reads for it, and what happens when somebody does something.
import './style.css';
import { ApiError, get, setToken, takeTokenFromAddress, type Activity, type GraphFigures, type Relation, type Suggestion } from './api';
import { announce, byId, notify, plural } from './dom';
import { setUpExport } from './exporting';
import { lineId, Model, type Line } from './model';
import { classOf } from './palette';
import { Panel } from './panel';
import { Picture } from './picture';
import { SearchBox } from './search';
import { setUpTheme } from './theme';
import { Timeline } from './timeline';
import { addressOf, filtersOf, kNoView, viewFrom, type View } from './view';

const kFirstActors = 16; // drawn before anybody is named
const kMostExpanded = 12;

takeTokenFromAddress();
let view: View = viewFrom(location.search);
let model = new Model();
let reading = new AbortController();
let drawn = ''; // what the model was read for
let timed = ''; // whom the timeline is of

const picture = new Picture({ chooseActor, expandActor, chooseLine });
const panel = new Panel({ chooseActor, expandActor, removeActor, chooseLine, change, markPath });
const timeline = new Timeline(change);
const search = new SearchBox({
  actor: (id) => change({ ...kNoView, ...filtersKept(), actors: [id], focus: id }),
  ask: (question) => change({ tab: 'answer', question, mode: 'ask' }),
  searchText: (question) => change({ tab: 'answer', question, mode: 'search' }),
});

const filtersKept = (): Partial<View> => ({
  since: view.since, until: view.until, quadrant: view.quadrant, roles: view.roles, confidence: view.confidence,
});

function chooseActor(id: string): void {
  change({ focus: id, pair: null, kind: null, tab: 'relations' });
}

function expandActor(id: string): void {
  const actors = view.actors.includes(id) ? view.actors : [...view.actors, id].slice(-kMostExpanded);
  change({ actors, focus: id, pair: null, kind: null, tab: 'relations' });
}

function removeActor(id: string): void {
  const actors = view.actors.filter((other) => other !== id);
  change({ actors, focus: actors.at(-1) ?? null, pair: null, kind: null });
}

function chooseLine(line: Line): void {
  change({ pair: [line.subject, line.object], kind: line.kind, tab: 'relations' });
}

// The lines of a chain of relations stand out.
function markPath(steps: Relation[]): void {
  picture.mark(steps.map((step) => lineId(step.subject.id, step.object.id, classOf(step))));
}

function change(changes: Partial<View>): void {
  view = { ...view, ...changes };
  const address = addressOf(view);
  if (address !== location.pathname + location.search) history.pushState(null, '', address);
  void show();
}

const chosenLine = (): Line | undefined => {
  if (!view.pair) return undefined;
  const [subject, object] = view.pair;
  return model.lines().find((line) => (view.kind ? line.id === lineId(subject, object, view.kind!) : line.subject === subject && line.object === object));
};

// Draws the model and shows the panel, as the view says.
function render(): void {
  picture.show(model, view.actors);
  const line = chosenLine();
  picture.choose(view.pair ? null : view.focus, line?.id ?? null);
  panel.show(view, model, line);
  const subject = view.pair?.map((id) => model.nameOf(id)).join(' – ') ?? (view.focus && model.nameOf(view.focus));
  document.title = subject ? `${subject} · dramatis` : 'dramatis';
}

// The most mentioned actors and what they have to do with each other.
async function readFirst(signal: AbortSignal): Promise<Model> {
  const first = new Model();
  const { actors } = await get<{ actors: Suggestion[] }>('actors', { limit: kFirstActors }, signal);
  for (const actor of actors) first.actors.set(actor.id, { ...actor, sector: null, aliases: {}, articles: 0, first_date: null, last_date: null });
  return first;
}

async function show(): Promise<void> {
  timeline.showView(view);
  const wanted = JSON.stringify([view.actors, filtersOf(view), view.roles]);
  if (wanted === drawn) {
    render();
    return readTimeline();
  }
  reading.abort();
  const { signal } = (reading = new AbortController());
  document.body.classList.add('reading');
  try {
    const read = await (view.actors.length ? Model.read(view, model, signal) : readFirst(signal));
    if (signal.aborted) return;
    if (view.actors.length === 1 && !drawn.includes(`"${view.actors[0]}"`) && !model.actors.has(view.actors[0])) picture.clear();
    // Names may have been given in the address: from here on it is ids.
    model = read;
    drawn = wanted;
    byId('hint').textContent = view.actors.length ? '' : 'The most mentioned actors. Click one, or name one above.';
    const centres = [...model.actors.keys()];
    if (view.actors.length === 1 && !model.actors.has(view.actors[0])) {
      view = { ...view, actors: [centres[0]], focus: centres[0] };
      history.replaceState(null, '', addressOf(view));
      drawn = JSON.stringify([view.actors, filtersOf(view), view.roles]);
    }
    if (!view.focus && view.actors.length) view.focus = view.actors.at(-1)!;
    render();
    announce(view.actors.length ? `${plural(model.actors.size, 'actor')} shown` : '');
    void readTimeline();
    await model.readLinks(view, signal);
    if (signal.aborted) return;
    if (view.tab === 'relations' && (view.pair || view.focus)) render();
    else picture.show(model, view.actors);
  } catch (error) {
    if (!signal.aborted) complain(error);
  } finally {
    if (!signal.aborted) document.body.classList.remove('reading');
  }
}

// Of the actor in the panel, or of the two, over all time.
async function readTimeline(): Promise<void> {
  const of = (view.pair ?? (view.focus ? [view.focus] : [])).map((id) => model.referenceTo(id));
  const kinds = view.pair && view.kind === 'role' ? 'roles' : 'relations';
  const wanted = JSON.stringify([of, kinds, view.quadrant, view.confidence]);
  if (wanted === timed) return;
  timed = wanted;
  if (of.length === 0) return timeline.showMonths({ months: [] });
  try {
    const activity = await get<Activity>('activity', {
      actor: of[0], other: of[1], kinds, quadrant: view.quadrant, min_confidence: view.confidence });
    if (timed === wanted) timeline.showMonths(activity);
  } catch (error) {
    timed = '';
    complain(error);
  }
}

function complain(error: unknown): void {
  if (error instanceof ApiError && error.status === 401) return askForToken();
  notify(error instanceof Error ? error.message : String(error));
}

function askForToken(): void {
  const dialog = byId<HTMLDialogElement>('token-dialog');
  if (!dialog.open) dialog.showModal();
}

function begin(): void {
  void get<GraphFigures>('graph').then((figures) => {
    search.asks = figures.asks;
    byId('home').title = `dramatis ${figures.version}: ${plural(figures.articles, 'article')}, ${plural(figures.actors, 'actor')}, ${plural(figures.relations, 'relation')}`;
  }, complain);
  void show();
}

function start(): void {
  setUpTheme(() => picture.restyle());
  setUpExport(picture, () => ({ view, model }));
  byId('share').addEventListener('click', () => {
    navigator.clipboard.writeText(location.href).then(() => notify('The address of this view is copied.'), () => notify(location.href));
  });
  byId('home').addEventListener('click', (event) => {
    event.preventDefault();
    picture.clear();
    change(kNoView);
  });
  window.addEventListener('popstate', () => {
    view = viewFrom(location.search);
    void show();
  });
  const goOn = () => {
    setToken(byId<HTMLInputElement>('token').value.trim());
    byId<HTMLDialogElement>('token-dialog').close();
    begin();
  };
  byId('token-go').addEventListener('click', goOn);
  byId('token').addEventListener('keydown', (event) => {
    if (event.key === 'Enter') goOn();
  });
  begin();
}

start();

// For tests in a browser, which have to click into the picture.
declare global {
  interface Window { dramatis: Pick<Picture, 'spotOf' | 'spotOfStrongestLine' | 'places'> }
}
window.dramatis = {
  spotOf: (id) => picture.spotOf(id),
  spotOfStrongestLine: () => picture.spotOfStrongestLine(),
  places: () => picture.places(),
};
