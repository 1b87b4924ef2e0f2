import type {
  Answer,
  CaseCheck,
  Check,
  ChoiceCheck,
  GapCheck,
  Inline,
  MatchCheck,
  NumberCheck,
  OrderCheck,
  TruthCheck,
} from '../../../sequences/format/nodes.ts';
import type { Lesson } from '../../../sequences/record/index.ts';

const text = (words: string): Inline[] => [{ kind: 'text', text: words }];
const item = (id: string) => ({ id, text: text(`Text ${id}`), feedback: text(`Rückmeldung ${id}`) });
const head = {
  kind: 'check',
  version: 2,
  required: true,
  shuffle: true,
  prompt: [{ kind: 'paragraph', children: text('Was stimmt?') }],
  explanation: text('Darum.'),
} as const;

export const lesson: Lesson = {
  id: 'G01',
  title: 'Was ist KI?',
  pillar: 'grundlagen',
  version: 3,
  aim: 'Sie unterscheiden KI von Software.',
};

export const instrument = { name: 'ki-check', title: 'KI-Check', version: 2 };
export const counts = { red: 1, yellow: 2, green: 20, irrelevant: 5 };

export const choice: ChoiceCheck = {
  ...head,
  prompt: [...head.prompt],
  id: 'wahl',
  type: 'choice',
  multiple: true,
  options: [
    { ...item('a'), correct: true },
    { ...item('b'), correct: false },
    { ...item('c'), correct: true },
  ],
};
export const truth: TruthCheck = {
  ...head,
  prompt: [...head.prompt],
  id: 'wahrheit',
  type: 'truth',
  statements: [
    { ...item('s1'), correct: true },
    { ...item('s2'), correct: false },
  ],
};
export const order: OrderCheck = {
  ...head,
  prompt: [...head.prompt],
  id: 'ordnen',
  type: 'order',
  items: [item('eins'), item('zwei'), item('drei')],
};
export const match: MatchCheck = {
  ...head,
  prompt: [...head.prompt],
  id: 'zuordnen',
  type: 'match',
  head: [text('Sache'), text('Ist')],
  pairs: [
    { ...item('saege'), choice: 'ki' },
    { ...item('hobel'), choice: 'regel' },
  ],
  choices: [
    { id: 'ki', text: text('KI') },
    { id: 'regel', text: text('Regel') },
  ],
};

export const gap: GapCheck = {
  ...head,
  prompt: [...head.prompt],
  id: 'luecken',
  type: 'gap',
  passage: [[...text('Ein '), { kind: 'gap', id: 'luecke-1' }, ...text(' in der '), { kind: 'gap', id: 'luecke-2' }]],
  gaps: [
    { id: 'luecke-1', solutions: ['Hammer', 'Fäustel'] },
    { id: 'luecke-2', solutions: ['Werkstatt'] },
  ],
};
export const number: NumberCheck = {
  ...head,
  prompt: [...head.prompt],
  id: 'zahl',
  type: 'number',
  value: 12.5,
  tolerance: 0.5,
  unit: 'Prozent',
};
export const caseStudy: CaseCheck = {
  ...head,
  prompt: [...head.prompt],
  id: 'fall',
  type: 'case',
  steps: [
    {
      id: 'wer',
      question: text('Wer?'),
      options: [
        { ...item('x'), correct: true },
        { ...item('y'), correct: false },
      ],
    },
    {
      id: 'was',
      question: text('Was?'),
      options: [
        { ...item('x'), correct: false },
        { ...item('y'), correct: true },
      ],
    },
  ],
};

/** Each kind of check with an answer and how it reads as an xAPI response. */
export const answers: [Check, Answer, response: string, patterns: string[]][] = [
  [choice, ['c', 'a', 'fremd'], 'a[,]c', ['a[,]c']],
  [truth, { s2: true }, 's2[.]stimmt', ['s1[.]stimmt[,]s2[.]stimmt-nicht']],
  [order, ['zwei', 'eins', 'drei'], 'zwei[,]eins[,]drei', ['eins[,]zwei[,]drei']],
  [match, { saege: 'regel', hobel: 'regel' }, 'saege[.]regel[,]hobel[.]regel', ['saege[.]ki[,]hobel[.]regel']],
  [
    gap,
    { 'luecke-1': 'Zange' },
    'Zange[,]',
    ['{case_matters=false}Hammer[,]Werkstatt', '{case_matters=false}Fäustel[,]Werkstatt'],
  ],
  [number, '12,7 %', '12.7', ['12[:]13']],
  [caseStudy, { was: 'x' }, 'was[.]was--x', ['wer[.]wer--x[,]was[.]was--y']],
];
