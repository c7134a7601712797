import { Suspense, useState } from 'react';
import { Boundary, NotLoaded } from '../../ui/Boundary';
import { Button } from '../../ui/Button';
import { lazy } from '../../ui/lazy';
import { Loading } from '../../ui/Loading';
import { fitsQrCode, longestLegible, mostBytes } from './qrLimits';
import styles from './ShareDialog.module.css';
import { thousands } from '../../ui/counted';

const QrCode = lazy(() => import('./QrCode'));
const LargeQr = lazy(() => import('./LargeQr'));

const remedy =
  'Shorten the policy or the note, or put the link on a web page and show the address of that page.';

/** The link as a QR code, which also comes as large as the screen, for a beamer. */
export function QrFigure({ name, address }: { name: string; address: string }) {
  const [isLarge, setLarge] = useState(false);
  if (!fitsQrCode(address)) {
    return (
      <p className={styles.code}>
        Too long for a QR code, which holds {thousands(mostBytes)} characters. {remedy}
      </p>
    );
  }
  return (
    <figure className={styles.code}>
      <Boundary fallback={<NotLoaded what="The QR code" />}>
        <Suspense fallback={<Loading />}>
          <QrCode text={address} border={2} />
          {isLarge && <LargeQr name={name} address={address} onClose={() => setLarge(false)} />}
        </Suspense>
      </Boundary>
      <figcaption>
        <Button look="outlined" onClick={() => setLarge(true)}>
          Show large QR code
        </Button>
        {address.length > longestLegible && (
          <p role="note">Phones may fail to read such a dense code. {remedy}</p>
        )}
      </figcaption>
    </figure>
  );
}
