import { Button, Tooltip, type ButtonProps } from "@fluentui/react-components";
import { useState } from "react";
import { usePane } from "./context";

/** Writes the formulas of the workbook again, and then says how many. */
export function RefreshButton(look: Pick<ButtonProps, "icon" | "size"> & { readonly "data-testid": string }) {
  const { controller, t } = usePane();
  const [refreshed, setRefreshed] = useState<number | null>(null);
  return (
    <Tooltip content={t("result.refreshHint")} relationship="description">
      <Button {...look} onClick={() => void controller.refreshFormulas().then(setRefreshed)}>
        {refreshed === null ? t("result.refresh") : t("result.refreshed", { count: refreshed })}
      </Button>
    </Tooltip>
  );
}
