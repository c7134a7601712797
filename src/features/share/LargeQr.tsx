import { X } from 'lucide-react';
import { Heading } from 'react-aria-components';
import { IconButton } from '../../ui/Button';
import { Modal } from '../../ui/dialog/Modal';
import QrCode from './QrCode';
import styles from './LargeQr.module.css';

/** Longer addresses cannot be typed from a beamer, and would take room from the code. */
const typedAtMost = 120;

/** The zone around a code that readers need, in dots: part of its standard. */
const quietZone = 4;

interface Props {
  name: string;
  address: string;
  onClose: () => void;
}

/** The QR code as large as the window, for a beamer: black on white, with the name of the policy. */
export default function LargeQr({ name, address, onClose }: Props) {
  return (
    <Modal classNames={styles} onClose={onClose}>
      <div className={styles.head}>
        <Heading slot="title" className={styles.title ?? ''}>
          {name}
        </Heading>
        <IconButton label="Close the QR code" onClick={onClose} className={styles.close ?? ''}>
          <X size={20} />
        </IconButton>
      </div>
      <div className={styles.code}>
        <QrCode text={address} border={quietZone} />
      </div>
      {address.length <= typedAtMost && <p className={styles.address}>{address}</p>}
    </Modal>
  );
}
