import { fitsQrCode } from '../../features/share/qrLimits';
import QrCode from '../../features/share/QrCode';
import { openingIn } from '../../state/openWorkspace';
import { useAppStore } from '../../state/useApp';
import { viewOf } from '../../state/view';
import { addressOf } from '../../storage/address';
import { encodeLink } from '../../storage/link';
import styles from './Paper.module.css';

/** Nobody types a longer address; the code leads there. */
const typedAtMost = 400;

/** What a printout ends with: the address that opens this policy, as a code and as text, or why there is none. */
export function PaperFoot() {
  const state = useAppStore().getState();
  const link = encodeLink({ shared: openingIn(state), view: viewOf(state) });
  const address = link === undefined ? undefined : addressOf(link);
  const isCoded = address !== undefined && fitsQrCode(address);
  const isTyped = address !== undefined && address.length <= typedAtMost;
  return (
    <footer className={styles.foot} data-paper>
      {isCoded && (
        <div className={styles.code}>
          <QrCode text={address} border={2} />
        </div>
      )}
      <div>
        <h2>Open this policy in Auditorium</h2>
        {!isCoded && (
          <p>
            This policy is too long for a {address === undefined ? 'link' : 'QR code'}. Ask its
            author for {address === undefined ? 'the file' : 'the link or the file'}, and open it
            here:
          </p>
        )}
        <p className={styles.address}>{isTyped ? address : addressOf('').replace(/#$/, '')}</p>
      </div>
    </footer>
  );
}
