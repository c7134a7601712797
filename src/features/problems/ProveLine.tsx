import styles from './ProveLine.module.css';

/** Leads from what is wrong with a policy to what is certain about it. */
export const ProveLine = () => (
  <p className={styles.line}>
    <a href="#prove">Prove</a> what holds for every request: about Secrets, shells, failed logins,
    and what CIS asks for.
  </p>
);
