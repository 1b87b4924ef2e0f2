import type {
  Answer,
  Check,
  ChoiceCheck,
  Inline,
  MatchCheck,
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

/** Each kind of check with an answer and how it reads as an xAPI response. */
export const answers: [Check, Answer, response: string, pattern: string][] = [
  [choice, ['c', 'a', 'fremd'], 'a[,]c', 'a[,]c'],
  [truth, { s2: true }, 's2[.]stimmt', 's1[.]stimmt[,]s2[.]stimmt-nicht'],
  [order, ['zwei', 'eins', 'drei'], 'zwei[,]eins[,]drei', 'eins[,]zwei[,]drei'],
  [match, { saege: 'regel', hobel: 'regel' }, 'saege[.]regel[,]hobel[.]regel', 'saege[.]ki[,]hobel[.]regel'],
];
