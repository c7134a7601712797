import { ChevronDown } from 'lucide-react';
import { Suspense, useRef, useState } from 'react';
import { Boundary, NotLoaded } from '../../ui/Boundary';
import { Button } from '../../ui/Button';
import { lazy } from '../../ui/lazy';
import type { Studio } from '../commands/command';

const MenuList = lazy(() => import('./MenuList'), 'early');

/** The menu of what can be done with the policy as a file: open, save, copy, compare, print. */
export function FileMenu({ studio }: { studio: Studio }) {
  const button = useRef<HTMLSpanElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <span ref={button}>
      <Button aria-haspopup="menu" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        File
        <ChevronDown size={14} aria-hidden="true" />
      </Button>
      {isOpen && (
        <Boundary fallback={<NotLoaded what="This menu" onClose={() => setOpen(false)} />}>
          <Suspense>
            <MenuList studio={studio} button={button} onClose={() => setOpen(false)} />
          </Suspense>
        </Boundary>
      )}
    </span>
  );
}
