import type { KubernetesVersion, Level, Stage } from '../audit/types';
import type { SampleRequest } from '../catalog/types';
import type { Expectation } from '../expectations/expectation';
import type { ManifestRequirement } from './manifests/goal';

/** A row of the list of lessons: all that is known before a lesson is loaded. */
export interface LessonTitle {
  /** In the address, as is. */
  id: LessonId;
  title: string;
  /** The question that the lesson answers, in the reader's words. */
  asks: string;
  /** What somebody new takes who reads everything, the panes beside the words too: docs/teaching.md. */
  minutes: number;
}

/** The lessons, in order. */
export const lessonIds = [
  'off-until-you-say-so',
  'stages',
  'levels',
  'anatomy-of-a-rule',
  'first-match-wins',
  'api-groups',
  'subresources',
  'where-and-which-one',
  'who',
  'non-resource-urls',
  'less-noise',
  'sensitive-data',
  'switching-it-on',
  'reading-an-incident',
] as const;
export type LessonId = (typeof lessonIds)[number];

/** A lesson's data; its prose is in `lesson.en.mdx` beside it: one heading `##` for each screen, in order. */
export interface Lesson {
  /** The first has a policy and requests. */
  screens: readonly Screen[];
}

/** One idea: a piece of prose beside a small studio. */
export interface Screen {
  /** The policy that the studio shows from here on; absent: that of the screen before, as the learner left it. */
  policy?: string;
  kubernetes?: KubernetesVersion;
  /** The ids of the requests in focus, three to eight; absent: those of the screen before. */
  requests?: readonly string[];
  /** What the learner predicts before the decisions are shown. */
  predict?: readonly Prediction[];
  /** What there is to try. */
  steps?: readonly Step[];
  /** What the prose says about this screen's policy, as the evaluator must decide it too. */
  claims?: readonly Claim[];
  /** The id of an exercise about a manifest, which stands beside the words instead of the studio. */
  manifest?: string;
}

/** What can be predicted about one request. */
export const predictable = ['level', 'rule', 'stages'] as const;
export type Predictable = (typeof predictable)[number];

/** A question whose answer the evaluator computes. */
export interface Prediction {
  request: string;
  ask: Predictable;
  /** Why, in a sentence or two; said after the guess, right or wrong. */
  why: string;
}

/** Something to try in the studio, which notices when it is done. */
export interface Step {
  /** What to do: "Change the level to Request." */
  say: string;
  done: Goal;
  /** One way to do it: parts of the text and what replaces them, in order. */
  way: readonly (readonly [from: string, to: string])[];
  /** What to notice afterwards. */
  notice?: string;
}

/** What a step waits for. */
export type Goal =
  /** kube-apiserver accepts the policy, which does this. */
  | { expects: readonly Wanted[] }
  /** kube-apiserver rejects the policy with words that hold these. */
  | { rejected: string }
  /** kube-apiserver accepts the policy, and the problem with this code is there, or is not. */
  | { problem: string }
  | { withoutProblem: string };

/** What a step wants of a request: no more than its words say. */
export interface Wanted extends Expectation {
  /** This level, or one that records more. */
  atLeast?: Level;
  /** Stages that have an event, whichever others have one. */
  has?: readonly Stage[];
  /** Stages that have none. */
  lacks?: readonly Stage[];
}

/** A sentence of a lesson's prose that the evaluator must agree with. */
export interface Claim extends Expectation {
  /** The sentence, or the part of it, exactly as in the prose. */
  says: string;
  /** The Kubernetes minor versions that it speaks of; absent: all. */
  kubernetes?: readonly KubernetesVersion[];
  /** Another policy than that of the screen. */
  policy?: string;
}

/** What is asked for: visible from the start. The requests that check it are not. */
export interface Requirement {
  /** A sentence: "Record Secrets as metadata only." */
  says: string;
  expects: readonly Expectation[];
  /** Besides, no request at all may be decided otherwise than by the policy that the exercise starts with. */
  asStart?: true;
  /** It asks for something that is not known here: it is never met. */
  isUnknown?: true;
}

interface ExerciseBase {
  /** In the address, as is. */
  id: string;
  title: string;
  lesson: LessonId;
  minutes: number;
  /** What is to be done, in Markdown's paragraphs, lists, `code` and **strong**. */
  task: string;
  /** The first helps least. They never hold the solution. */
  hints: readonly string[];
  /** Why the solution is as it is, in the same Markdown. */
  why: string;
}

/** An exercise that exams draw. */
interface ExamBase extends ExerciseBase {
  /** Points in the exam. */
  weight: number;
}

/** What there is to do with a policy, and how it is graded: in an exercise of the course, or in one of a teacher. */
export interface PolicyTask extends Pick<ExerciseBase, 'id' | 'title' | 'task' | 'hints' | 'why'> {
  /** The policy to begin with. */
  start: string;
  kubernetes?: KubernetesVersion;
  requirements: readonly Requirement[];
  /** So many rules at most, as for kind minimise. */
  rulesAtMost?: number;
  /** The ids of sample requests that the learner sees decided while editing. */
  shown: readonly string[];
  /** Requests that are not among the samples. */
  requests?: readonly SampleRequest[];
  /** Absent: the teacher has not sent it along. */
  solution?: string;
}

/** An exercise whose answer is a policy, graded by what it does. */
export interface PolicyExercise extends ExamBase, PolicyTask {
  kind: 'write' | 'repair' | 'minimise';
  solution: string;
}

/** A question with options to choose from. */
export interface Choice {
  /** Unique in its exercise. */
  id: string;
  asks: string;
  options: readonly string[];
  /** The number of the right option, from 0. A list: all options that are right, of which several may be chosen. */
  right: number | readonly number[];
  /** For each option, why it is wrong, without saying which one is right; absent for an option that is right. */
  because: readonly (string | undefined)[];
}

/** An exercise about what a policy does, which the evaluator answers. */
export interface PredictExercise extends ExamBase {
  kind: 'predict';
  policy: string;
  kubernetes?: KubernetesVersion;
  questions: readonly Prediction[];
}

/** An exercise about the lines of an audit log. */
export interface ReadExercise extends ExamBase {
  kind: 'read';
  /** The lines, as in an audit log. */
  log: readonly string[];
  questions: readonly Choice[];
}

/** A question about a configuration as it is, before it is changed. */
export interface ForetellingQuestion extends Omit<Choice, 'because'> {
  /** Why, in a sentence or two; said after the answer, right or wrong. */
  why: string;
}

/** An exercise whose answer is how kube-apiserver is started: a manifest, a unit, a configuration. The doctor grades it. */
export interface ManifestExercise extends ExerciseBase {
  kind: 'manifest';
  /** Where the text is, as its path or name. */
  file: string;
  start: string;
  /** What to say about the text before it is changed. It is not graded. */
  foretell?: readonly ForetellingQuestion[];
  requirements: readonly ManifestRequirement[];
  solution: string;
}

/** What an exam can have as a task. */
export type ExamExercise = PolicyExercise | PredictExercise | ReadExercise;

export type Exercise = ExamExercise | ManifestExercise;

/** An answer to a prediction. */
export type Guess = Level | Stage[] | number;

/** Answers to predictions, by where they are asked. */
export type Guesses = Readonly<Record<string, Guess>>;

/** An answer to a choice: the number of an option, or those of all that are chosen. */
export type Chosen = number | readonly number[];

/** What a learner answers, by the id of the question. Of a question that is not answered yet there is nothing. */
export type Answers = Readonly<Record<string, Guess | Chosen | undefined>>;
