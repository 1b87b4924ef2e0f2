import type { Block, Inline } from '../../sequences/format/nodes.ts';
import type { OwnBallots, RoomState, ServedWorkshop, StageState } from '../../workshops/format/room.ts';
import type { AgendaBlock, Votable, WorkshopNode } from '../../workshops/format/workshop.ts';
import type { RoomWorld, Stream } from './room-link.ts';

// A workshop and a room for the elements' demo pages and tests: a server that lives in the page and can be cut off.

export const text = (words: string): Inline[] => [{ kind: 'text', text: words }];
export const paragraph = (words: string): Block => ({ kind: 'paragraph', children: text(words) });
const option = (id: string, words: string) => ({ id, text: text(words) });
const note = (words: string): WorkshopNode => ({ kind: 'stage-note', children: [paragraph(words)] });

/** One poll of each kind, and a quiz. */
export const polls = {
  single: {
    kind: 'poll',
    type: 'single',
    id: 'haeufigkeit',
    prompt: [paragraph('Wie oft ist KI Thema in Ihrem Betrieb?')],
    options: [
      option('nie', 'nie'),
      option('selten', 'selten'),
      option('monatlich', 'jeden Monat'),
      option('woechentlich', 'jede Woche'),
    ],
  },
  multiple: {
    kind: 'poll',
    type: 'multiple',
    id: 'lage',
    prompt: [paragraph('Welche KI läuft bei Ihnen?')],
    options: [
      option('buero', 'im Büro'),
      option('personal', 'in der Personalabteilung'),
      option('fertigung', 'in der Fertigung'),
      option('keine', 'keine'),
    ],
  },
  scale: {
    kind: 'poll',
    type: 'scale',
    id: 'sicher-vorher',
    steps: 5,
    prompt: [paragraph('Wie sicher fühlen Sie sich jetzt mit KI?')],
    options: [option('gar-nicht', 'gar nicht sicher'), option('sehr', 'sehr sicher')],
  },
  scaleAgain: {
    kind: 'poll',
    type: 'scale',
    id: 'sicher-nachher',
    steps: 5,
    prompt: [paragraph('Wie sicher fühlen Sie sich jetzt mit KI?')],
    options: [option('gar-nicht', 'gar nicht sicher'), option('sehr', 'sehr sicher')],
    comparesWith: 'sicher-vorher',
  },
  lights: {
    kind: 'poll',
    type: 'traffic-light',
    id: 'ideen',
    prompt: [paragraph('Wollen wir diese Ideen ausprobieren?')],
    options: [option('angebote', 'Angebote mit KI vorschreiben'), option('bilder', 'Schäden auf Fotos erkennen')],
  },
  words: {
    kind: 'poll',
    type: 'words',
    id: 'zeit',
    prompt: [paragraph('Was kostet bei uns am meisten Zeit?')],
    options: [],
  },
  ranking: {
    kind: 'poll',
    type: 'ranking',
    id: 'zuerst',
    prompt: [paragraph('Was muss zuerst in die Vereinbarung?')],
    options: [option('zweck', 'Zweck'), option('daten', 'Datenkatalog'), option('grenzen', 'Grenzen der Auswertung')],
  },
  cards: {
    kind: 'poll',
    type: 'cards',
    id: 'sorgen',
    prompt: [paragraph('Welche Sorge soll nicht untergehen?')],
    options: [],
  },
  quiz: {
    kind: 'quiz',
    id: 'wissen',
    prompt: [paragraph('Zwei Fragen vorab')],
    checks: [
      { sequence: 'G08', id: 'frist' },
      { sequence: 'G08', id: 'pflichten' },
    ],
  },
} satisfies Record<string, Votable>;

const check = { kind: 'check' as const, version: 1, required: true, shuffle: false, explanation: [] };

const block = (
  id: string,
  title: string,
  offset: number,
  nodes: WorkshopNode[],
  more: Partial<AgendaBlock> = {},
): AgendaBlock => ({
  id,
  title,
  offset,
  minutes: 30,
  begin: `${9 + Math.floor(offset / 60)}:${String(offset % 60).padStart(2, '0')}`.padStart(5, '0'),
  form: 'plenum',
  sequences: [],
  nodes,
  ...more,
});

