import {
  Body1,
  Caption1,
  Field,
  Input,
  Link,
  Radio,
  RadioGroup,
  Subtitle2,
  mergeClasses,
} from "@fluentui/react-components";
import project from "../../../package.json";
import type { Ledger, SheetUnit } from "../../application";
import type { Language } from "../locales";
import {
  storeFormulas,
  storeName,
  storeSheetLanguage,
  storeSheetUnit,
  storedChoices,
  storedName,
} from "../model/preferences";
import type { FormulaKind } from "../worker/protocol";
import { usePane } from "./context";
import { RuleSettings } from "./rules/RuleSettings";
import { StageHeading } from "./Stage";
import { useStyles } from "./styles";

/** Language, formulas, who decides, and what the program is. */
export function SettingsView({
  ledger,
  onLanguage,
}: {
  ledger: Ledger | null;
  onLanguage: (language: Language) => void;
}) {
  const { language, t } = usePane();
  const styles = useStyles();
  return (
    <div className={mergeClasses(styles.scroll, styles.column)} data-testid="settings">
      <StageHeading>{t("settings.title")}</StageHeading>
      <Field label={t("settings.language")}>
        <RadioGroup value={language} onChange={(_e, d) => onLanguage(d.value as Language)}>
          <Radio value="zh-CN" label={t("settings.zh")} data-testid="language-zh-CN" />
          <Radio value="en-US" label={t("settings.en")} data-testid="language-en-US" />
        </RadioGroup>
      </Field>
      <Field label={t("settings.texts")} hint={t("settings.sheets")}>
        <RadioGroup
          defaultValue={storedChoices().language}
          onChange={(_e, d) => storeSheetLanguage(d.value as "zh" | "en")}
        >
          <Radio value="zh" label={t("settings.zh")} data-testid="sheet-language-zh" />
          <Radio value="en" label={t("settings.en")} data-testid="sheet-language-en" />
        </RadioGroup>
      </Field>
      <Field label={t("settings.formulas")} hint={t("settings.formulasHint")}>
        <RadioGroup defaultValue={storedChoices().formulas} onChange={(_e, d) => storeFormulas(d.value as FormulaKind)}>
          <Radio value="addin" label={t("settings.formulasAddin")} data-testid="formulas-addin" />
          <Radio value="native" label={t("settings.formulasNative")} data-testid="formulas-native" />
        </RadioGroup>
      </Field>
      <Field label={t("settings.unit")} hint={t("settings.unitHint")}>
        <RadioGroup defaultValue={storedChoices().sheetUnit} onChange={(_e, d) => storeSheetUnit(d.value as SheetUnit)}>
          <Radio value="万元" label={t("settings.unitWan")} data-testid="unit-wan" />
          <Radio value="元" label={t("settings.unitYuan")} data-testid="unit-yuan" />
        </RadioGroup>
      </Field>
      <Field label={t("settings.who")} hint={t("settings.whoHint")}>
        <Input defaultValue={storedName()} onChange={(_e, d) => storeName(d.value.trim())} data-testid="who" />
      </Field>
      <RuleSettings ledger={ledger} />
      <section className={styles.section} data-testid="about">
        <Subtitle2 as="h3">{t("settings.about")}</Subtitle2>
        <Body1>{t("settings.version", { version: project.version })}</Body1>
        <Caption1 className={styles.muted}>{t("settings.privacy")}</Caption1>
        <div className={styles.row}>
          <Link href="LICENSE" target="_blank" rel="noopener">
            {t("settings.licence")}
          </Link>
          <Link href="THIRD-PARTY-NOTICES.txt" target="_blank" rel="noopener">
            {t("settings.notices")}
          </Link>
        </div>
      </section>
    </div>
  );
}
