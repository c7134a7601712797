import { RotateCcw, SquareArrowOutUpRight } from 'lucide-react';
import { useApp, useAppStore } from '../../state/useApp';
import { Button, IconButton } from '../../ui/Button';
import { SmallStudio } from '../studio/SmallStudio';
import { takeToStudio } from '../takeToStudio';

interface Props {
  /** The lesson's policy on this screen. */
  text: string;
  /** What the policy is called in the studio. */
  name: string;
}

/** The studio beside the words of a lesson. */
export function LessonStudio({ text, name }: Props) {
  const store = useAppStore();
  const isChanged = useApp((state) => state.text !== text);
  return (
    <SmallStudio
      actions={
        <>
          {isChanged && (
            <Button onClick={() => store.getState().replaceText(text)}>
              <RotateCcw size={14} aria-hidden="true" />
              Reset
            </Button>
          )}
          <IconButton
            label="Open this policy in the studio"
            onClick={() => takeToStudio(store, name)}
          >
            <SquareArrowOutUpRight size={15} />
          </IconButton>
        </>
      }
    />
  );
}