/** A picture that needs no server: a served format names its address. */
export const picture = {
  kind: 'image' as const,
  file: `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 420"><rect width="640" height="420" fill="#f6e3d3"/><circle cx="320" cy="210" r="150" fill="#0b5c63"/></svg>')}`,
  alt: 'Eine Werkstatt mit Uhr und Leiter',
};

/** A short workshop with every kind of vote. */
export const agenda: ServedWorkshop = {
  name: 'lex-probe',
  title: 'LeX Beschäftigte',
  summary: 'Ein halber Tag im Betrieb.',
  for: 'Beschäftigte',
  origin: 'Eigener Vorschlag.',
  version: 1,
  asOf: '2026-11-26',
  legalAsOf: '2026-10-02',
  reviewBy: '2027-02-01',
  facts: [],
  aim: 'Sie haben KI ausprobiert.',
  setting: 'presence',
  group: { least: 6, most: 20 },
  minutes: 135,
  before: ['G01'],
  preparation: [],
  materials: [{ title: 'Laufzettel', file: 'laufzettel.md' }],
  parts: [
    {
      id: 'tag',
      title: '',
      minutes: 135,
      blocks: [
        block('ankommen', 'Ankommen', 0, [
          paragraph('Schön, dass Sie da sind. Sagen Sie reihum, was Sie im Alltag am meisten nervt.'),
          note('Begrüßen Sie alle an der Tür. Zeigen Sie den Code, bis niemand mehr fragt.'),
          polls.scale,
          polls.words,
        ]),
        block(
          'parcours',
          'Rechte-Parcours',
          30,
          [
            paragraph(
              'Gehen Sie von Station zu Station. An jeder liegt ein Fall; auf dem Laufzettel kreuzen Sie an, welches Recht passt.',
            ),
            note('Teilen Sie die Laufzettel aus und lassen Sie Gruppen zu dritt bilden. Nach zwölf Minuten wechseln.'),
            polls.single,
            polls.multiple,
            polls.quiz,
          ],
          { form: 'stationen', sequences: ['O06'] },
        ),
        block('pause', 'Pause', 60, [], { form: 'pause', minutes: 15 }),
        block(
          'sorgen-und-ideen',
          'Sorgen und Ideen',
          75,
          [
            paragraph('Schreiben Sie jede Sorge auf eine Karte.'),
            note('Ordnen Sie die Karten laut und fragen Sie nach.'),
            polls.cards,
            polls.lights,
            polls.ranking,
          ],
          { form: 'gruppen' },
        ),
        block('unsere-regel', 'Unsere Regel', 105, [
          paragraph('Wer macht was bis wann?'),
          note('Tragen Sie ein, was die Gruppe sagt, und lesen Sie es vor.'),
          { kind: 'shared-list', id: 'massnahmen', list: 'measures', prompt: [paragraph('Das nehmen wir uns vor:')] },
          polls.scaleAgain,
        ]),
      ],
    },
  ],
  evaluation: [
    {
      kind: 'poll',
      type: 'scale',
      id: 'nutzen',
      steps: 5,
      prompt: [paragraph('Wie nützlich war dieser Workshop für Ihre Arbeit?')],
      options: [option('wenig', 'wenig'), option('viel', 'viel')],
    },
  ],
  followUps: [
    {
      id: 'nachfassen',
      days: 42,
      check: undefined,
      nodes: [
        {
          kind: 'poll',
          type: 'single',
          id: 'geblieben',
          prompt: [paragraph('Halten Sie sich an die Regel?')],
          options: [option('ja', 'ja'), option('nein', 'nein')],
        },
      ],
    },
    {
      id: 'wirkung',
      days: 182,
      check: undefined,
      nodes: [
        {
          kind: 'poll',
          type: 'single',
          id: 'gilt-noch',
          prompt: [paragraph('Gilt die Regel noch?')],
          options: [option('ja', 'ja'), option('nein', 'nein')],
        },
      ],
    },
  ],
  checks: {
    'G08#frist': {
      ...check,
      type: 'choice',
      id: 'frist',
      multiple: false,
      prompt: [paragraph('Ab wann gelten die Pflichten für Betreiber?')],
      options: [
        { id: 'heute', text: text('schon heute'), feedback: text('Noch nicht.'), correct: false },
        { id: '2027', text: text('ab Dezember 2027'), feedback: text('So steht es im Gesetz.'), correct: true },
      ],
    },
    'G08#pflichten': {
      ...check,
      type: 'truth',
      id: 'pflichten',
      prompt: [paragraph('Was stimmt?')],
      statements: [
        { id: 'schulen', text: text('Wer KI einsetzt, muss seine Leute schulen.'), feedback: [], correct: true },
        { id: 'melden', text: text('Jede KI muss angemeldet werden.'), feedback: [], correct: false },
      ],
    },
  },
  titles: { G01: 'Was ist KI?', O06: 'Rechte des Betriebsrats' },
};

