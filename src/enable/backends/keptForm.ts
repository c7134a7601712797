import { firstForm, type Form } from './form';

/** What is in the fields of Backends, while the tab is open. */
let kept = firstForm;

/** Returns the form that Backends shows next. */
export const keptForm = (): Form => kept;

/** Keeps a form for Backends while the tab is open. */
export function keepForm(form: Form): void {
  kept = form;
}

/** Lets Backends go on with what comes in each second. */
export function tryInBackends(events: { rate: number; bytes: number }): void {
  kept = {
    ...kept,
    isSizeOfPreview: false,
    texts: {
      ...kept.texts,
      rate: String(Number(events.rate.toPrecision(3))),
      size: String(Math.max(1, Math.round(events.bytes))),
    },
  };
}
