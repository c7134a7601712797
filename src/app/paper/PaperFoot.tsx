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

/** What a printout ends with: the address that opens this policy, as a code and as text. */
export function PaperFoot() {
  const state = useAppStore().getState();
  const link = encodeLink({ shared: openingIn(state), view: viewOf(state) });
  if (link === undefined) return null;
  const address = addressOf(link);
  if (!fitsQrCode(address)) return null;
  return (
    <footer className={styles.foot} data-paper>
      <div className={styles.code}>
        <QrCode text={address} border={2} />
      </div>
      <div>
        <h2>Open this policy in Auditorium</h2>
        <p className={styles.address}>
          {address.length <= typedAtMost ? address : addressOf('').replace(/#$/, '')}
        </p>
      </div>
    </footer>
  );
}
