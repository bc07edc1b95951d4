// The search box: suggestions while one types (ARIA's combobox pattern), questions, and words to look for.
import { get, type Suggestion } from './api';
import { announce, byId, h, plural } from './dom';
import { typeDot } from './marks';

export interface SearchEvents {
  actor(id: string): void;
  ask(question: string): void;
  searchText(words: string): void;
}

interface Option { element: HTMLElement; choose(): void }

const kPause = 90; // ms without a key before the server is asked

export class SearchBox {
  private readonly input = byId<HTMLInputElement>('search');
  private readonly list = byId<HTMLUListElement>('suggestions');
  private options: Option[] = [];
  private active = -1;
  private timer = 0;
  private pending: AbortController | null = null;
  asks = false; // whether the server understands questions

  constructor(private readonly events: SearchEvents) {
    this.input.addEventListener('input', () => {
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => void this.suggest(), kPause);
    });
    this.input.addEventListener('keydown', (event) => this.key(event));
    this.input.addEventListener('focus', () => {
      if (this.input.value.trim()) void this.suggest();
    });
    this.input.addEventListener('blur', () => window.setTimeout(() => this.close(), 120));
    document.addEventListener('keydown', (event) => {
      const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      this.input.focus();
    });
  }

  set text(text: string) {
    this.input.value = text;
  }

  private async suggest(): Promise<void> {
    this.pending?.abort();
    const pending = (this.pending = new AbortController());
    const text = this.input.value.trim();
    if (!text) return this.close();
    let actors: Suggestion[] = [];
    try {
      actors = (await get<{ actors: Suggestion[] }>('actors', { q: text.slice(0, 200), limit: 8 }, pending.signal)).actors;
    } catch (error) {
      if (pending.signal.aborted) return;
      announce(error instanceof Error ? error.message : 'no suggestions');
    }
    if (pending.signal.aborted || document.activeElement !== this.input) return;
    this.options = actors.map((actor) => this.option(() => this.events.actor(actor.id), typeDot(actor.type),
      h('span', { class: 'name' }, actor.name), h('span', { class: 'more' }, `${actor.type}, ${plural(actor.mentions, 'mention')}`)));
    const words = text.split(/\s+/).length;
    if (this.asks && words > 2) this.options.unshift(this.option(() => this.events.ask(text), h('span', { class: 'name' }, `Ask: ${text}`)));
    this.options.push(this.option(() => this.events.searchText(text), h('span', { class: 'name' }, `Sentences with “${text}”`)));
    this.list.replaceChildren(...this.options.map((option, at) => {
      option.element.id = `suggestion-${at}`;
      return option.element;
    }));
    this.open();
    this.activate(0);
    announce(actors.length ? plural(actors.length, 'suggestion') : 'no actor is called so');
  }

  private option(choose: () => void, ...children: Node[]): Option {
    const element = h('li', { role: 'option', 'aria-selected': 'false' }, ...children);
    const option = { element, choose };
    element.addEventListener('pointerdown', (event) => event.preventDefault()); // keeps the focus
    element.addEventListener('click', () => this.take(option));
    return option;
  }

  private take(option: Option): void {
    this.close();
    this.input.value = '';
    this.input.blur();
    option.choose();
  }

  private key(event: KeyboardEvent): void {
    if (event.key === 'Escape') return this.close();
    if (event.key === 'Enter') {
      event.preventDefault();
      if (!this.list.hidden && this.options[this.active]) return this.take(this.options[this.active]);
      clearTimeout(this.timer);
      const text = this.input.value;
      void this.suggest().then(() => {
        if (this.input.value === text && this.options[this.active]) this.take(this.options[this.active]);
      });
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    if (this.list.hidden) return void this.suggest();
    this.activate((this.active + (event.key === 'ArrowDown' ? 1 : -1) + this.options.length) % this.options.length);
  }

  private activate(at: number): void {
    this.options[this.active]?.element.setAttribute('aria-selected', 'false');
    this.active = at;
    const option = this.options[at]?.element;
    option?.setAttribute('aria-selected', 'true');
    option?.scrollIntoView({ block: 'nearest' });
    if (option) this.input.setAttribute('aria-activedescendant', option.id);
  }

  private open(): void {
    this.list.hidden = false;
    this.input.setAttribute('aria-expanded', 'true');
  }

  private close(): void {
    this.pending?.abort();
    this.list.hidden = true;
    this.options = [];
    this.active = -1;
    this.input.setAttribute('aria-expanded', 'false');
    this.input.removeAttribute('aria-activedescendant');
  }
}
