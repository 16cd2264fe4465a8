import { errorData } from "../worker/error-data";
import { Button, Tooltip, type ButtonProps } from "@fluentui/react-components";
import { useState } from "react";
import type { ErrorData } from "../worker/protocol";
import { usePane } from "./context";

/** Writes the formulas of the workbook again, and then says how many. */
export function RefreshButton({
  onError,
  ...look
}: Pick<ButtonProps, "icon" | "size"> & {
  readonly "data-testid": string;
  readonly onError: (error: ErrorData | null) => void;
}) {
  const { controller, t } = usePane();
  const [refreshed, setRefreshed] = useState<number | null>(null);
  const refresh = async (): Promise<void> => {
    onError(null);
    try {
      setRefreshed(await controller.refreshFormulas());
    } catch (error) {
      onError(errorData(error));
    }
  };
  return (
    <Tooltip content={t("result.refreshHint")} relationship="description">
      <Button {...look} onClick={() => void refresh()}>
        {refreshed === null ? t("result.refresh") : t("result.refreshed", { count: refreshed })}
      </Button>
    </Tooltip>
  );
}
