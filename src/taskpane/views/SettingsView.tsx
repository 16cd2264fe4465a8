import { Body1, Caption1, Field, Input, Radio, RadioGroup, mergeClasses } from "@fluentui/react-components";
import type { Language } from "../locales";
import { storedName, storeName } from "../model/preferences";
import { usePane } from "./context";
import { useStyles } from "./styles";

/** Language, and what the program does with files. */
export function SettingsView({ onLanguage }: { onLanguage: (language: Language) => void }) {
  const { language, t } = usePane();
  const styles = useStyles();
  return (
    <div className={mergeClasses(styles.scroll, styles.column)} data-testid="settings">
      <Field label={t("settings.language")}>
        <RadioGroup value={language} onChange={(_e, d) => onLanguage(d.value as Language)}>
          <Radio value="zh-CN" label={t("settings.zh")} data-testid="language-zh-CN" />
          <Radio value="en-US" label={t("settings.en")} data-testid="language-en-US" />
        </RadioGroup>
      </Field>
      <Field label={t("settings.who")} hint={t("settings.whoHint")}>
        <Input defaultValue={storedName()} onChange={(_e, d) => storeName(d.value.trim())} data-testid="who" />
      </Field>
      <Body1>{t("settings.privacy")}</Body1>
      <Caption1 className={styles.muted}>{t("settings.about")}</Caption1>
    </div>
  );
}
