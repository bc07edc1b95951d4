// The tabs that hold things against each other: what is new about an actor or between two, what one tells and
// another denies, and how two are connected.
import { get, type ActorCard, type Changes, type Dispute, type Found, type PathAnswer, type Relation } from './api';
import { announce, h, plural, type Child } from './dom';
import { kPage, type Items, type Period } from './items';
import type { Model } from './model';
import { filtersOf, type View } from './view';

// Where a tab is shown, and what its parts do.
export interface Sheet {
  view: View;
  model: Model;
  items: Items;
  signal: AbortSignal;
  put(...children: Child[]): void;
  fail(error: unknown): void;
  change(view: Partial<View>): void;
  markPath(steps: Relation[]): void; // in the picture
}

type Ends = [actor: string | null, other: string];

const endsOf = (view: View): Ends => (view.pair ? [view.pair[0], view.pair[1]] : [view.focus, view.other]);

const referencesTo = ({ model }: Sheet, [actor, other]: Ends) => ({ actor: actor && model.referenceTo(actor), other: other && model.referenceTo(other) });

// An actor to be named, with those of the picture to choose from.
function actorField(sheet: Sheet, label: string, value: string, placeholder: string, take: (text: string) => void): HTMLElement {
  return h('label', {}, label, h('input', {
    type: 'search', list: 'actors-seen', value: value && sheet.model.nameOf(value), placeholder,
    change: (event: Event) => take((event.target as HTMLInputElement).value.trim()),
  }));
}

function form(sheet: Sheet, label: string, ...fields: Child[]): HTMLElement {
  return h('form', { class: 'fields', 'aria-label': label, submit: (event: Event) => event.preventDefault() }, ...fields,
    h('datalist', { id: 'actors-seen' }, ...[...sheet.model.actors.values()].map((actor) => h('option', { value: actor.name }))));
}

function choice(label: string, value: string, options: [string, string][], take: (value: string) => void): HTMLElement {
  return h('label', {}, label, h('select', { change: (event: Event) => take((event.target as HTMLSelectElement).value) },
    ...options.map(([one, text]) => h('option', { value: one, selected: one === value }, text))));
}

const headed = (sheet: Sheet, what: string, [actor, other]: Ends): string => {
  const name = (id: string) => sheet.model.nameOf(id);
  if (!actor) return what;
  return other ? `${what} between ${name(actor)} and ${name(other)}` : `${what} about ${name(actor)}`;
};

const otherField = (sheet: Sheet, [actor, other]: Ends): HTMLElement =>
  actorField(sheet, 'With', other, 'anybody', (text) => sheet.change({ pair: null, kind: null, focus: actor, other: text }));

const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
const dateOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

const kWaiting = 'Reading …';

// ---- What is new -------------------------------------------------------------------------------------------------

// A list that grows by a page, with its heading.
class Growing {
  readonly element = h('section', {});
  private readonly list = h('div', {});
  private shown = 0;

  constructor(private readonly items: Items, private readonly title: string, private readonly none: string, private readonly period: Period) {}

  add(page: Found<Relation>): void {
    if (this.shown === 0) this.element.replaceChildren(h('h3', {}, page.found ? `${this.title} (${page.found.toLocaleString('en')})` : this.none), this.list);
    this.list.append(...page.answers.map((relation) => this.items.relationBlock(this.period, relation)));
    this.shown += page.answers.length;
  }

  lacks(page: Found<Relation>): boolean {
    return page.answers.length > 0 && this.shown < page.found;
  }
}

// The last month that the news tell of the actor.
async function lastMonthOf(sheet: Sheet, actor: string): Promise<string> {
  const known = sheet.model.actors.get(actor)?.last_date;
  const last = known ?? (await get<ActorCard>('actor', { actor: sheet.model.referenceTo(actor), top: 1 }, sheet.signal)).last_date;
  return last ? `${last.slice(0, 7)}-01` : '';
}

export async function showNew(sheet: Sheet): Promise<void> {
  const { view, items } = sheet;
  const [actor, other] = endsOf(view);
  try {
    const since = view.since || (actor ? await lastMonthOf(sheet, actor) : '');
    const fields = form(sheet, 'What to compare',
      actor && otherField(sheet, [actor, other]),
      h('label', {}, 'New since', h('input', {
        type: 'date', value: since, change: (event: Event) => sheet.change({ since: (event.target as HTMLInputElement).value }) })),
      choice('Compared with', view.before, [['', 'All before'], ['same', 'As long a time before']], (before) => sheet.change({ before: before === 'same' ? 'same' : '' })));
    const title = h('h2', {}, headed(sheet, 'What is new', [actor, other])), count = h('p', { class: 'meta' }, since ? kWaiting : 'Choose the first day of what is to count as new.');
    sheet.put(title, fields, count);
    if (!since) return;

    const parameters = { ...filtersOf(view), ...referencesTo(sheet, [actor, other]), since, kinds: view.roles ? 'both' : 'relations', limit: kPage, evidence: 1 };
    const last = view.until || dateOf(Date.now() / 86_400_000);
    const before_since = view.before === 'same' ? dateOf(dayOf(since) - Math.max(1, dayOf(last) - dayOf(since) + 1)) : '';
    const confidence = view.confidence;
    const appeared = new Growing(items, 'Told for the first time', 'Nothing new', { since, until: view.until, confidence });
    const vanished = new Growing(items, 'Told before, and no more', 'Nothing that was told before is missing', { since: before_since, until: dateOf(dayOf(since) - 1), confidence });
    let offset = 0;
    const more = h('button', { type: 'button', class: 'more', click: () => void read() }, 'More of both');
    const read = async () => {
      more.disabled = true;
      const page = await get<Changes>('diff', { ...parameters, before_since, offset }, sheet.signal);
      appeared.add(page.appeared);
      vanished.add(page.vanished);
      offset += kPage;
      more.disabled = false;
      if (offset === kPage) {
        count.textContent = `${page.after.since} – ${page.after.until ?? 'today'}, compared with ${page.before.since ?? 'all'} – ${page.before.until}. ${plural(page.kept, 'relation')} in both.`;
        count.after(appeared.element, vanished.element);
        announce(`${plural(page.appeared.found, 'relation')} new, ${page.vanished.found} no more told`);
      }
      if (appeared.lacks(page.appeared) || vanished.lacks(page.vanished)) vanished.element.after(more);
      else more.remove();
    };
    await read();
  } catch (error) {
    sheet.fail(error);
  }
}