/** The same, with a picture in its second block and in a question. */
export const illustrated: ServedWorkshop = {
  ...agenda,
  parts: agenda.parts.map((part) => ({
    ...part,
    blocks: part.blocks.map((one) =>
      one.id === 'parcours'
        ? {
            ...one,
            nodes: [
              ...one.nodes.slice(0, 1),
              picture,
              note('Die Uhr zeigt zweimal zwölf.'),
              { ...polls.multiple, prompt: [picture, ...polls.multiple.prompt] },
            ],
          }
        : one,
    ),
  })),
};

export const now = '2026-11-26T10:00:00.000Z';
const seconds = (count: number): string => new Date(Date.parse(now) + count * 1000).toISOString();

/** A room at its beginning. */
export const start: RoomState = {
  revision: 1,
  now,
  block: 'ankommen',
  timer: undefined,
  polls: [],
  lists: {},
  closesAt: '2026-11-26T18:00:00.000Z',
};
export const running = { endsAt: seconds(272), minutes: 15 };

/** The stage of a room at its beginning. */
export const stageStart: StageState = {
  ...start,
  connected: 14,
  needTime: 0,
  seats: { taken: 14, most: 40 },
  tallies: {},
  texts: {},
  paper: {},
  decisions: [],
  questions: [],
  canUndo: false,
};

/** Tallies of twelve people for every poll. */
export const tallies = {
  single: { votes: 12, counts: { nie: 1, selten: 6, monatlich: 3, woechentlich: 2 } },
  multiple: { votes: 12, counts: { buero: 9, personal: 2, fertigung: 5, keine: 1 } },
  scale: { votes: 12, counts: { 1: 3, 2: 5, 3: 3, 4: 1, 5: 0 } },
  scaleAgain: { votes: 11, counts: { 1: 0, 2: 2, 3: 4, 4: 4, 5: 1 } },
  lights: {
    votes: 12,
    counts: {
      'angebote/green': 8,
      'angebote/yellow': 3,
      'angebote/red': 1,
      'bilder/green': 2,
      'bilder/yellow': 6,
      'bilder/red': 4,
    },
  },
  words: { votes: 12, counts: { Telefon: 7, Suchen: 4, Listen: 2, Warten: 1 } },
  ranking: {
    votes: 12,
    counts: {
      'zweck/1': 3,
      'zweck/2': 5,
      'zweck/3': 4,
      'daten/1': 7,
      'daten/2': 3,
      'daten/3': 2,
      'grenzen/1': 2,
      'grenzen/2': 4,
      'grenzen/3': 6,
    },
  },
  cards: { votes: 12, counts: { 'Wer haftet?': 1, 'Wir werden überwacht.': 2, 'Niemand zeigt es uns.': 1 } },
  quiz: {
    votes: 12,
    counts: { 'G08#frist/right': 5, 'G08#frist/answered': 12, 'G08#pflichten/right': 9, 'G08#pflichten/answered': 11 },
  },
} satisfies Record<keyof typeof polls, unknown>;

