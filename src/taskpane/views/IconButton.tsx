import { Button } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import type { ReactElement } from "react";
import { usePane } from "./context";

/** A small button that is only a sign; its name is said by voice. */
export function IconButton({
  icon,
  label,
  disabled,
  onClick,
  testId,
}: {
  icon: ReactElement;
  label: string;
  disabled?: boolean;
  onClick: () => void;
  testId?: string;
}) {
  return (
    <Button
      size="small"
      appearance="subtle"
      icon={icon}
      aria-label={label}
      disabled={disabled}
      onClick={onClick}
      data-testid={testId}
    />
  );
}

/** The sign that closes a message. */
export function DismissButton({ onClick }: { onClick: () => void }) {
  const { t } = usePane();
  return <Button appearance="transparent" icon={<DismissRegular />} aria-label={t("action.close")} onClick={onClick} />;
}
