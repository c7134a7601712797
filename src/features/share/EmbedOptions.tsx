import { useState } from 'react';
import { embedHeight, heights, type Embed } from './embedPage';
import styles from './ShareDialog.module.css';

/** Theme, height and editing of the view for web pages. */
export function EmbedOptions({
  embed,
  onChange,
}: {
  embed: Embed;
  onChange: (embed: Embed) => void;
}) {
  // What is typed may be out of the limits for a moment.
  const [height, setHeight] = useState(String(embed.height));
  return (
    <fieldset className={styles.options} aria-label="Options of the iframe">
      <label>
        Theme
        <select
          value={embed.theme ?? ''}
          onChange={({ target: { value } }) =>
            onChange({ ...embed, theme: value === 'light' || value === 'dark' ? value : undefined })
          }
        >
          <option value="">the reader’s</option>
          <option value="light">light</option>
          <option value="dark">dark</option>
        </select>
      </label>
      <label>
        Height
        <input
          type="number"
          {...heights}
          step={20}
          value={height}
          onChange={({ target }) => {
            setHeight(target.value);
            onChange({ ...embed, height: embedHeight(target.valueAsNumber) });
          }}
          onBlur={() => setHeight(String(embed.height))}
        />
      </label>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={embed.isEditable}
          onChange={({ target }) => onChange({ ...embed, isEditable: target.checked })}
        />
        Readers can edit the policy
      </label>
    </fieldset>
  );
}
