import { useRef, type ComponentProps } from 'react';
import { Button } from '../../ui/Button';

interface Props {
  label: string;
  onFiles: (files: readonly File[]) => void | Promise<void>;
  look?: ComponentProps<typeof Button>['look'];
  isMultiple?: boolean;
}

/** A button that opens JSON files. */
export function FileButton({ label, onFiles, look = 'outlined', isMultiple = false }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button look={look} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        multiple={isMultiple}
        hidden
        aria-label={label}
        onChange={({ target }) => {
          void onFiles([...(target.files ?? [])]);
          target.value = '';
        }}
      />
    </>
  );
}
