import type { ButtonHTMLAttributes, ReactNode } from 'react';
import styles from './Button.module.css';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `primary` once per screen, `outlined` for the action of a panel, `quiet` for the rest. */
  look?: 'primary' | 'outlined' | 'quiet' | 'link';
  children: ReactNode;
}

/** A button with a text label. */
export function Button({ look = 'quiet', type = 'button', className = '', ...rest }: Props) {
  return (
    <button type={type} data-look={look} className={`${styles.button} ${className}`} {...rest} />
  );
}

interface IconProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** The accessible name, shown as a tooltip as well. */
  label: string;
  children: ReactNode;
}

/** A button with an icon and its name as a tooltip. */
export function IconButton({ label, type = 'button', className = '', ...rest }: IconProps) {
  return (
    <button
      type={type}
      aria-label={label}
      title={label}
      className={`${styles.icon} ${className}`}
      {...rest}
    />
  );
}