// ---- What is disputed --------------------------------------------------------------------------------------------

export async function showDisputes(sheet: Sheet): Promise<void> {
  const { view, items, signal } = sheet;
  const [actor, other] = endsOf(view);
  const count = h('p', { class: 'meta' }, kWaiting), list = h('div', {});
  sheet.put(h('h2', {}, headed(sheet, 'What is disputed', [actor, other])), actor && form(sheet, 'With whom', otherField(sheet, [actor, other])), count, list);
  const side = (name: string, kind: string, relation: Relation) =>
    h('div', { class: `side ${kind}` }, h('p', { class: 'label' }, `${name} by ${plural(relation.reports, 'report')}`), items.relationBlock(view, relation));
  let offset = 0;
  const more = h('button', { type: 'button', class: 'more', click: () => void read() }, 'More');
  const read = async () => {
    more.disabled = true;
    const page = await get<Found<Dispute>>('disputed', { ...filtersOf(view), ...referencesTo(sheet, [actor, other]), limit: kPage, evidence: 1, offset }, signal);
    list.append(...page.answers.map(({ told, denied }) =>
      h('section', { class: 'dispute', 'aria-label': `${told.subject.name} ${told.predicate} ${told.object.name}: told and denied` },
        side('Told', 'told', told), side('Denied', 'denied', denied))));
    offset += page.answers.length;
    more.disabled = false;
    count.textContent = page.found
      ? `${plural(page.found, 'relation')} told by one and denied by another; those with the most reports on both sides first.`
      : 'Nothing that one tells is denied by another, with these filters.';
    if (offset < page.found && page.answers.length) list.after(more);
    else more.remove();
    announce(count.textContent);
  };
  await read().catch((error) => sheet.fail(error));
}

// ---- How two are connected ---------------------------------------------------------------------------------------

const kSteps: [string, string][] = [['2', '2 steps'], ['3', '3 steps'], ['4', '4 steps'], ['5', '5 steps'], ['6', '6 steps']];

// From step to step the one that is at both; steps may go against the direction of their relation.
function stopsOf(from: string, steps: Relation[]): { id: string; name: string }[] {
  const stops: { id: string; name: string }[] = [];
  for (const step of steps) {
    const at = stops.at(-1)?.id ?? from;
    if (stops.length === 0) stops.push(step.subject.id === at ? step.subject : step.object);
    stops.push(step.subject.id === stops.at(-1)!.id ? step.object : step.subject);
  }
  return stops;
}

export async function showPath(sheet: Sheet): Promise<void> {
  const { view, items, model, signal } = sheet;
  const [from, to] = endsOf(view);
  const ends = (changes: { from?: string; to?: string }) =>
    sheet.change({ pair: null, kind: null, focus: changes.from ?? from, other: changes.to ?? to });
  const fields = form(sheet, 'Between whom',
    actorField(sheet, 'From', from ?? '', 'an actor', (text) => ends({ from: text })), actorField(sheet, 'To', to, 'another', (text) => ends({ to: text })),
    choice('At most', String(view.longest), kSteps, (steps) => sheet.change({ longest: Number(steps) })));
  const title = h('h2', {}, from && to ? `From ${model.nameOf(from)} to ${model.nameOf(to)}` : 'How two are connected');
  const count = h('p', { class: 'meta' }, from && to ? kWaiting : 'Name two actors: the shortest chain of relations between them is shown, with its sentences.');
  sheet.put(title, fields, count);
  if (!from || !to) return;
  try {
    const { steps } = await get<PathAnswer>('path', { ...filtersOf(view), from: model.referenceTo(from), to: model.referenceTo(to), longest: view.longest, kinds: view.roles ? 'both' : 'relations', evidence: 1 }, signal);
    if (steps.length === 0) {
      count.textContent = `No chain of ${plural(view.longest, 'relation')} or fewer leads from the one to the other, with these filters.`;
      return announce(count.textContent);
    }
    const first = steps[0], ids = [first.subject.id, first.object.id];
    const next = steps[1];
    // A name was given where the answer has ids: the end is who is not in the second step.
    const start = ids.includes(from) ? from : next && [next.subject.id, next.object.id].includes(ids[0]) ? ids[1] : ids[0];
    const stops = stopsOf(start, steps);
    title.textContent = `From ${stops[0].name} to ${stops.at(-1)!.name}`;
    count.textContent = `${plural(steps.length, 'step')}: ${stops.map((stop) => stop.name).join(' – ')}`;
    count.after(
      h('p', { class: 'actions' }, h('button', { type: 'button', click: () => sheet.change({ actors: stops.map((stop) => stop.id), pair: null, focus: stops[0].id, other: stops.at(-1)!.id }) }, 'Show these in the picture')),
      h('ol', { class: 'chain', 'aria-label': 'Steps' }, ...steps.map((step) => h('li', {}, items.relationBlock(view, step)))));
    sheet.markPath(steps);
    announce(count.textContent);
  } catch (error) {
    sheet.fail(error);
  }
}
