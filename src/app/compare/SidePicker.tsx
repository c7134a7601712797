import { useId } from 'react';
import type { Analysis } from '../../engine/check';
import { verdictOf } from '../../features/problems/verdictOf';
import { pickFile } from '../../storage/pickFile';
import { Button } from '../../ui/Button';
import { readFileSide, readLinkSide, type Read } from './readSide';
import { asked, type Asked, type ChoiceGroup } from './side';
import styles from './CompareDialog.module.css';

interface Props {
  /** Before or After. */
  label: string;
  groups: readonly ChoiceGroup[];
  value: string;
  /** What kube-apiserver says about the chosen text, once known. */
  analysis: Analysis | undefined;
  onChoose: (value: string) => void;
  /** What was read of a link or a file. */
  read: Read | undefined;
  onRead: (read: Read) => void;
}

/** Chooses one side of the comparison, and says whether kube-apiserver accepts it. */
export function SidePicker({ label, groups, value, analysis, onChoose, read, onRead }: Props) {
  const noteId = useId();
  const isRefused = read !== undefined && 'refused' in read;
  return (
    <div className={styles.picker} role="group" aria-label={`${label}: what to compare`}>
      <label>
        <span>{label}</span>
        <select value={value} onChange={({ target }) => onChoose(target.value)}>
          {groups.map((group) => (
            <optgroup key={group.name} label={group.name}>
              {group.choices.map((choice) => (
                <option key={choice.value} value={choice.value}>
                  {choice.name}
                </option>
              ))}
            </optgroup>
          ))}
          <optgroup label="From elsewhere">
            {(Object.keys(asked) as Asked[]).map((each) => (
              <option key={each} value={each}>
                {asked[each]}
              </option>
            ))}
          </optgroup>
        </select>
      </label>
      {value === 'link' && (
        <input
          type="text"
          aria-label={`${label}: link`}
          aria-describedby={noteId}
          placeholder="Paste a link to a policy"
          spellCheck={false}
          onChange={({ target }) => void readPasted(target, onRead)}
        />
      )}
      {value === 'file' && (
        <Button look="outlined" onClick={() => void pick(onRead)}>
          {analysis ? 'Choose another file' : 'Choose a file'}
        </Button>
      )}
      <div className={styles.said} id={noteId} role="status">
        {isRefused ? read.refused : analysis && <Verdict name={read?.name} analysis={analysis} />}
      </div>
    </div>
  );
}

function Verdict({ name, analysis }: { name: string | undefined; analysis: Analysis }) {
  const { word, tone, detail } = verdictOf(analysis);
  const { error } = analysis.reading;
  return (
    <>
      {name !== undefined && `${name}: `}
      <b data-tone={tone}>{word}</b> {detail}
      {error !== null && <code>{error}</code>}
    </>
  );
}

/** Reads what was pasted, unless something else has been pasted meanwhile. */
async function readPasted(field: HTMLInputElement, onRead: Props['onRead']): Promise<void> {
  const pasted = field.value;
  const read = await readLinkSide(pasted);
  if (field.value === pasted) onRead(read);
}

/** Lets the user pick a file and reads it. */
async function pick(onRead: Props['onRead']): Promise<void> {
  const taken = await pickFile();
  if (taken) onRead(await readFileSide(taken.file));
}
