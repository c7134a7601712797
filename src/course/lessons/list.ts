import type { Lesson, LessonId, LessonTitle } from '../types';

const all: readonly LessonTitle[] = [
  {
    id: 'off-until-you-say-so',
    title: 'Off until you say so',
    asks: 'What is an audit policy, and what happens without one?',
    minutes: 10,
  },
  {
    id: 'stages',
    title: 'Stages',
    asks: 'When does one request generate one event, two or three?',
    minutes: 15,
  },
  {
    id: 'levels',
    title: 'Levels',
    asks: 'How much of a request and its response is recorded?',
    minutes: 15,
  },
  {
    id: 'anatomy-of-a-rule',
    title: 'Anatomy of a rule',
    asks: 'What can a rule match, and what if it has a typo?',
    minutes: 16,
  },
  {
    id: 'first-match-wins',
    title: 'First match wins',
    asks: 'Which of several rules decides?',
    minutes: 12,
  },
  {
    id: 'api-groups',
    title: 'API groups',
    asks: 'Why does my rule for Deployments match nothing?',
    minutes: 14,
  },
  {
    id: 'subresources',
    title: 'Subresources',
    asks: 'Why is a shell in a pod not recorded by a rule for pods?',
    minutes: 16,
  },
  {
    id: 'where-and-which-one',
    title: 'Where, and which one',
    asks: 'How do I limit a rule to a namespace or to one object?',
    minutes: 16,
  },
  {
    id: 'who',
    title: 'Who',
    asks: 'How do I tell people, workloads and nodes apart?',
    minutes: 16,
  },
  {
    id: 'non-resource-urls',
    title: 'Non-resource URLs',
    asks: 'What about probes, metrics and discovery?',
    minutes: 12,
  },
  {
    id: 'less-noise',
    title: 'Less noise',
    asks: 'What can I leave out without going blind?',
    minutes: 18,
  },
  {
    id: 'sensitive-data',
    title: 'Sensitive data and compliance',
    asks: 'How do I keep Secrets out of the log and auditors content?',
    minutes: 18,
  },
  {
    id: 'switching-it-on',
    title: 'Switching it on',
    asks: 'Which flags and mounts does kube-apiserver need, and what if it does not come back?',
    minutes: 35,
  },
  {
    id: 'reading-an-incident',
    title: 'Reading an incident',
    asks: 'Who deleted the pod?',
    minutes: 20,
  },
];

type Loader = () => Promise<{ lesson: Lesson }>;

/** Each lesson is loaded when it is opened. */
const loaders: { [Id in LessonId]?: Loader } = {
  'off-until-you-say-so': () => import('./off-until-you-say-so/lesson'),
  stages: () => import('./stages/lesson'),
  levels: () => import('./levels/lesson'),
  'anatomy-of-a-rule': () => import('./anatomy-of-a-rule/lesson'),
  'first-match-wins': () => import('./first-match-wins/lesson'),
  'api-groups': () => import('./api-groups/lesson'),
  subresources: () => import('./subresources/lesson'),
  'where-and-which-one': () => import('./where-and-which-one/lesson'),
  who: () => import('./who/lesson'),
  'non-resource-urls': () => import('./non-resource-urls/lesson'),
  'less-noise': () => import('./less-noise/lesson'),
  'sensitive-data': () => import('./sensitive-data/lesson'),
  'switching-it-on': () => import('./switching-it-on/lesson'),
  'reading-an-incident': () => import('./reading-an-incident/lesson'),
};

/** The lessons that are written, in order. */
export const lessonTitles: readonly LessonTitle[] = all.filter(({ id }) => id in loaders);

/** Loads the data of a lesson. Rejects if its file cannot be loaded. */
export async function loadLesson(id: LessonId): Promise<Lesson> {
  const load = loaders[id];
  if (!load) throw new Error(`there is no lesson ${id}`);
  return (await load()).lesson;
}
