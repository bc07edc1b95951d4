// The panel: the same as the picture in words, with the sentence behind everything; who said what about whom;
// answers to questions; and the tabs of comparing.ts.
import { get, type ActorCard, type AskAnswer, type Found, type Relation, type Statement, type TextHit } from './api';
import { showDisputes, showNew, showPath, type Sheet } from './comparing';
import { announce, byId, counted, h, listOf, plural, present, type Child } from './dom';
import { articleLink, dates, Items, kPage } from './items';
import { classStroke, typeDot } from './marks';
import type { Line, Model } from './model';
import { classOf, isQuadrant, kClassNames } from './palette';
import { filtersOf, type Tab, type View } from './view';

export interface PanelEvents {
  chooseActor(id: string): void;
  expandActor(id: string): void;
  removeActor(id: string): void;
  chooseLine(line: Line): void;
  change(view: Partial<View>): void;
  markPath(steps: Relation[]): void;
}

const kMostRelations = 20; // of a line that are listed
const kStances = [['', 'Any stance'], ['supportive', 'Supportive'], ['critical', 'Critical'], ['demanding', 'Demanding']];

export class Panel {
  private readonly tabs = byId('tabs');
  private readonly content = byId('content');
  private pending = new AbortController();
  private readonly items: Items;

  constructor(private readonly events: PanelEvents) {
    this.items = new Items((id) => events.expandActor(id), () => this.pending.signal);
    this.tabs.addEventListener('keydown', (event) => {
      if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
      const tabs = [...this.tabs.querySelectorAll<HTMLElement>('[role=tab]')];
      const next = tabs[(tabs.indexOf(document.activeElement as HTMLElement) + (event.key === 'ArrowRight' ? 1 : -1) + tabs.length) % tabs.length];
      next?.click();
      this.tabs.querySelector<HTMLElement>('[aria-selected=true]')?.focus();
    });
  }

  // What is being read is abandoned when something else is to be shown.
  show(view: View, model: Model, line: Line | undefined): void {
    this.pending.abort();
    this.pending = new AbortController();
    this.showTabs(view);
    if (view.tab === 'answer') void this.answer(view);
    else if (view.tab === 'statements') this.statements(view, model);
    else if (view.tab === 'new') void showNew(this.sheet(view, model));
    else if (view.tab === 'disputed') void showDisputes(this.sheet(view, model));
    else if (view.tab === 'path') void showPath(this.sheet(view, model));
    else if (view.pair) void this.pair(view, model, line);
    else if (view.focus) void this.actor(view, model);
    else this.welcome(model);
  }

  private showTabs(view: View): void {
    const names: [Tab, string][] = [
      ['relations', 'Relations'], ['statements', 'Who said what'], ['new', 'New'], ['disputed', 'Disputed'], ['path', 'Path']];
    if (view.question) names.push(['answer', view.mode === 'ask' ? 'Answer' : 'Sentences']);
    this.tabs.replaceChildren(...names.map(([tab, name]) => {
      const chosen = view.tab === tab;
      return h('button', {
        type: 'button', role: 'tab', id: `tab-${tab}`, 'aria-selected': String(chosen), 'aria-controls': 'content', tabindex: chosen ? 0 : -1,
        click: () => this.events.change({ tab }),
      }, name);
    }));
    this.content.setAttribute('aria-labelledby', `tab-${view.tab}`);
  }

  private put(...children: Child[]): void {
    this.content.replaceChildren(...present(children));
    this.content.scrollTop = 0;
  }

  private sheet(view: View, model: Model): Sheet {
    return {
      view, model, items: this.items, signal: this.pending.signal, put: (...children) => this.put(...children), fail: (error) => this.fail(error),
      change: (changes) => this.events.change(changes), markPath: (steps) => this.events.markPath(steps),
    };
  }

  private fail(error: unknown): void {
    if (error instanceof DOMException && error.name === 'AbortError') return;
    const text = error instanceof Error ? error.message : String(error);
    this.put(h('p', { class: 'empty' }, text));
    announce(text);
  }

  private welcome(model: Model): void {
    const actors = [...model.actors.values()];
    this.put(
      h('h2', {}, 'Who stands how to whom'),
      h('p', {}, 'Name an actor above, or choose one of those that the articles mention most. Each line of the picture rests on sentences; click it to read them.'),
      listOf(actors.map((actor) => h('span', {}, typeDot(actor.type), this.items.actorButton(actor), h('span', { class: 'meta' }, ` ${plural(actor.mentions, 'mention')}`)))));
  }

