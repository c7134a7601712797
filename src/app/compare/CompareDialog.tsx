import { ArrowLeftRight } from 'lucide-react';
import { Suspense, useState } from 'react';
import { isAnswerHidden } from '../../state/isAnswerHidden';
import { useApp } from '../../state/useApp';
import { Boundary, NotLoaded } from '../../ui/Boundary';
import { Button } from '../../ui/Button';
import { DialogFrame } from '../../ui/dialog/DialogFrame';
import { lazy } from '../../ui/lazy';
import { Loading } from '../../ui/Loading';
import { Decisions } from './Decisions';
import { SidePicker } from './SidePicker';
import type { Read } from './readSide';
import type { ChoiceGroup, Side } from './side';
import { useChecked } from './useChecked';
import { ownChoice, useChoices } from './useChoices';
import styles from './CompareDialog.module.css';

const TextDiff = lazy(() => import('../../editor/TextDiff'));

/** What is chosen for one side: a value of the list, and what was read if it had to be asked for. */
interface Chosen {
  value: string;
  read: Read | undefined;
}

/** Compares any two policies: what they record, request by request, then their texts line by line. */
export default function CompareDialog({ onClose }: { onClose: () => void }) {
  const isShared = useApp(({ workspace }) => workspace.standing === 'shared');
  const isHidden = useApp(isAnswerHidden);
  const kubernetes = useApp((state) => state.kubernetes);
  const text = useApp((state) => state.text);
  const groups = useChoices();
  const [own] = useState(() => (isShared ? ownChoice() : undefined));
  const [before, setBefore] = useState<Chosen>({ value: own ?? 'baseline', read: undefined });
  const [after, setAfter] = useState<Chosen>({ value: 'now', read: undefined });
  const [one, two] = [sideOf(before, groups), sideOf(after, groups)];
  const [checkedOne, checkedTwo] = [
    useChecked(one?.text, kubernetes),
    useChecked(two?.text, kubernetes),
  ];
  const swap = () => {
    setBefore(after);
    setAfter(before);
  };
  return (
    <DialogFrame
      title={own === undefined ? 'Compare policies' : 'Compare with my policy'}
      hint="What they record, then their text"
      width={1200}
      onClose={onClose}
    >
      <div className={styles.body}>
        <div className={styles.sides}>
          <SidePicker
            label="Before"
            groups={groups}
            value={before.value}
            read={before.read}
            analysis={checkedOne}
            onChoose={(value) => setBefore({ value, read: undefined })}
            onRead={(read) => setBefore((now) => ({ ...now, read }))}
          />
          <Button look="outlined" onClick={swap} aria-label="Swap the sides">
            <ArrowLeftRight size={15} aria-hidden="true" />
          </Button>
          <SidePicker
            label="After"
            groups={groups}
            value={after.value}
            read={after.read}
            analysis={checkedTwo}
            onChoose={(value) => setAfter({ value, read: undefined })}
            onRead={(read) => setAfter((now) => ({ ...now, read }))}
          />
        </div>
        {isHidden ? (
          <p className={styles.summary}>The answer is hidden, so only the texts are compared.</p>
        ) : (
          checkedOne &&
          checkedTwo && (
            <Decisions
              before={checkedOne}
              after={checkedTwo}
              isNow={{ before: one?.text === text, after: two?.text === text }}
              onClose={onClose}
            />
          )
        )}
        {one && two && <Texts before={one} after={two} />}
      </div>
    </DialogFrame>
  );
}

function sideOf({ value, read }: Chosen, groups: readonly ChoiceGroup[]): Side | undefined {
  if (read) return 'refused' in read ? undefined : read;
  return groups.flatMap(({ choices }) => choices).find((each) => each.value === value);
}

function Texts({ before, after }: { before: Side; after: Side }) {
  if (before.text === after.text) {
    return <p className={styles.summary}>Both texts are identical.</p>;
  }
  return (
    <section aria-label="Text" className={styles.text}>
      <p className={styles.names}>
        <span>− {before.name}</span>
        <span>+ {after.name}</span>
      </p>
      <div className={styles.diff}>
        <Boundary fallback={<NotLoaded what="The comparison of the texts" />}>
          <Suspense fallback={<Loading />}>
            <TextDiff before={before.text} after={after.text} />
          </Suspense>
        </Boundary>
      </div>
    </section>
  );
}
