// The timeline: sentences a month, cooperation above the line and conflict below, to be brushed; and the
// filters, which do by hand what the brush does, and more.
import type { Activity, Month } from './api';
import { byId, h, svg } from './dom';
import { kClassColours } from './palette';
import type { View } from './view';

export type FilterChange = Partial<Pick<View, 'since' | 'until' | 'quadrant' | 'roles' | 'confidence'>>;

const kHeight = 76;
const kUp = ['verbal cooperation', 'material cooperation'] as const;
const kDown = ['verbal conflict', 'material conflict'] as const;

const monthsBetween = (first: string, last: string): string[] => {
  const months: string[] = [];
  let [year, month] = first.split('-').map(Number);
  for (let text = first; text <= last && months.length < 1200; ) {
    months.push(text);
    if (++month > 12) [year, month] = [year + 1, 1];
    text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
  }
  return months;
};

const lastDayOf = (month: string): string => {
  const [year, number] = month.split('-').map(Number);
  return `${month}-${String(new Date(Date.UTC(year, number, 0)).getUTCDate()).padStart(2, '0')}`;
};

export class Timeline {
  private readonly chart = h('div', { class: 'chart' });
  private readonly years = h('div', { class: 'years', role: 'group', 'aria-label': 'Years' });
  private readonly since = h('input', { type: 'date', 'aria-label': 'From', change: () => this.change({ since: this.since.value }) });
  private readonly until = h('input', { type: 'date', 'aria-label': 'To', change: () => this.change({ until: this.until.value }) });
  private readonly quadrant = h('select', { 'aria-label': 'Kind of relation', change: () => this.change({ quadrant: this.quadrant.value }) },
    ...[['', 'All kinds'], ['verbal cooperation', 'Cooperation in words'], ['material cooperation', 'Cooperation in deeds'],
      ['verbal conflict', 'Conflict in words'], ['material conflict', 'Conflict in deeds']].map(([value, text]) => h('option', { value }, text)));
  private readonly confidence = h('select', { 'aria-label': 'Confidence', change: () => this.change({ confidence: Number(this.confidence.value) }) },
    ...[['0', 'Any confidence'], ['0.4', 'Confidence 0.4 or more'], ['0.6', 'Confidence 0.6 or more'], ['0.8', 'Confidence 0.8 or more']].map(
      ([value, text]) => h('option', { value }, text)));
  private readonly roles = h('input', { type: 'checkbox', change: () => this.change({ roles: this.roles.checked }) });
  private readonly all = h('button', { type: 'button', click: () => this.change({ since: '', until: '' }) }, 'All dates');
  private months: string[] = [];
  private whole = true; // all sentences are counted, not only those of the strongest relations
  private counts = new Map<string, Month>();
  private view: View | null = null;

  constructor(private readonly change: (filters: FilterChange) => void) {
    byId('time').append(
      this.chart,
      h('div', { class: 'filters' }, this.years, this.all),
      h('details', { open: matchMedia('(min-width: 761px)').matches }, h('summary', {}, 'Filters'),
        h('div', { class: 'filters' }, h('span', { class: 'dates' }, this.since, '–', this.until), this.quadrant, this.confidence,
          h('label', { class: 'check' }, this.roles, ' Roles'))),
    );
    new ResizeObserver(() => this.draw()).observe(this.chart);
  }

  // The months are those of all time, so that the brush can widen what it narrowed.
  showMonths({ months, more }: Activity): void {
    this.whole = !more;
    this.counts = new Map(months.map((month) => [month.month, month]));
    this.months = months.length ? monthsBetween(months[0].month, months.at(-1)!.month) : [];
    this.draw();
  }

  showView(view: View): void {
    this.view = view;
    this.since.value = view.since;
    this.until.value = view.until;
    this.quadrant.value = view.quadrant;
    this.confidence.value = String(view.confidence);
    this.roles.checked = view.roles;
    this.all.hidden = !view.since && !view.until;
    this.draw();
  }