  private async actor(view: View, model: Model): Promise<void> {
    const id = view.focus!;
    try {
      const card = await get<ActorCard>('actor', { actor: model.referenceTo(id), top: 5 }, this.pending.signal);
      const all = model.lines().filter((line) => line.subject === id || line.object === id);
      // What is done comes before who somebody is.
      const lines = [...all.filter((line) => line.kind !== 'role'), ...all.filter((line) => line.kind === 'role')];
      const expanded = view.actors.includes(id);
      const names = Object.entries(card.aliases).sort((a, b) => b[1] - a[1]).map(([name]) => name).filter((name) => name !== card.name).slice(0, 6);
      const roles = card.roles.slice(0, 5);
      this.put(
        h('h2', {}, typeDot(card.type), card.name),
        h('p', { class: 'meta' }, [card.type, card.sector, card.code, `${plural(card.mentions, 'mention')} in ${plural(card.articles, 'article')}`, dates(card.first_date, card.last_date)].filter(Boolean).join(' · ')),
        names.length ? h('p', { class: 'meta' }, `Also: ${names.join(', ')}`) : null,
        roles.length ? listOf(roles.map((role) => h('span', {}, `${role.role} `, this.items.actorButton(role.of))), { class: 'roles' }) : null,
        h('p', { class: 'actions' },
          expanded
            ? h('button', { type: 'button', click: () => this.events.removeActor(id) }, 'Take out of the picture')
            : h('button', { type: 'button', click: () => this.events.expandActor(id) }, 'Show its surroundings'),
          h('button', { type: 'button', click: () => this.events.change({ tab: 'statements', speaker: id, about: '' }) }, 'What it said'),
          h('button', { type: 'button', click: () => this.events.change({ tab: 'statements', speaker: '', about: id }) }, 'What was said about it')),
        h('h3', {}, lines.length ? 'Strongest relations' : 'No relations with these filters'),
        listOf(lines.map((line) => this.lineButton(model, line)), { class: 'lines' }));
    } catch (error) {
      this.fail(error);
    }
  }

  private lineButton(model: Model, line: Line): HTMLElement {
    const predicates = line.relations.slice(0, 3).map((relation) => `${relation.negated ? 'not: ' : ''}${relation.predicate}`).join(', ');
    const more = line.relations.length > 3 ? ` +${line.relations.length - 3}` : '';
    return h('button', { type: 'button', class: 'line', click: () => this.events.chooseLine(line) },
      classStroke(line.kind), h('b', {}, model.nameOf(line.subject)), h('span', { class: 'predicate' }, ` ${predicates}${more} `), h('b', {}, model.nameOf(line.object)),
      h('span', { class: 'meta' }, ` ${plural(line.sentences, 'sentence')}`));
  }

  // All that the one does to the other of the line's kind, with the clearest sentence of each.
  private async pair(view: View, model: Model, line: Line | undefined): Promise<void> {
    const [subject, object] = view.pair!;
    const back = h('button', { type: 'button', class: 'back', click: () => this.events.chooseActor(subject) }, `← ${model.nameOf(subject)}`);
    if (!line) return this.put(back, h('p', { class: 'empty' }, 'No sentence says so with these filters.'));
    const both = model.lines().filter((other) => other.id !== line.id &&
      ((other.subject === subject && other.object === object) || (other.subject === object && other.object === subject)));
    const blocks = h('div', {}, h('p', { class: 'empty' }, 'Reading …'));
    this.put(back,
      h('h2', {}, classStroke(line.kind), `${model.nameOf(subject)} → ${model.nameOf(object)}`),
      h('p', { class: 'meta' }, `${kClassNames[line.kind]} · ${plural(line.sentences, 'sentence')}`),
      blocks,
      both.length ? h('h3', {}, 'Also between the two') : null,
      listOf(both.map((other) => this.lineButton(model, other)), { class: 'lines' }));
    try {
      const { answers } = await get<Found<Relation>>('relations', {
        ...filtersOf(view), actor: `id:${subject}`, other: `id:${object}`, direction: 'from', kinds: line.kind === 'role' ? 'roles' : 'relations',
        quadrant: isQuadrant(line.kind) ? line.kind : view.quadrant, limit: kMostRelations, evidence: 1,
      }, this.pending.signal);
      blocks.replaceChildren(...answers.filter((relation) => classOf(relation) === line.kind).map((relation) => this.items.relationBlock(view, relation)));
      announce(`${model.nameOf(subject)} ${line.relations[0].predicate} ${model.nameOf(object)}, ${plural(line.sentences, 'sentence')}`);
    } catch (error) {
      this.fail(error);
    }
  }

