import type { ButtonHTMLAttributes, ReactNode } from 'react';
import styles from './Button.module.css';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** How loud it is: one primary a screen, `outlined` for the panel's own action, `quiet` for the rest. */
  look?: 'primary' | 'outlined' | 'quiet' | 'link';
  children: ReactNode;
}

/** A button with a word on it. */
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

/** A button with a picture on it and its name in a tooltip. */
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