  private draw(): void {
    const width = this.chart.clientWidth;
    const years = [...new Set(this.months.map((month) => month.slice(0, 4)))].filter((year) => [...this.counts.keys()].some((month) => month.startsWith(year)));
    const chosen = (year: string) => this.view?.since === `${year}-01-01` && this.view?.until === `${year}-12-31`;
    this.years.replaceChildren(...years.slice(-8).map((year) => h('button', {
      type: 'button', 'aria-pressed': String(chosen(year)),
      click: () => this.change(chosen(year) ? { since: '', until: '' } : { since: `${year}-01-01`, until: `${year}-12-31` }),
    }, year)));
    this.chart.hidden = this.months.length === 0;
    if (this.months.length === 0 || width === 0) return this.chart.replaceChildren();

    const step = width / this.months.length;
    const sum = (month: Month, names: readonly (keyof Month)[]) => names.reduce((total, name) => total + Number(month[name]), 0);
    const up = Math.max(1, ...[...this.counts.values()].map((month) => sum(month, kUp)));
    const down = Math.max(1, ...[...this.counts.values()].map((month) => sum(month, kDown)));
    const plot = kHeight - 14, scale = plot / (up + down), axis = up * scale;
    const bars: SVGElement[] = [];
    this.months.forEach((name, at) => {
      const month = this.counts.get(name);
      const inside = (!this.view?.since || lastDayOf(name) >= this.view.since) && (!this.view?.until || `${name}-01` <= this.view.until);
      const box = (y: number, height: number, fill: string) => bars.push(svg('rect', {
        x: at * step + Math.min(1, step * 0.1), y, width: Math.max(0.8, step * 0.8), height: Math.max(0, height), fill, opacity: inside ? 1 : 0.22 }));
      if (month) {
        let y = axis;
        for (const kind of [...kUp].reverse()) { const height = month[kind] * scale; y -= height; box(y, height, kClassColours[kind]); }
        y = axis;
        for (const kind of [...kDown].reverse()) { const height = month[kind] * scale; box(y, height, kClassColours[kind]); y += height; }
      }
      const labelled = name.endsWith('-01') ? name.slice(0, 4) : step > 46 ? name.slice(5) : '';
      if (labelled && step * 12 > 30 && at * step < width - 32) bars.push(svg('text', { x: at * step + 2, y: kHeight - 2, class: 'tick' }, labelled));
    });
    const selection = svg('rect', { class: 'brush', y: 0, height: plot, x: 0, width: 0 });
    const total = [...this.counts.values()].reduce((all, month) => all + sum(month, kUp) + sum(month, kDown), 0);
    const drawing = svg('svg', {
      width, height: kHeight, role: 'img',
      'aria-label': `${total} sentences${this.whole ? '' : ' of the strongest relations'} from ${this.months[0]} to ${this.months.at(-1)}, cooperation above the line, conflict below. The dates below choose a period.`,
    }, ...bars, svg('line', { x1: 0, x2: width, y1: axis, y2: axis, class: 'axis' }), selection);
    this.brush(drawing, selection, step);
    this.chart.replaceChildren(drawing);
  }

  private brush(drawing: SVGElement, selection: SVGElement, step: number): void {
    let from = -1;
    const at = (event: PointerEvent) => {
      const x = event.clientX - drawing.getBoundingClientRect().left;
      return Math.max(0, Math.min(this.months.length - 1, Math.floor(x / step)));
    };
    const mark = (to: number) => {
      selection.setAttribute('x', String(Math.min(from, to) * step));
      selection.setAttribute('width', String((Math.abs(to - from) + 1) * step));
    };
    drawing.addEventListener('pointerdown', (event) => {
      drawing.setPointerCapture(event.pointerId);
      from = at(event);
      mark(from);
    });
    drawing.addEventListener('pointermove', (event) => {
      if (from >= 0) mark(at(event));
    });
    drawing.addEventListener('pointerup', (event) => {
      if (from < 0) return;
      const [first, last] = [from, at(event)].sort((a, b) => a - b);
      from = -1;
      this.change({ since: `${this.months[first]}-01`, until: lastDayOf(this.months[last]) });
    });
    drawing.addEventListener('pointercancel', () => {
      from = -1;
      selection.setAttribute('width', '0');
    });
  }
}