  // The list of statements, with its filters, ten at a time.
  private statements(view: View, model: Model): void {
    const input = (name: 'speaker' | 'about' | 'cue', label: string, placeholder: string) =>
      h('label', {}, label, h('input', {
        type: 'search', value: name === 'cue' ? view.cue : view[name] && model.nameOf(view[name]), placeholder, list: name === 'cue' ? null : 'actors-seen',
        change: (event: Event) => this.events.change({ [name]: (event.target as HTMLInputElement).value.trim() }),
      }));
    const stance = h('select', { change: (event: Event) => this.events.change({ stance: (event.target as HTMLSelectElement).value }) },
      ...kStances.map(([value, text]) => h('option', { value, selected: value === view.stance }, text)));
    const list = h('div', {}), count = h('p', { class: 'meta' }, 'Reading …');
    this.put(
      h('form', { class: 'fields', 'aria-label': 'Which statements', submit: (event: Event) => event.preventDefault() },
        input('speaker', 'Who', 'anybody'), input('about', 'About whom', 'anybody'), input('cue', 'How', '“warn”'), h('label', {}, 'Stance', stance),
        h('datalist', { id: 'actors-seen' }, ...[...model.actors.values()].map((actor) => h('option', { value: actor.name })))),
      count, list);
    let offset = 0;
    const more = h('button', { type: 'button', class: 'more', click: () => read() }, 'More');
    const read = () => {
      get<Found<Statement>>('statements', {
        speaker: view.speaker && model.referenceTo(view.speaker), about: view.about && model.referenceTo(view.about), cue: view.cue, stance: view.stance, since: view.since, until: view.until,
        min_confidence: view.confidence, limit: kPage, offset,
      }, this.pending.signal).then((page) => {
        list.append(...page.answers.map((statement) => this.items.statementItem(statement)));
        offset += page.answers.length;
        count.textContent = page.found ? `${counted(page, 'statement')}, the latest first` : 'Nobody said so with these filters.';
        if ((offset < page.found || page.more) && page.answers.length) list.after(more);
        else more.remove();
        announce(count.textContent);
      }, (error: Error) => {
        if (error.name !== 'AbortError') count.textContent = error.message;
      });
    };
    read();
  }

  private async answer(view: View): Promise<void> {
    this.put(h('p', { class: 'empty' }, 'Reading …'));
    try {
      if (view.mode === 'search') return this.hits(view, await get<Found<TextHit>>('search', { ...filtersOf(view), q: view.question, limit: 30 }, this.pending.signal));
      const answer = await get<AskAnswer>('ask', { ...filtersOf(view), q: view.question, limit: 30 }, this.pending.signal);
      const found = 'appeared' in answer.found ? answer.found.appeared : answer.found;
      const items = answer.pattern.kind === 'statement'
        ? (found.answers as Statement[]).map((statement) => this.items.statementItem(statement))
        : (found.answers as Relation[]).map((relation) => this.items.relationBlock(view, relation));
      const total = counted(found, 'answer');
      this.put(
        h('h2', {}, view.question),
        h('p', { class: 'meta' }, `Understood as: ${answer.understood}`),
        ...answer.notes.map((note) => h('p', { class: 'meta' }, note)),
        h('p', { class: 'answer' }, answer.answer ?? total),
        answer.same_class_only && h('p', { class: 'meta' }, 'No sentence has these very words; these say something of the kind.'),
        ...items);
      announce(found.found ? total : 'The articles do not say');
    } catch (error) {
      this.fail(error);
    }
  }

  private hits(view: View, found: Found<TextHit>): void {
    const text = found.found ? counted(found, 'sentence') : 'No sentence of a relation or a statement holds these words.';
    this.put(h('h2', {}, `“${view.question}”`), h('p', { class: 'meta' }, text), ...found.answers.map((hit) =>
      h('article', { class: 'evidence' },
        h('blockquote', {}, hit.sentence),
        ...hit.relations.map((relation) => h('p', { class: 'says' }, this.items.relationTitle(relation))),
        h('p', { class: 'meta' }, hit.date ?? 'no date', ' · ', articleLink(hit)))));
    announce(text);
  }
}
