import { Button } from '../Button';
import { thousands } from '../counted';

interface Props {
  /** How many elements are not shown. */
  hidden: number;
  /** How many the button shows. */
  step: number;
  /** What they are, for people who hear the button alone: "users". */
  of: string;
  className?: string;
  onShow: () => void;
}

/** Says how many elements of a long list are not shown, and shows more of them. */
export function MoreRow({ hidden, step, of, className = '', onShow }: Props) {
  const next = thousands(Math.min(step, hidden));
  return (
    <span className={className}>
      {thousands(hidden)} more{' '}
      <Button look="link" aria-label={`Show ${next} more ${of}`} onClick={onShow}>
        Show {next} more
      </Button>
    </span>
  );
}
