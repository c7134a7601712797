/** A text to compare, and what to call it. */
export interface Side {
  name: string;
  text: string;
}

/** A side to choose from a list; its value is unique there. */
export interface Choice extends Side {
  value: string;
}

/** Choices under one heading. */
export interface ChoiceGroup {
  name: string;
  choices: readonly Choice[];
}

/** The choices that must be asked for: a link to paste, and a file to pick. */
export const asked = { link: 'A link…', file: 'A file…' } as const;
export type Asked = keyof typeof asked;