/** One request that the room has got. */
export interface Asked {
  method: string;
  path: string;
  body: unknown;
}

type Answer = { status: number; body?: unknown; headers?: Record<string, string> };

/**
 * A room whose server is in this page. `say` tells a new state, `cut` and `mend` take the network away and bring it back; time
 * passes by `pass` only.
 */
export class FakeRoom<State extends RoomState = RoomState> implements RoomWorld {
  readonly asked: Asked[] = [];
  ballots: OwnBallots = { ballots: {}, needTime: false };
  /** What the server says to a request instead of what it usually does; undefined: as usual. */
  answer: (asked: Asked) => Answer | undefined = () => undefined;
  /** No streams: the network lets single requests through only. */
  withoutStream = false;
  /** Streams and questions go out and are never answered. */
  isMute = false;
  isCut = false;
  streamsOpened = 0;
  readonly storage: RoomWorld['storage'];
  private readonly streams = new Set<Stream>();
  private readonly waiting = new Set<{ run: () => void; at: number }>();
  private time = 0;

  constructor(
    public state: State,
    private readonly served: ServedWorkshop = agenda,
    stored = new Map<string, string>(),
  ) {
    this.storage = {
      getItem: (key) => stored.get(key) ?? null,
      setItem: (key, value) => void stored.set(key, value),
      removeItem: (key) => void stored.delete(key),
    };
  }

  readonly random = (): number => 0.5;
  readonly clock = (): number => this.time;

  later(run: () => void, milliseconds: number): () => void {
    const one = { run, at: this.time + milliseconds };
    this.waiting.add(one);
    return () => void this.waiting.delete(one);
  }

  /** Lets time pass and does what is due meanwhile, in its order. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    await settle();
    const next = () => [...this.waiting].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
    for (let due = next(); due; due = next()) {
      this.waiting.delete(due);
      this.time = Math.max(this.time, due.at);
      due.run();
      await settle();
    }
    this.time = end;
  }

  stream(): Stream {
    const stream: Stream = { onmessage: null, onerror: null, close: () => void this.streams.delete(stream) };
    this.streams.add(stream);
    this.streamsOpened++;
    queueMicrotask(() => {
      if (this.isMute) return;
      if (this.isCut || this.withoutStream) stream.onerror?.(new Event('error'));
      else this.send(stream);
    });
    return stream;
  }

  async fetch(address: string, init: RequestInit = {}): Promise<Response> {
    if (this.isCut) throw new TypeError('no network');
    if (this.isMute) {
      return new Promise((_, reject) =>
        init.signal?.addEventListener('abort', () => reject(new DOMException('abort'))),
      );
    }
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
    const asked = { method: init.method ?? 'GET', path: address, body };
    this.asked.push(asked);
    const { status, body: said, headers } = this.answer(asked) ?? this.usual(asked);
    return new Response(said === undefined ? null : JSON.stringify(said), { status, headers: headers ?? {} });
  }

  private usual({ method, path }: Asked): Answer {
    if (path.endsWith('/ablauf.json')) return { status: 200, body: this.served };
    if (path.endsWith('/meine-stimmen')) return { status: 200, body: this.ballots };
    if (path.includes('/stand')) {
      return path.endsWith(`seit=${this.state.revision}`) ? { status: 204 } : { status: 200, body: this.state };
    }
    if (path.endsWith('/befehl')) return { status: 200, body: this.state };
    return { status: method === 'GET' ? 404 : 204 };
  }

  /** The state changes, and whoever listens hears of it. */
  say(change: Partial<State>): void {
    this.state = { ...this.state, revision: this.state.revision + 1, ...change };
    if (!this.isCut) for (const stream of this.streams) this.send(stream);
  }

  cut(): void {
    this.isCut = true;
    for (const stream of [...this.streams]) stream.onerror?.(new Event('error'));
  }

  mend(): void {
    this.isCut = false;
  }

  private send(stream: Stream): void {
    stream.onmessage?.(new MessageEvent('message', { data: JSON.stringify(this.state) }));
  }
}

/** Lets everything that waits for an answer go on. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setTimeout(resolve));
};
